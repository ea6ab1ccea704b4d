"""What the columns are made of that no answer fills: ids, ranks, labels, provenance, quality."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from transforms.decisions import DISPOSITION
from transforms.formats.frames import FACTS
from transforms.origins import Table
from transforms.traces import Step, Traced, cells_step, correction_steps, decision_steps
from transforms.values.timestamps import read_timestamp

SAYS: Mapping[str, str] = {
    "survey_id": "the id of survey.yaml",
    "wave": "the id of the wave file",
    "source_id": "the id of the source in the wave file",
    "cog_vintage": "`cog_vintage` of the wave file",
    "position": "rank among the initiatives of the return: by their own ids, else as the file has them",
    "source_line": "the line that the row had in the raw file when it last changed",
    "theme_label": "the French label of the code in `theme` (data/codes)",
    "theme_origin": "decided where decisions.csv says the theme, else declared by the return",
    "missing": "the reason of every answered field that has no value",
    "flags": "the codes of the warning rules that the row fails",
    "masked": "how many passages of the row's texts were masked",
}
OTHERS = frozenset({*SAYS, "initiative_id", "return_id", "submitted_on"})


def steps_of_made(traced: Traced, name: str, row: Mapping[str, Any]) -> Iterator[Step]:
    """Every step of a column that the pipeline makes itself."""
    if name == "submitted_on":
        yield from _submission(traced)
        return
    asked = _keys(traced, name)
    if asked:
        yield cells_step(traced, asked, "what the id is made of")
        yield from correction_steps(traced, asked)
    yield Step("made", _says(traced, name, row))
    about = {"theme_origin": ["theme"], "return_id": [DISPOSITION]}
    yield from decision_steps(traced, about.get(name, []))


def _keys(traced: Traced, name: str) -> list[tuple[str, Table, str]]:
    """The cells that an id is made of."""
    wave, block = traced.wave, traced.origin.block
    own = block.key if block and block.table else wave.initiative_key
    if name == "initiative_id" and own and traced.said("@own_initiative") is not None:
        return [("key", traced.origin.table, own)]
    if name == "initiative_id" and "title" in traced.answered:
        table, answer = traced.answered["title"]
        return [("title", table, column) for column in answer.columns]
    if name != "return_id":
        return []
    if wave.return_key and traced.said("@own_return") is not None:
        return [("key", None, wave.return_key)]
    authority = wave.authority
    roles = {"name": authority.name, "kind": authority.kind, "departement": authority.departement}
    return [(role, None, column) for role, column in roles.items() if column]


def _says(traced: Traced, name: str, row: Mapping[str, Any]) -> str:
    if name == "initiative_id" and traced.said("@own_initiative") is not None:
        return "a sha256 over survey, wave, source and the initiative's own id"
    if name == "initiative_id":
        return "a sha256 over the return's id and the title; equal titles of one return told apart by what they say"
    if name == "return_id" and traced.said("@own_return") is not None:
        return "a sha256 over survey, wave, source and the tool's own id of the return"
    if name == "return_id":
        return "a sha256 over survey, wave, source and the authority as written: name, kind, département"
    if name == "source_line":
        return f"{SAYS[name]}; today it stands at line {int(traced.answers['@line'].iloc[traced.row])}"
    if name == "missing":
        return f"{SAYS[name]}: {len(row.get('missing') or ())} of them"
    return SAYS.get(name, "made by the pipeline")


def _submission(traced: Traced) -> Iterator[Step]:
    column = traced.wave.submitted
    if column is None:
        yield Step("missing", "the wave file names no moment of submission (`submitted:`)", facts={"kind": "not_shown"})
        return
    asked: list[tuple[str, Table, str]] = [("fact" if column in FACTS else "answer", None, column)]
    yield cells_step(traced, asked, "when the return was submitted, as the tool tells it")
    yield from correction_steps(traced, asked)
    text = traced.said("@submitted")
    if text is None:
        yield Step("missing", "the return was not submitted, or the tool keeps no moment", facts={"kind": "blank"})
        return
    parsed = read_timestamp(text)
    yield Step("parse", "read as timestamp, in UTC", value=parsed.value, facts={"format": "timestamp"})
