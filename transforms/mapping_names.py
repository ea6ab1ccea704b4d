"""Which crosswalk of the survey files recodes each field, by the name that the wave file gives it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from transforms.questionnaire import check_wave_file
from transforms.survey_files import WaveFile
from transforms.written_answers import WrittenAnswer


def mapping_names(text: str, where: str) -> dict[str, str]:
    """Field → name of its mapping, `authority.kind` among them; raises `SurveyFileInvalid`."""
    written = check_wave_file(text, where)
    kind = written.authority.kind
    named = {"authority.kind": kind.mapping} if kind and kind.mapping else {}
    return named | {name: mapping for fields in _fields(written) for name, mapping in _of(fields)}


def _fields(written: WaveFile) -> Iterator[Mapping[str, WrittenAnswer]]:
    yield written.fields
    yield from (repeat.fields for repeat in written.repeats)


def _of(fields: Mapping[str, WrittenAnswer]) -> Iterator[tuple[str, str]]:
    return ((name, answer.mapping) for name, answer in fields.items() if answer.mapping)
