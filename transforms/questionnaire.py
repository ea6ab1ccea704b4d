"""The survey files, loaded: the one entry point to a survey, its waves and its decisions.

`load_survey` and `load_wave` turn the text of the YAML files into `Survey` and `Wave`, after every
cross-check that needs no data: fields exist and can be answered, recodes lead to codes, formats fit
their field, no column has two uses. `transforms.decisions` loads decisions.csv, `transforms.unfolding`
applies a wave to a text frame.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from transforms.codes import CodeBook
from transforms.decisions import Decision, Decisions, load_decisions
from transforms.errors import SurveyFileInvalid
from transforms.faults_of_models import fit, fit_what_fits
from transforms.marked_yaml import MarkedYaml, Path, read_marked
from transforms.recodes import check_code, check_crosswalk, check_marks
from transforms.resolution import resolve_fields, resolve_kind
from transforms.survey_files import MISSING_PREFIX, Expect, FieldPeriod, Range, Source, Survey, WaveFile
from transforms.unfolding import unfold
from transforms.waves import ANSWERABLE, SEVERAL_COLUMNS, Answer, AuthorityAnswer, Wave

__all__ = [
    "ANSWERABLE", "MISSING_PREFIX", "SEVERAL_COLUMNS", "Answer", "AuthorityAnswer", "Decision", "Decisions", "Expect",
    "FieldPeriod", "Range", "Source", "Survey", "Wave", "check_wave_file", "load_decisions", "load_survey",
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
    _check_sources(marked, written)
    check_marks(marked, ("missing",), written.missing, book)
    wave = Wave(
        id=written.id,
        cog_vintage=written.cog_vintage,
        field_period=written.field_period,
        sources=written.sources,
        authority=_resolve_authority(marked, written, survey, book),
        fields=resolve_fields(marked, written, survey, book),
        return_key=written.return_key,
        initiative_key=written.initiative_key,
        submitted=written.submitted,
        personal=written.personal,
        ignored=written.ignored,
        expect=written.expect,
    )
    _check_uses(marked, written)
    return _or_raise(wave, marked)


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
        kind_recode=resolve_kind(marked, written.kind, survey),
        kind_constant=constant,
    )


def _uses(wave: WaveFile) -> Iterator[tuple[Path, str, str]]:
    """Every mention of a raw column: its path in the file, the column, what it is used as."""
    for key in ("return_key", "initiative_key", "submitted"):
        if column := getattr(wave, key):
            yield (key,), column, key
    yield ("authority", "name"), wave.authority.name, "authority.name"
    if wave.authority.kind and wave.authority.kind.column:
        yield ("authority", "kind"), wave.authority.kind.column, "authority.kind"
    if wave.authority.departement:
        yield ("authority", "departement"), wave.authority.departement, "authority.departement"
    for name, answer in wave.fields.items():
        for column in answer.asked:
            yield ("fields", name), column, f"fields.{name}"
    for key in ("personal", "ignored"):
        for rank, column in enumerate(getattr(wave, key)):
            yield (key, rank), column, key


def _check_uses(marked: MarkedYaml, wave: WaveFile) -> None:
    """A column has one use: read twice, or read and ignored, is a slip of the pen or a leak."""
    first: dict[str, str] = {}
    for path, column, use in _uses(wave):
        if column.startswith("@"):
            marked.note(path, f"column `{column}`", "a column of the raw file", "Names in @ are the pipeline's own.")
        if column in first:
            found = f"column `{column}` as {use}, and as {first[column]} before"
            remedy = "Keep one use; to keep an answer as written beside its codes, write `verbatim:`."
            marked.note(path, found, "each column used once", remedy)
        first.setdefault(column, use)
