"""The answers of a wave, resolved against the schema, the mappings of the survey and the code lists."""

from __future__ import annotations

from collections.abc import Mapping

from transforms.codes import CodeBook
from transforms.faults_of_models import nearest
from transforms.marked_yaml import MarkedYaml, Path
from transforms.recodes import check_code, check_marks, check_recode
from transforms.schema import INITIATIVES, Field, Type
from transforms.survey_files import Format, KindAnswer, Survey, WaveFile, WrittenAnswer
from transforms.waves import ANSWERABLE, SEVERAL_COLUMNS, Answer

_FORMATS: Mapping[Type, tuple[Format, ...]] = {
    "string": ("text", "url"),
    "date": ("date",),
    "double": ("amount",),
    "int64": ("count",),
    "strings": ("list",),
}
_CODED: Mapping[Type, tuple[Format, ...]] = {"string": ("choice",), "strings": ("choices",)}
_LISTS: tuple[Format, ...] = ("list", "choices")


def formats_of(field: Field) -> tuple[Format, ...]:
    """The formats that can fill a field, the usual one first."""
    if field.codes:
        return _CODED[field.type]
    return ("url",) if field.name.endswith("url") else _FORMATS[field.type]


def resolve_fields(marked: MarkedYaml, wave: WaveFile, survey: Survey, book: CodeBook | None) -> dict[str, Answer]:
    """Canonical field → its answer, in file order; faults are noted, and what has none is resolved."""
    answers: dict[str, Answer] = {}
    for name, written in wave.fields.items():
        if (field := _answerable(marked, ("fields", name), name)) is not None:
            answers[name] = _resolve(marked, field, written, wave, survey, book)
    for name, written in wave.fields.items():
        if written.verbatim is not None and name in answers:
            answers |= _keep_verbatim(marked, ("fields", name, "verbatim"), written.verbatim, answers, answers[name])
    for name, value in wave.constants.items():
        if (field := _answerable(marked, ("constants", name), name)) is not None:
            answers |= _state_constant(marked, field, value, answers, book)
    return answers


def _answerable(marked: MarkedYaml, path: Path, name: str) -> Field | None:
    if name in ANSWERABLE:
        return INITIATIVES.field(name)
    if name in INITIATIVES.names:
        remedy = "Remove it; the columns of the authority stand under `authority:`."
        marked.note(path, f"`{name}`, which the pipeline makes itself", "a field that can be asked", remedy)
    else:
        remedy = f"{nearest(name, list(ANSWERABLE))}The fields are: {', '.join(ANSWERABLE)}."
        marked.note(path, f"no canonical field `{name}`", "a field of the schema that can be asked", remedy)
    return None


def _resolve(
    marked: MarkedYaml, field: Field, written: WrittenAnswer, wave: WaveFile, survey: Survey, book: CodeBook | None
) -> Answer:
    path: Path = ("fields", field.name)
    format_ = _check_format(marked, path, field, written)
    check_marks(marked, (*path, "missing"), written.missing, book)
    return Answer(
        field=field.name,
        columns=written.asked,
        format=format_,
        separator=_check_separator(marked, path, format_, written),
        recode=_resolve_recode(marked, path, field, written, survey, book),
        missing={**wave.missing, **written.missing},
    )


def _check_format(marked: MarkedYaml, path: Path, field: Field, written: WrittenAnswer) -> Format:
    fitting = formats_of(field)
    if written.format is not None and written.format not in fitting:
        expected = f"{' or '.join(fitting)}, since {field.name} is {_kind(field)}"
        marked.note((*path, "format"), f"format `{written.format}`", expected, "Correct the format or the field.")
    return written.format or fitting[0]


def _kind(field: Field) -> str:
    return f"coded (list {field.codes})" if field.codes else f"of type {field.type}"


