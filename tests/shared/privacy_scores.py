"""How well the masking of personal data does: recall and precision per kind, on what others wrote.

The 803 passages of `tests/transforms/privacy_passages.csv` (odd ids were read while building the masks; of the even
ids only totals are ever shown), the made-up returns beside the checkout, and the descriptions of `crise-2020`.
Run as a script, it prints the tables and the misses that may be read.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from transforms.privacy import MARKS, mask
from transforms.values.text import clean_text

ROOT = Path(__file__).parents[2]
PASSAGES = ROOT / "tests/transforms/privacy_passages.csv"
CRISIS = ROOT / "data/surveys/crise-2020/returns/2020/returns.csv"
LIMESURVEY = ROOT / "../shared/returns/limesurvey"

NAMED = frozenset({"person", "health", "address"})
TITLES = frozenset({"Mme", "MME", "Madame", "Monsieur", "Mademoiselle"})
_WORD = re.compile(r"[^\W\d_]{3,}|\d{3,}")
_MARK = re.compile("|".join(map(re.escape, MARKS.values())))


@dataclass
class Score:
    """Per kind: texts that had to go and went; per mark: masks and those that hit nothing personal."""

    wanted: Counter[str] = field(default_factory=Counter)
    gone: Counter[str] = field(default_factory=Counter)
    pieces: Counter[str] = field(default_factory=Counter)
    masks: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    kept: int = 0
    lost: int = 0
    passages: int = 0
    untouched: int = 0
    notes: list[str] = field(default_factory=list)


def segments(text: str, masked: str) -> list[tuple[str, str]]:
    """What each mark of a masked text stands for: (mark, text); the whole text if it cannot be told."""
    marks = _MARK.findall(masked)
    literals = [re.escape(part) for part in _MARK.split(masked)]
    found = re.fullmatch("(.+?)".join(literals), text, re.DOTALL)
    return list(zip(marks, found.groups(), strict=True)) if found else [(mark, text) for mark in marks]


def words_of(text: str) -> set[str]:
    """The words of three letters or digits and more."""
    return set(_WORD.findall(text))


def add_passage(score: Score, row: dict[str, str]) -> None:
    """One passage judged: what survived of it, and what was masked for nothing."""
    text, personal, kept = row["passage"], json.loads(row["personal"]), json.loads(row["kept"])
    masked = mask(text).text
    left = words_of(_MARK.sub(" ", masked))
    for kind, value in personal:
        score.wanted[kind] += 1
        score.gone[kind] += value not in masked
        pieces = words_of(value) & left - words_of(_without(text, personal)) if kind in NAMED else set()
        score.pieces[kind] += bool(pieces) and value not in masked
        if value in masked or pieces:
            score.notes.append(f"{row['id']} {kind} gets through: {value!r} {sorted(pieces)} in {masked!r}")
    for mark, segment in segments(text, masked):
        score.masks[mark] += 1
        is_false = not any(_touch(segment, value) for _, value in personal)
        score.false[mark] += is_false
        if is_false:
            score.notes.append(f"{row['id']} {mark} for nothing: {segment!r} in {text!r}")
    if not personal:
        score.passages += 1
        score.untouched += masked == text
    score.kept += len(kept)
    lost = [value for value in kept if value in text and value not in masked]
    score.lost += len(lost)
    score.notes += [f"{row['id']} to be kept, lost: {value!r} in {masked!r}" for value in lost]


def _without(text: str, personal: Sequence[Sequence[str]]) -> str:
    for _, value in personal:
        text = text.replace(value, " ")
    return text


def _touch(segment: str, value: str) -> bool:
    return value in segment or segment in value or bool(words_of(segment) & words_of(value))


def passages() -> list[dict[str, str]]:
    """The passages, in their order."""
    with PASSAGES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def is_odd(row: dict[str, str]) -> bool:
    """Whether the passage is of the half that was read while building."""
    return int(row["id"][1:]) % 2 == 1


def score_of(rows: Sequence[dict[str, str]]) -> Score:
    """The score over some passages."""
    score = Score()
    for row in rows:
        add_passage(score, row)
    return score


def table(score: Score) -> Iterator[str]:
    """The score as lines: totals only, never a text."""
    for kind in sorted(score.wanted):
        wanted, gone = score.wanted[kind], score.gone[kind]
        pieces = f", pieces left of {score.pieces[kind]}" if score.pieces[kind] else ""
        yield f"  recall {kind:12} {gone:4}/{wanted:<4} {100 * gone / wanted:5.1f} %{pieces}"
    for mark in sorted(score.masks):
        masks, false = score.masks[mark], score.false[mark]
        yield f"  precision {mark:20} {masks - false:4}/{masks:<4} {100 * (masks - false) / masks:5.1f} %"
    yield f"  passages without personal data left as they are: {score.untouched}/{score.passages}"
    yield f"  texts to be kept that are lost: {score.lost}/{score.kept}"


def truth_rows(name: str) -> list[dict[str, str]] | None:
    """A table of the truth of the made-up returns, or nothing where they are absent."""
    path = LIMESURVEY / "truth" / name
    if not path.is_file():
        return None
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def answers() -> dict[tuple[str, str], dict[str, str]]:
    """The made-up returns by wave and id."""
    found = {}
    for wave in ("2021", "2022"):
        with (LIMESURVEY / wave / "rpc_code_short.csv").open(encoding="utf-8-sig", newline="") as lines:
            found.update({(wave, row["id"]): row for row in csv.DictReader(lines, delimiter=";")})
    return found


def truth_score() -> Score | None:
    """The score over every cell of free text and every typed name of the made-up returns that holds something."""
    personal, alike = truth_rows("personal_data.csv"), truth_rows("lookalikes.csv")
    if personal is None or alike is None:
        return None
    cells, by_cell = answers(), {}
    for row in personal:
        if row["place"] in {"free_text", "name"}:
            by_cell.setdefault((row["wave"], row["response_id"], row["question"]), []).append(row)
    score = Score()
    for (wave, response, question), rows in by_cell.items():
        _add_cell(score, clean_text(cells[wave, response][question]), rows)
    for row in alike:
        if row["kind"] in {"generic_email", "switchboard_phone"}:
            continue
        score.kept += 1
        masked = mask(clean_text(cells[row["wave"], row["response_id"]][row["question"]])).text
        if clean_text(row["text"]) not in masked:
            score.lost += 1
            score.notes.append(f"look-alike {row['kind']} lost: {row['text']!r} in {masked!r}")
    return score


def _add_cell(score: Score, text: str, rows: Sequence[dict[str, str]]) -> None:
    masked = mask(text).text
    left = words_of(_MARK.sub(" ", masked))
    for row in rows:
        kind, value = row["type"], clean_text(row["text"])
        others = [[kind, clean_text(other["text"])] for other in rows]
        pieces = words_of(value) & left - words_of(_without(text, others)) - TITLES if kind == "person" else set()
        score.wanted[kind] += 1
        score.gone[kind] += value not in masked
        score.pieces[kind] += bool(pieces) and value not in masked
        if value in masked or pieces:
            score.notes.append(f"truth {kind} gets through: {value!r} {sorted(pieces)} in {masked!r}")
    mails = [clean_text(row["text"]) for row in rows]
    for mark, segment in segments(text, masked):
        score.masks[mark] += 1
        if not any(_touch(segment, value) for value in mails) and mark not in {MARKS["email"], MARKS["phone"]}:
            score.false[mark] += 1
            score.notes.append(f"truth {mark} for nothing: {segment!r} in {text!r}")


def truth_false_masks() -> list[str]:
    """Masks in the free texts of the made-up returns where the truth knows of none."""
    personal = truth_rows("personal_data.csv")
    if personal is None:
        return []
    known = {(row["wave"], row["response_id"], row["question"]) for row in personal}
    known |= {(row["wave"], row["response_id"], row["question"]) for row in truth_rows("lookalikes.csv") or []}
    found = []
    for (wave, response), row in answers().items():
        for question, cell in row.items():
            if (wave, response, question) not in known and cell and mask(clean_text(cell)).count:
                found.append(f"{wave} {response} {question}: {clean_text(cell)!r} -> {mask(clean_text(cell)).text!r}")
    return found


def crisis_false_masks() -> list[str]:
    """The published cells of `crise-2020`, none of which holds personal data, that a mask changes."""
    with CRISIS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    texts = [(row["reference"], name, clean_text(cell)) for row in rows for name, cell in row.items()]
    return [f"{ref} {name}: {text!r} -> {mask(text).text!r}" for ref, name, text in texts if mask(text).count]


def main() -> None:
    """Prints every table; the misses only of what may be read."""
    rows = passages()
    odd, even = [row for row in rows if is_odd(row)], [row for row in rows if not is_odd(row)]
    for name, half in (("odd", odd), ("even", even), ("whole", rows)):
        print(f"{name}: {len(half)} passages", *table(score_of(half)), sep="\n")
    truth = truth_score()
    if truth:
        print("made-up returns", *table(truth), sep="\n")
    print("false masks in crise-2020", *crisis_false_masks(), sep="\n  ")
    if "--misses" in sys.argv:
        print(*score_of(odd).notes, *(truth.notes if truth else []), *truth_false_masks(), sep="\n")


if __name__ == "__main__":
    main()
