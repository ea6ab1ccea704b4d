"""The survey files, loaded: the one entry point to a survey, its waves and its decisions.

`load_survey` and `load_wave` turn the text of the YAML files into `Survey` and `Wave`, after every
cross-check that needs no data: fields exist and can be answered, recodes lead to codes, formats fit
their field, no column has two uses. `transforms.decisions` loads decisions.csv, `transforms.unfolding`
applies a wave to a text frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from transforms.blocks import resolve_blocks
from transforms.codes import CodeBook
from transforms.column_uses import check_uses
from transforms.decisions import Decision, Decisions, load_decisions
from transforms.errors import SurveyFileInvalid
from transforms.faults_of_models import fit, fit_what_fits, nearest
from transforms.marked_yaml import MarkedYaml, read_marked
from transforms.questionnaire_versions import check_versions
from transforms.recodes import check_code, check_crosswalk, check_marks
from transforms.resolution import resolve_fields, resolve_kind
from transforms.survey_files import MISSING_PREFIX, Expect, FieldPeriod, Range, Source, Survey, WaveFile
from transforms.unfolding import unfold
from transforms.waves import ANSWERABLE, SEVERAL_COLUMNS, Answer, AuthorityAnswer, Block, Wave

__all__ = [
    "ANSWERABLE", "MISSING_PREFIX", "SEVERAL_COLUMNS", "Answer", "AuthorityAnswer", "Block", "Decision", "Decisions",
    "Expect", "FieldPeriod", "Range", "Source", "Survey", "Wave", "check_wave_file", "load_decisions", "load_survey",
    "load_wave", "unfold",
]  # fmt: skip

Loaded = TypeVar("Loaded")

# Stand-ins for required parts that are faulty, so that all other faults are told with them.
_LEAST_SURVEY = {
    "id": "x", "title": {"fr": "x", "en": "x"}, "description": {"fr": "x", "en": "x"}, "organisers": ["x"],
    "contact": "x", "licence": {"id": "x", "title": "x", "url": "https://x"}, "citation": "x", "frame": "open",
}  # fmt: skip
_LEAST_WAVE = {
    "id": "x", "cog_vintage": "2000", "field_period": {"start": "2000-01-01"}, "sources": [{"id": "x", "files": "x"}],
    "authority": {"name": "x"}, "fields": {},
}  # fmt: skip


def load_survey(text: str, where: str, book: CodeBook | None = None) -> Survey:
    """The survey of a `survey.yaml`; raises `SurveyFileInvalid` with every fault and its line.

    With the code lists, every mapping is held to its list as well.
    """
    marked = read_marked(text, where)
    survey = fit_what_fits(Survey, marked, _LEAST_SURVEY)
    for name, crosswalk in survey.mappings.items():
        check_crosswalk(marked, name, crosswalk, book)
    return _or_raise(survey, marked)


def check_wave_file(text: str, where: str) -> WaveFile:
    """The wave file alone, for when its survey has faults of its own; no cross-checks."""
    return fit(WaveFile, read_marked(text, where))


def load_wave(text: str, where: str, survey: Survey, book: CodeBook | None = None) -> Wave:
    """The wave of a `waves/<wave>.yaml`; raises `SurveyFileInvalid` with every fault and its line."""
    marked = read_marked(text, where)
    written = fit_what_fits(WaveFile, marked, _LEAST_WAVE)
    for name, crosswalk in written.mappings.items():
        check_crosswalk(marked, name, crosswalk, book)
    survey = survey.model_copy(update={"mappings": {**survey.mappings, **written.mappings}})
    _check_sources(marked, written)
    check_marks(marked, ("missing",), written.missing, book)
    fields = resolve_fields(marked, written, survey, book)
    blocks = resolve_blocks(marked, written, survey, book, fields)
    _check_comparability(marked, written, {*fields, *(name for block in blocks for name in block.fields)})
    wave = Wave(
        id=written.id,
        cog_vintage=written.cog_vintage,
        field_period=written.field_period,
        sources=written.sources,
        authority=_resolve_authority(marked, written, survey, book),
        fields=_first_of_each(fields, blocks),
        return_key=written.return_key,
        initiative_key=written.initiative_key,
        submitted=written.submitted,
        personal=_left(written.personal, blocks, "personal"),
        ignored=_left(written.ignored, blocks, "ignored"),
        expect=written.expect,
        blocks=blocks,
        versions=written.versions,
        complete=written.complete,
        test=written.test,
        consent=written.consent,
        compared_with=written.compared_with,
        comparability=written.comparability,
    )
    check_uses(marked, written)
    check_versions(marked, written.versions, wave)
    return _or_raise(wave, marked)


def _first_of_each(fields: dict[str, Answer], blocks: Sequence[Block]) -> dict[str, Answer]:
    """Every answered field once: of the repeated ones, the answer of the first block that asks it."""
    answered = dict(fields)
    for block in blocks:
        answered |= {name: answer for name, answer in block.fields.items() if name not in answered}
    return answered


def _left(own: tuple[str, ...], blocks: Sequence[Block], key: str) -> tuple[str, ...]:
    """The columns of the returns that are left behind: the wave's own, and those of its numbered blocks."""
    numbered = [name for block in blocks if block.table is None for name in getattr(block, key)]
    return tuple(dict.fromkeys([*own, *numbered]))


def _check_comparability(marked: MarkedYaml, wave: WaveFile, answered: set[str]) -> None:
    """What is said of a field that is not asked, or without a wave to compare with, means nothing."""
    if wave.comparability and not wave.compared_with:
        remedy = "Name the earlier wave."
        marked.note(("comparability",), "`comparability` without `compared_with`", "the wave compared with", remedy)
    for name in wave.comparability:
        if name not in answered:
            remedy = f"{nearest(name, sorted(answered))}Remove it, or answer the field."
            marked.note(("comparability", name), f"`{name}`", "a field that this wave asks", remedy)


def _or_raise(loaded: Loaded, marked: MarkedYaml) -> Loaded:
    if marked.faults:
        raise SurveyFileInvalid(marked.in_line_order())
    return loaded


def _check_sources(marked: MarkedYaml, wave: WaveFile) -> None:
    seen: set[str] = set()
    for rank, source in enumerate(wave.sources):
        if source.id in seen:
            found, remedy = f"source `{source.id}` again", "Give each source its own id."
            marked.note(("sources", rank, "id"), found, "each source id once", remedy)
        if source.version and source.version not in wave.versions:
            found, known = f"no version `{source.version}`", sorted(wave.versions)
            remedy = f"{nearest(source.version, known)}Describe it under `versions:`."
            marked.note(("sources", rank, "version"), found, "a version of this file", remedy)
        seen.add(source.id)


def _resolve_authority(marked: MarkedYaml, wave: WaveFile, survey: Survey, book: CodeBook | None) -> AuthorityAnswer:
    written = wave.authority
    constant = written.kind.constant if written.kind else None
    if constant is not None:
        check_code(marked, ("authority", "kind", "constant"), constant, "authority_kind", book)
    return AuthorityAnswer(
        name=written.name,
        kind=written.kind.column if written.kind else None,
        departement=written.departement,
        code=written.code,
        kind_recode=resolve_kind(marked, written.kind, survey),
        kind_constant=constant,
    )