def _check_separator(marked: MarkedYaml, path: Path, format_: Format, written: WrittenAnswer) -> str | None:
    several = len(written.asked) > 1
    if several and format_ not in (*_LISTS, "text"):
        marked.note(
            (*path, "columns"), f"{len(written.asked)} columns", f"one column for format {format_}", "Keep one."
        )
    if written.separator is not None and format_ not in _LISTS:
        found, remedy = f"a separator for format {format_}", "Remove it: only lists are split."
        marked.note((*path, "separator"), found, "no separator", remedy)
    if format_ in _LISTS and written.separator is None and not several:
        remedy = 'Write the character that stands between the items, such as `separator: ";"`.'
        marked.note(path, f"a {format_} without `separator`", "how the items of a cell are told apart", remedy)
    return written.separator or (SEVERAL_COLUMNS if several else None)


def _resolve_recode(
    marked: MarkedYaml, path: Path, field: Field, written: WrittenAnswer, survey: Survey, book: CodeBook | None
) -> dict[str, str]:
    if field.codes is None:
        if written.mapping or written.recode:
            key = "mapping" if written.mapping else "recode"
            marked.note((*path, key), f"a {key} for {field.name}", "none: the field is not coded", "Remove it.")
        return {}
    if written.mapping is not None:
        return _mapped(marked, (*path, "mapping"), written.mapping, field.codes, survey)
    if written.recode:
        check_recode(marked, (*path, "recode"), written.recode, field.codes, book)
        return dict(written.recode)
    remedy = "Name a `mapping:` of survey.yaml, or write a `recode:`, even where answers are codes already."
    marked.note(path, f"{field.name} without a recode", f"answers → codes of list {field.codes}", remedy)
    return {}


def _mapped(marked: MarkedYaml, path: Path, name: str, wanted: str, survey: Survey) -> dict[str, str]:
    crosswalk = survey.mappings.get(name)
    if crosswalk is None:
        known = sorted(survey.mappings)
        remedy = f"{nearest(name, known)}survey.yaml has: {', '.join(known) or 'none'}."
        marked.note(path, f"no mapping `{name}`", "a mapping of survey.yaml", remedy)
        return {}
    if crosswalk.list != wanted:
        remedy = "Name another mapping, or correct its `list:`."
        marked.note(path, f"mapping `{name}` to list {crosswalk.list}", f"a mapping to list {wanted}", remedy)
    return dict(crosswalk.codes)


def resolve_kind(marked: MarkedYaml, kind: KindAnswer | None, survey: Survey) -> dict[str, str]:
    """Kind of authority as written → code of list authority_kind."""
    if kind is None or kind.column is None:
        return {}
    if kind.mapping is not None:
        return _mapped(marked, ("authority", "kind", "mapping"), kind.mapping, "authority_kind", survey)
    remedy = "Write `kind: {column: …, mapping: …}` with a mapping of survey.yaml to list authority_kind."
    marked.note(("authority", "kind"), "a column without `mapping`", "how its answers become codes", remedy)
    return {}


def _keep_verbatim(
    marked: MarkedYaml, path: Path, target: str, answers: Mapping[str, Answer], source: Answer
) -> dict[str, Answer]:
    """The same cells a second time, as written: `subthemes` coded, `subthemes_verbatim` in words."""
    field = _answerable(marked, path, target)
    if field is None:
        return {}
    format_ = formats_of(field)[0]
    if field.codes or (format_ in _LISTS) != (source.format in _LISTS) or format_ not in ("text", "list"):
        remedy = "Name a text field for a choice, a list field for choices."
        marked.note(path, f"verbatim `{target}`", f"an uncoded field that can hold {source.format} as written", remedy)
    if target in answers:
        marked.note(path, f"`{target}`, which has an answer of its own", "a field not yet answered", "Keep one.")
        return {}
    return {target: Answer(target, source.columns, format_, source.separator)}


def _state_constant(
    marked: MarkedYaml, field: Field, value: str, answers: Mapping[str, Answer], book: CodeBook | None
) -> dict[str, Answer]:
    path: Path = ("constants", field.name)
    if field.name in answers:
        marked.note(path, f"`{field.name}`, which has a column too", "one origin", "Keep the column or the constant.")
        return {}
    if field.codes is None or field.type != "string":
        remedy = "Only what is true of every row is a constant, such as `language: fr`."
        marked.note(path, f"a constant for {field.name}", "a field with one code", remedy)
    else:
        check_code(marked, path, value, field.codes, book)
    return {field.name: Answer(field.name, (), formats_of(field)[0], recode={value: value}, constant=value)}
