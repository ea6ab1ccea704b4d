"""From answers to the canonical schema: one row per return and one row per initiative.

Nothing is dropped here: a block in which the respondent wrote nothing stays, with its outcome, so that
the accounts can count it; an authority that is not resolved stays, null and signalled. Nothing here
depends on the order of the rows but `position`, and that only where the wave numbers no initiatives.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import pandas as pd

from transforms.codes import CodeBook
from transforms.content import Content, read_content, read_free_text
from transforms.deciding import Decided, apply_decisions
from transforms.decisions import Decisions
from transforms.dispositions import COUNTING, Statement, disposition_of, official_names, statements, told_mock
from transforms.errors import Fault
from transforms.identity import Identities, identify
from transforms.rivals import COMPLETENESS, DECIDED, OWN_RETURN, WRITTEN_AUTHORITY
from transforms.schema import INITIATIVES, RETURNS
from transforms.settlement import OUTCOME, RESERVED, Canonical
from transforms.survey_files import Survey
from transforms.territory.reference import Reference
from transforms.territory.resolve import resolve_authorities
from transforms.values.parsed import Parsed
from transforms.values.timestamps import read_timestamp
from transforms.waves import Wave
from transforms.written_authority import written_authority

SIGNALS = "@signals"
AUTHORITY_RESOLVED = "authority.resolved"

# What the resolution says of an authority; both tables take the columns that they have.
_RESOLVED = (
    "authority_kind", "authority_code", "authority_siren", "authority_name", "departement_code", "departement_name",
    "region_code", "region_name", "epci_siren", "epci_name", "population", "size_class", "authority_code_current",
    "match_method", "match_score",
)  # fmt: skip
_LEGAL_FORM = re.compile(r"\s*C\.\s?[ACDU]\.\s+")
# Lines in a notice: enough to find the fault, few enough to read.
_SHOWN = 10
DECISION = "decision"

Columns = dict[str, list[Any]]
Read = TypeVar("Read")


def make_canonical(
    answers: pd.DataFrame,
    survey: Survey,
    wave: Wave,
    source_id: str,
    book: CodeBook,
    reference: Reference,
    decisions: Decisions,
) -> Canonical:
    """The returns and initiatives of one source, not settled yet: dispositions by what each return says itself.

    `initiatives` has the rows of `answers` in their order, `returns` is sorted by id. Raises nothing on
    any text; KeyError where an answered field is no column of `answers`.
    """
    identities = identify(answers, survey.id, wave.id)
    content = read_content(answers, wave.fields, wave.repeated or None)
    decided = apply_decisions(
        content, answers, decisions.of(wave.id, source_id), f"data/surveys/{survey.id}/decisions.csv"
    )
    where = f"{survey.id}, wave {wave.id}, source {source_id}"
    told = _told(answers, content)
    groups = _groups(identities)
    authorities = _authorities(answers, groups, decided, wave, reference)
    place = {"survey_id": survey.id, "wave": wave.id, "source_id": source_id, "cog_vintage": wave.cog_vintage}
    _signal(content, groups, authorities["flags"])
    resolved = [not flags for flags in authorities["flags"]]
    said = statements(answers, groups, content.empty, resolved, has_submissions=wave.submitted is not None)
    returns = _returns(answers, groups, content, told) | _disposed(said, groups, decided, reference) | authorities
    initiatives = _initiatives(answers, identities, content, decided, told) | _spread(authorities, groups, len(answers))
    initiatives |= _labels(initiatives, book)
    return Canonical(
        _frame(returns, place, (*RETURNS.names, *RESERVED), len(groups)),
        _frame(initiatives, place, (*INITIATIVES.names, SIGNALS, OUTCOME), len(answers)),
        (*decided.notices, *_repeated_ids(answers, identities, where), *told_mock(said, returns, where)),
    )


def _frame(columns: Columns, constants: Mapping[str, Any], names: Sequence[str], size: int) -> pd.DataFrame:
    cells = {name: columns.get(name) or [constants.get(name)] * size for name in names}
    frame = {name: pd.Series(values, dtype=object) for name, values in cells.items()}
    return pd.DataFrame(frame, index=pd.RangeIndex(size))


def _texts(cells: pd.Series[Any]) -> list[str | None]:
    return [cell if isinstance(cell, str) else None for cell in cells]


def _plain(value: Any) -> Any:
    """The Python value of a cell: what pandas calls missing is None, and numpy's numbers are Python's."""
    if pd.isna(value):
        return None
    return value.item() if hasattr(value, "item") else value


def _told(answers: pd.DataFrame, content: Content) -> Columns:
    """What a return says about itself, per row: when it was sent, what it calls its authority."""
    moments = _each_text_once(read_timestamp, answers["@submitted"])
    for row, moment in enumerate(moments):
        if moment.signal:
            content.missing[row].append(f"submitted_on:{moment.missing}")
            content.signals[row].append(f"submitted_on.{moment.signal}")
    names = _each_text_once(_read_authority_name, answers["@authority_name"])
    for row, (_, masks) in enumerate(names):
        content.masked[row] += masks
    return {
        "submitted_on": [moment.value for moment in moments],
        "authority_as_written": [name.value for name, _ in names],
    }


def _read_authority_name(raw: str) -> tuple[Parsed[Any], int]:
    """The name of an authority, masked where it holds a person's; the letters of a legal form are no initials."""
    form = _LEGAL_FORM.match(raw)
    start = form.end() if form else 0
    read, masks = read_free_text(raw[start:], one_line=True)
    return (replace(read, value=f"{raw[:start].strip()} {read.value}") if form and read.value else read), masks


