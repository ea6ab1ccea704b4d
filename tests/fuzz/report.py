"""Prints what became of spoilt files: `python tests/fuzz/report.py [COUNT] [FIRST]`, on two processes."""

import collections
import concurrent.futures
import sys
import time

from test_spoilt_files import FILES, TELLING_WHEN_CUT, outcomes

PART = 250


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    started = time.perf_counter()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        parts = pool.map(lambda start: list(outcomes(str(start), PART, FILES)), range(first, first + count, PART))
        told = [outcome for part in parts for outcome in part]
    tally = collections.Counter((o["file"].split()[1], o["outcome"]) for o in told)
    ways = sorted({way for way, _ in tally})
    kinds = ("read", "fault", "contained", "defect", "died")
    print(f"{len(told)} mutants of {len(FILES)} files in {time.perf_counter() - started:.0f} s")
    print(f"{'way':<16}" + "".join(f"{kind:>10}" for kind in kinds))
    for way in ways:
        print(f"{way:<16}" + "".join(f"{tally[way, kind]:>10}" for kind in kinds))
    print(f"{'all':<16}" + "".join(f"{sum(tally[way, kind] for way in ways):>10}" for kind in kinds))
    for outcome in told:
        if outcome["outcome"] in {"defect", "died"}:
            print(outcome["case"], outcome["file"], outcome["outcome"], str(outcome["text"])[-600:])
    _report_cuts()


def _report_cuts() -> None:
    tally: collections.Counter[tuple[str, str]] = collections.Counter()
    for path in FILES:
        if path.read_bytes().startswith(TELLING_WHEN_CUT):
            whole, *cut = outcomes("cut", 40, [path])
            for outcome in cut:
                told = set(outcome.get("warnings", ())) - set(whole.get("warnings", ()))
                result = "fault" if outcome["outcome"] == "fault" else "warned" if told else "PASSED AS WHOLE"
                tally[path.suffix, result] += 1
    for (suffix, result), number in sorted(tally.items()):
        print(f"cut {suffix:<8} {result:<16}{number:>6}")


if __name__ == "__main__":
    main()
