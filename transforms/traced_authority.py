"""The steps of the columns that say who answered: cells as written, recode of the kind, resolution, decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from transforms.content import read_free_text
from transforms.decisions import AUTHORITY
from transforms.origins import Origin, Table
from transforms.privacy import MARKS
from transforms.traces import Step, Traced, cells_step, correction_steps, decision_steps

AS_WRITTEN = "authority_as_written"
FIELDS = frozenset(
    {
        "authority_kind", "authority_kind_label", "authority_code", "authority_siren", "authority_name",
        "departement_code", "departement_name", "region_code", "region_name", "epci_siren", "epci_name", "population",
        "size_class", "authority_code_current", "match_method", "match_score", AS_WRITTEN,
    }
)  # fmt: skip


def steps_of_authority(
    traced: Traced, name: str, row: Mapping[str, Any], first: tuple[int, Origin] | None = None
) -> Iterator[Step]:
    """Every step of one column of the authority; it is not resolved again: the row has method and score.

    `first` is the first row of the return, which the resolution takes the name from.
    """
    if first is not None and name != AS_WRITTEN:
        traced = replace(traced, row=first[0], origin=first[1])
    asked = cells_of_authority(traced, name)
    yield cells_step(traced, asked, "what the return says of who answered")
    yield from correction_steps(traced, asked)
    if name == AS_WRITTEN:
        yield from _as_written(traced)
        return
    yield from _kind(traced)
    yield _resolution(row)
    yield from decision_steps(traced, [AUTHORITY])


def cells_of_authority(traced: Traced, name: str) -> list[tuple[str, Table, str]]:
    """Role, table and column of the cells that name the authority."""
    authority = traced.wave.authority
    columns: dict[str, str | None] = {"name": authority.name}
    if name != AS_WRITTEN:
        columns |= {"kind": authority.kind, "departement": authority.departement, "code": authority.code}
    return [(role, None, column) for role, column in columns.items() if column]


def _as_written(traced: Traced) -> Iterator[Step]:
    parsed, masks = read_free_text(traced.said("@authority_name") or "", one_line=True)
    yield Step("parse", "read as text, on one line", value=parsed.value, facts={"format": "text"})
    if masks:
        kinds = {kind: (parsed.value or "").count(mark) for kind, mark in MARKS.items()}
        by = {kind: count for kind, count in kinds.items() if count}
        yield Step("mask", f"{masks} passage(s) of personal data masked", facts={"count": masks, "by": by})


def _kind(traced: Traced) -> Iterator[Step]:
    written, code = traced.said("@authority_kind_as_written"), traced.said("@authority_kind")
    constant = traced.wave.authority.kind_constant
    if constant is not None:
        yield Step("made", f"the wave file states the kind {constant} for every return", value=constant)
    elif written is not None:
        mapping = traced.mappings.get("authority.kind")
        by = f"the mapping `{mapping}`" if mapping else "the recode of the wave file"
        says = f"the kind by {by}" if code else f"{by} does not know this kind"
        yield Step("recode", says, written, code, facts={"target": code, "mapping": mapping})


def _resolution(row: Mapping[str, Any]) -> Step:
    """What the published row says of how the name was resolved."""
    method, score, code = row.get("match_method"), row.get("match_score"), row.get("authority_code")
    facts = {"method": method, "score": score, "kind": row.get("authority_kind"), "code": code,
             "cog_vintage": row.get("cog_vintage")}  # fmt: skip
    if "match_method" not in row:
        says = "what it was resolved to is not known: its return is not in this version"
    elif code is None:
        says = f"not resolved with certainty in the official geography of {row.get('cog_vintage')}: no code"
    else:
        says = f"resolved in the official geography of {row.get('cog_vintage')} by {method}, score {score}"
    return Step("resolution", says, facts=facts)