def _each_text_once(read: Callable[[str], Read], cells: pd.Series[Any]) -> list[Read]:
    """What was read of each cell; rows with the same text share it."""
    codes, texts = pd.factorize(cells)
    known = [*(read(text) for text in texts), read("")]
    return [known[code] for code in codes]  # -1, for no text, is the last


def _groups(identities: Identities) -> dict[str, list[int]]:
    """Return id → its rows by position; sorted by id."""
    by_id: dict[str, list[int]] = {}
    for row in sorted(range(len(identities.positions)), key=identities.positions.__getitem__):
        by_id.setdefault(identities.return_ids[row], []).append(row)
    return dict(sorted(by_id.items()))


def _authorities(
    answers: pd.DataFrame, groups: Mapping[str, list[int]], decided: Decided, wave: Wave, reference: Reference
) -> Columns:
    """What the resolution says of the authority of each return, and the flag of those it leaves open."""
    firsts = [rows[0] for rows in groups.values()]
    asked = pd.DataFrame(
        {
            "name": answers["@authority_name"].iloc[firsts].array,
            "kind": answers["@authority_kind"].iloc[firsts].array,
            "departement": answers["@authority_departement"].iloc[firsts].array,
        }
    )
    found = resolve_authorities(asked, reference)
    resolved: Columns = {name: [_plain(value) for value in found[name]] for name in _RESOLVED}
    is_matched = [status == "matched" for status in found["status"]]
    for number, rows in enumerate(groups.values()):
        decision = next((decided.authorities[row] for row in rows if row in decided.authorities), None)
        if decision is not None:
            is_matched[number] = _decide(resolved, number, decision, reference)
        elif not is_matched[number]:
            resolved["authority_kind"][number] = _plain(asked["kind"].iloc[number])
    flags = [[] if matched else [AUTHORITY_RESOLVED] for matched in is_matched]
    written = _written(asked, is_matched, found["reasons"], reference)
    return resolved | {
        "flags": flags, "cog_vintage": [wave.cog_vintage] * len(groups), WRITTEN_AUTHORITY: written,
    }  # fmt: skip


def _written(
    asked: pd.DataFrame, is_matched: Sequence[bool], reasons: pd.Series[Any], reference: Reference
) -> list[str | None]:
    """What stands for the authorities that are not resolved."""
    rows = zip(is_matched, asked["name"], asked["kind"], asked["departement"], reasons, strict=True)
    return [
        None if matched else written_authority(_plain(name), _plain(kind), _plain(departement), why, reference)
        for matched, name, kind, departement, why in rows
    ]


def _signal(content: Content, groups: Mapping[str, list[int]], flags: Sequence[Sequence[str]]) -> None:
    """What is open about a return is a signal of each of its initiatives."""
    for rows, codes in zip(groups.values(), flags, strict=True):
        for row in rows:
            content.signals[row].extend(codes)


