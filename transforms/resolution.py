"""The answers of a wave, resolved against the schema, the mappings of the survey and the code lists."""

from __future__ import annotations

from collections.abc import Mapping

from transforms.codes import CodeBook
from transforms.faults_of_models import nearest
from transforms.marked_yaml import MarkedYaml, Path
from transforms.privacy import MAILBOX, SWITCHBOARD
from transforms.recodes import check_code, check_crosswalk_parts, check_marks, check_recode
from transforms.recoding import Recoding
from transforms.schema import INITIATIVES, Field, Type
from transforms.survey_files import Crosswalk, Kept, KindAnswer, Survey, WaveFile
from transforms.waves import ANSWERABLE, SEVERAL_COLUMNS, Answer, Boxes
from transforms.written_answers import Format, WrittenAnswer

_FORMATS: Mapping[Type, tuple[Format, ...]] = {
    "string": ("text", "url"),
    "date": ("date",),
    "double": ("amount",),
    "int64": ("count",),
    "strings": ("list",),
}
_CODED: Mapping[Type, tuple[Format, ...]] = {"string": ("choice",), "strings": ("choices",)}
_KEPT: Mapping[Kept, str] = {"mailboxes": MAILBOX, "switchboards": SWITCHBOARD}
_LISTS: tuple[Format, ...] = ("list", "choices")


def formats_of(field: Field) -> tuple[Format, ...]:
    """The formats that can fill a field, the usual one first."""
    if field.codes:
        return _CODED[field.type]
    return ("url",) if field.name.endswith("url") else _FORMATS[field.type]


def resolve_fields(marked: MarkedYaml, wave: WaveFile, survey: Survey, book: CodeBook | None) -> dict[str, Answer]:
    """Canonical field → its answer, of what a return answers once; faults are noted, what has none is resolved."""
    answers = resolve_answers(marked, ("fields",), wave.fields, wave, survey, book)
    for name, value in wave.constants.items():
        if (field := _answerable(marked, ("constants", name), name)) is not None:
            answers |= _state_constant(marked, field, value, answers, book)
    return answers


def resolve_answers(
    marked: MarkedYaml,
    path: Path,
    written: Mapping[str, WrittenAnswer],
    wave: WaveFile,
    survey: Survey,
    book: CodeBook | None,
) -> dict[str, Answer]:
    """The answers under one `fields:` of the file, in file order, and beside them what is kept as written."""
    answers: dict[str, Answer] = {}
    for name, each in written.items():
        if (field := _answerable(marked, (*path, name), name)) is not None:
            answers[name] = _resolve(marked, (*path, name), field, each, wave, survey, book)
    for name, each in written.items():
        if each.verbatim is not None and name in answers:
            answers |= _keep_verbatim(marked, (*path, name, "verbatim"), each, answers, answers[name])
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
    marked: MarkedYaml,
    path: Path,
    field: Field,
    written: WrittenAnswer,
    wave: WaveFile,
    survey: Survey,
    book: CodeBook | None,
) -> Answer:
    format_ = _check_format(marked, path, field, written)
    check_marks(marked, (*path, "missing"), written.missing, book)
    recode = _resolve_recode(marked, path, field, written, survey, book)
    return Answer(
        field=field.name,
        columns=() if written.boxes else written.asked,
        format=format_,
        separator=_check_separator(marked, path, format_, written),
        split_at=written.separator if len(written.separator) > 1 or len(written.asked) > 1 else (),
        recode=_with_labels(recode) if recode else {},
        contains=recode.contains if recode else {},
        regex=recode.regex if recode else {},
        missing={**wave.missing, **written.missing},
        boxes=_boxes(written, recode),
        shown_if=written.shown_if,
        serial_dates=_check_serials(marked, path, format_, written),
        keep=frozenset(_KEPT[name] for name in wave.keep),
    )


def _with_labels(crosswalk: Crosswalk) -> dict[str, str]:
    """The codes of answers as the tool exports them, and of the words that it exports in another form."""
    worded = {label: crosswalk.codes[answer] for answer, label in crosswalk.labels.items() if answer in crosswalk.codes}
    return {**worded, **crosswalk.codes}


def _boxes(written: WrittenAnswer, recode: Crosswalk | None) -> Boxes | None:
    if written.boxes is None:
        return None
    labels = recode.labels if recode else {}
    return Boxes(written.boxes, written.other, written.ticked, written.unticked, labels)


def _check_serials(marked: MarkedYaml, path: Path, format_: Format, written: WrittenAnswer) -> int | None:
    if written.serial_dates is not None and format_ != "date":
        found, remedy = f"serial_dates for format {format_}", "Remove it: only dates are counted in days."
        marked.note((*path, "serial_dates"), found, "a date", remedy)
    return written.serial_dates


