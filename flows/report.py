"""What a run says when it ends: the closing table, the artifact, the JSON document, the receipt."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from transforms.errors import Fault, PipelineError

if TYPE_CHECKING:
    import pyarrow as pa

    from flows.catalogue import Version

Outcome = Literal["published", "unchanged", "nothing_new", "refused", "failed"]

REFUSED = 3  # exit code of a gate that refused

SAID: Mapping[Outcome, str] = {
    "published": "a new version was published",
    "unchanged": "worked again, no difference: no new version",
    "nothing_new": "no input changed: nothing was worked",
    "refused": "a gate refused to publish: the version before stays current",
    "failed": "failed: the version before stays current",
}


@dataclass(frozen=True, slots=True)
class Report:
    """The end of one run of one survey; `accounts` has one entry per wave, source, grain, outcome."""

    survey_id: str
    run_id: str
    outcome: Outcome
    version: str | None = None
    seq: int | None = None
    path: str | None = None
    accounts: Sequence[Mapping[str, object]] = ()
    flagged: int = 0
    rejected_by_rule: Mapping[str, int] = field(default_factory=dict)
    changes: Mapping[str, object] = field(default_factory=dict)
    fingerprints: Mapping[str, str | None] = field(default_factory=dict)
    failed_sources: Sequence[str] = ()
    held: str | None = None
    notices: Sequence[str] = ()
    faults: Sequence[Mapping[str, str]] = ()
    exit_code: int = 0

    def count(self, grain: str, outcome: str | None = None) -> int:
        """How many returns or initiatives came in, in all or with one outcome."""
        return sum(
            int(str(line["count"]))
            for line in self.accounts
            if line["grain"] == grain and outcome in (None, line["outcome"])
        )

    def as_json(self) -> dict[str, object]:
        """The report as plain values, for `--json` and receipts."""
        return asdict(self)

    def receipt(self) -> dict[str, object]:
        """What `_runs/` keeps: no accounts, which the version holds, and no text, which can name a person."""
        left_out = ("accounts", "path", "held", "notices", "faults")
        return {name: value for name, value in asdict(self).items() if name not in left_out}


class RunFailed(PipelineError):
    """Raised at the end of a run in which a source failed: the others have been published."""

    def __init__(self, faults: Sequence[Fault], report: Report) -> None:
        super().__init__(faults)
        self.report = replace(report, faults=as_plain(faults))
        self.exit_code = report.exit_code

    def __reduce__(self) -> tuple[type[RunFailed], tuple[tuple[Fault, ...], Report]]:  # type: ignore[override]
        return type(self), (self.faults, self.report)


def as_plain(faults: Sequence[Fault]) -> list[dict[str, str]]:
    """The faults as plain values, for JSON."""
    return [asdict(fault) for fault in faults]


def report_of(survey_id: str, error: PipelineError) -> Report:
    """The report of a run that ended in a fault before anything was published."""
    outcome: Outcome = "refused" if error.exit_code == REFUSED else "failed"
    return Report(survey_id, "", outcome, faults=as_plain(error.faults), exit_code=error.exit_code)


def summary_lines(report: Report) -> list[tuple[str, str]]:
    """The closing table, as label and value."""
    outcome = [("outcome", SAID[report.outcome])]
    failed = [("failed source", source) for source in report.failed_sources]
    if not report.accounts:
        current = [("version", f"{report.version} (seq {report.seq})")] if report.version else []
        return outcome + current + failed
    lines = [
        *outcome,
        ("returns in", str(report.count("return"))),
        ("initiatives in", str(report.count("initiative"))),
        ("  published", f"{report.count('initiative', 'published')} ({report.flagged} flagged)"),
        ("  rejected", str(report.count("initiative", "rejected"))),
        ("  not published", str(report.count("initiative", "not_published"))),
        ("  empty blocks", str(report.count("initiative", "empty_block"))),
        ("version", f"{report.version} (seq {report.seq})"),
        ("data", report.path or "-"),
    ]
    lines += [("held back", report.held)] if report.held else []
    return lines + failed


def markdown(report: Report) -> str:
    """The accounts of the run, for the artifact that the Prefect UI shows."""
    head = [f"# {report.survey_id}: {SAID[report.outcome]}", "", f"Version **{report.version}** (seq {report.seq})", ""]
    table = ["| wave | source | grain | outcome | count |", "|---|---|---|---|---:|"]
    rows = [
        f"| {a['wave']} | {a['source_id']} | {a['grain']} | {a['outcome']} | {a['count']} |" for a in report.accounts
    ]
    rejects = [f"- `{rule}`: {count} held back" for rule, count in sorted(report.rejected_by_rule.items())]
    failed = [f"- **source failed**: {source}" for source in report.failed_sources]
    return "\n".join([*head, *table, *rows, "", *rejects, *failed])


def where_to_look(path: Path) -> str:
    """The three lines that open the data with pandas."""
    return f'import pandas as pd\ninitiatives = pd.read_parquet("{path / "initiatives.parquet"}")'


def accounts_of(version: Version) -> list[dict[str, object]]:
    """The accounts that a published version holds, as plain values."""
    lines: list[dict[str, object]] = version.table("accounts").to_pylist()
    return lines


def count_flagged(initiatives: pa.Table) -> int:
    """How many published initiatives carry at least one flag."""
    return sum(1 for flags in initiatives["flags"].to_pylist() if flags)


def forgotten_waves(initiatives: pa.Table, waves: Container[str]) -> list[str]:
    """One notice per published wave that has no wave file any more: its rows stay until a person decides."""
    return [
        f"wave {wave} is published but has no wave file any more: its rows are kept as they were; "
        f"put waves/{wave}.yaml back to work it again"
        for wave in sorted(set(initiatives["wave"].to_pylist()))
        if wave not in waves
    ]