def _decide(resolved: Columns, number: int, decision: tuple[str, str], reference: Reference) -> bool:
    """Whether the reference knows the decided authority; if so, it stands in the row of the return."""
    known = reference.authorities
    found = known[(known["authority_kind"] == decision[0]) & (known["authority_code"] == decision[1])]
    if found.empty:
        return False
    stated = found.iloc[0]
    for name, values in resolved.items():
        values[number] = _plain(stated[name]) if name in found.columns else None
    resolved["match_method"][number], resolved["match_score"][number] = DECISION, 1.0
    return True


def _returns(answers: pd.DataFrame, groups: Mapping[str, list[int]], content: Content, told: Columns) -> Columns:
    """One row per return id: what its rows share is taken from the first by position."""
    firsts = [rows[0] for rows in groups.values()]
    own, language = _texts(answers["@own_return"]), content.column("language")
    lines = answers["@return_line" if "@return_line" in answers.columns else "@line"].tolist()
    columns: Columns = {
        "return_id": list(groups),
        "stale": [False] * len(groups),
        "initiatives": [sum(not content.empty[row] for row in rows) for rows in groups.values()],
        "initiatives_published": [0] * len(groups),
        "language": [language[row] for row in firsts],
        "source_line": [min(lines[row] for row in rows) for rows in groups.values()],
        OWN_RETURN: [own[row] for row in firsts],
    }
    return columns | {name: [values[row] for row in firsts] for name, values in told.items()}


def _disposed(
    said: Sequence[Statement], groups: Mapping[str, list[int]], decided: Decided, reference: Reference
) -> Columns:
    """What becomes of each return: as people decided, else by what it says."""
    is_official = official_names(reference)
    decisions = [next((decided.dispositions[row] for row in rows if row in decided.dispositions), None)
                 for rows in groups.values()]  # fmt: skip
    given = [by_people or disposition_of(each, is_official) for by_people, each in zip(decisions, said, strict=True)]
    return {
        "disposition": given,
        "published": [disposition in COUNTING for disposition in given],
        DECIDED: ["yes" if by_people else None for by_people in decisions],
        COMPLETENESS: ["no" if each.is_complete is False else None for each in said],
    }


def _initiatives(
    answers: pd.DataFrame, identities: Identities, content: Content, decided: Decided, told: Columns
) -> Columns:
    """One row per row of the answers."""
    themes = content.column("theme")
    origins = ["decided" if row in decided.themed else "declared" for row in range(content.size)]
    return (
        content.columns
        | told
        | {
            "initiative_id": identities.initiative_ids,
            "return_id": identities.return_ids,
            "position": identities.positions,
            "theme_origin": [None if theme is None else origin for theme, origin in zip(themes, origins, strict=True)],
            "missing": content.missing,
            "masked": content.masked,
            "source_line": answers["@line"].tolist(),
            SIGNALS: content.signals,
            OUTCOME: ["empty_block" if empty else None for empty in content.empty],
        }
    )


def _spread(authorities: Columns, groups: Mapping[str, list[int]], size: int) -> Columns:
    """The columns of the returns' authorities, one row per initiative; flags are for the judge to set."""
    number_of = [0] * size
    for number, rows in enumerate(groups.values()):
        for row in rows:
            number_of[row] = number
    spread = {name: [values[number] for number in number_of] for name, values in authorities.items()}
    return spread | {"flags": [[] for _ in number_of]}


def _labels(columns: Columns, book: CodeBook) -> Columns:
    """The French labels that stand beside codes."""
    labels = {"authority_kind": book["authority_kind"].labels(), "theme": book["theme"].labels()}
    return {f"{name}_label": [of.get(code) for code in columns[name]] for name, of in labels.items()}


def _repeated_ids(answers: pd.DataFrame, identities: Identities, where: str) -> list[str]:
    """A notice where rows share an own id: they were told apart by content, and no one was merged."""
    lines = [str(line) for line, shared in zip(answers["@line"], identities.repeated, strict=True) if shared]
    if not lines:
        return []
    shown = ", ".join(lines[:_SHOWN]) + (f" and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else "")
    remedy = "They are kept apart by what they say; give each its own id, or their ids may change with their texts."
    return [str(Fault(f"{where}, lines {shown}", "an own id that several initiatives have", "one id each", remedy))]