def _check_format(marked: MarkedYaml, path: Path, field: Field, written: WrittenAnswer) -> Format:
    fitting = formats_of(field)
    if written.format is not None and written.format not in fitting:
        expected = f"{' or '.join(fitting)}, since {field.name} is {_kind(field)}"
        marked.note((*path, "format"), f"format `{written.format}`", expected, "Correct the format or the field.")
    return written.format or fitting[0]


def _kind(field: Field) -> str:
    return f"coded (list {field.codes})" if field.codes else f"of type {field.type}"


def _check_separator(marked: MarkedYaml, path: Path, format_: Format, written: WrittenAnswer) -> str | None:
    several = written.boxes is not None or len(written.asked) > 1
    if written.boxes is not None and written.separator:
        found, remedy = "a separator of tick boxes", "Remove it: each box is an item of its own."
        marked.note((*path, "separator"), found, "no separator", remedy)
    elif written.boxes is not None and format_ not in _LISTS:
        marked.note((*path, "boxes"), f"tick boxes for format {format_}", "a field of several values", "Name a column.")
    elif several and format_ not in (*_LISTS, "text"):
        marked.note(
            (*path, "columns"), f"{len(written.asked)} columns", f"one column for format {format_}", "Keep one."
        )
    if written.separator and format_ not in _LISTS:
        found, remedy = f"a separator for format {format_}", "Remove it: only lists are split."
        marked.note((*path, "separator"), found, "no separator", remedy)
    if format_ in _LISTS and not written.separator and not several:
        remedy = 'Write the character that stands between the items, such as `separator: ";"`.'
        marked.note(path, f"a {format_} without `separator`", "how the items of a cell are told apart", remedy)
    if several or len(written.separator) > 1:
        return SEVERAL_COLUMNS
    return written.separator[0] if written.separator else None


def _resolve_recode(
    marked: MarkedYaml, path: Path, field: Field, written: WrittenAnswer, survey: Survey, book: CodeBook | None
) -> Crosswalk | None:
    """What recodes the answers of a coded field; None where the field has no codes, or nothing is known of it."""
    has_own = bool(written.recode or written.contains or written.regex)
    if field.codes is None:
        if written.mapping or has_own:
            key = "mapping" if written.mapping else "recode"
            marked.note((*path, key), f"a {key} for {field.name}", "none: the field is not coded", "Remove it.")
        return None
    if written.mapping is not None:
        return _mapped(marked, (*path, "mapping"), written.mapping, field.codes, survey)
    if has_own:
        check_recode(marked, (*path, "recode"), written.recode, field.codes, book)
        own = Crosswalk.model_construct(
            list=field.codes, codes=dict(written.recode), contains=written.contains, regex=written.regex, labels={}
        )
        check_crosswalk_parts(marked, path, own, book)
        return own
    remedy = "Name a `mapping:` of survey.yaml, or write a `recode:`, even where answers are codes already."
    marked.note(path, f"{field.name} without a recode", f"answers → codes of list {field.codes}", remedy)
    return None


def _mapped(marked: MarkedYaml, path: Path, name: str, wanted: str, survey: Survey) -> Crosswalk | None:
    crosswalk = survey.mappings.get(name)
    if crosswalk is None:
        known = sorted(survey.mappings)
        remedy = f"{nearest(name, known)}survey.yaml has: {', '.join(known) or 'none'}."
        marked.note(path, f"no mapping `{name}`", "a mapping of survey.yaml", remedy)
        return None
    if crosswalk.list != wanted:
        remedy = "Name another mapping, or correct its `list:`."
        marked.note(path, f"mapping `{name}` to list {crosswalk.list}", f"a mapping to list {wanted}", remedy)
    return crosswalk


def resolve_kind(marked: MarkedYaml, kind: KindAnswer | None, survey: Survey) -> Recoding | None:
    """What recodes the kind of authority as written to a code of list authority_kind."""
    if kind is None or kind.column is None:
        return None
    if kind.mapping is not None:
        crosswalk = _mapped(marked, ("authority", "kind", "mapping"), kind.mapping, "authority_kind", survey)
        return Recoding.by(_with_labels(crosswalk), {}, crosswalk.contains, crosswalk.regex) if crosswalk else None
    remedy = "Write `kind: {column: …, mapping: …}` with a mapping of survey.yaml to list authority_kind."
    marked.note(("authority", "kind"), "a column without `mapping`", "how its answers become codes", remedy)
    return None


def _keep_verbatim(
    marked: MarkedYaml,
    path: Path,
    written: WrittenAnswer,
    answers: Mapping[str, Answer],
    source: Answer,
) -> dict[str, Answer]:
    """The same cells a second time, as written: `subthemes` coded, `subthemes_verbatim` in words."""
    target = written.verbatim or ""
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
    kept = Answer(
        target, source.columns, format_, source.separator, split_at=source.split_at, boxes=source.boxes,
        shown_if=source.shown_if,
        keep=source.keep,
    )  # fmt: skip
    return {target: kept}


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
