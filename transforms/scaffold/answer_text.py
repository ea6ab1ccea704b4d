"""The answers of a draft as lines of a wave file: fields of a return, and repeats of its initiatives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from transforms.resolution import formats_of
from transforms.scaffold.draft import AnswerDraft, Chosen, Draft, RepeatDraft
from transforms.scaffold.survey_text import mapping_name
from transforms.scaffold.yaml_text import CHECK, check, comment, commented, flow_list, in_flow, scalar
from transforms.schema import INITIATIVES

_LISTS = ("list", "choices")


def field_lines(draft: Draft, names: Mapping[str, str]) -> Iterator[str]:
    """`fields:`, and in comments the questions whose answers a person has to map first; `names` are of mappings."""
    yield "fields:" if draft.answers else "fields: {}"
    for answer in draft.answers:
        yield from _answer_lines(answer, names, 2)
    yield from _untold_lines(draft.untold, names, 2)
    yield ""


def repeat_lines(repeat: RepeatDraft, names: Mapping[str, str]) -> Iterator[str]:
    """`repeats:` with the questions that are asked for every initiative."""
    yield "repeats:"
    if repeat.is_table:
        yield f"  - table: {scalar(repeat.name)}"
        yield from _key_lines(repeat.key)
    else:
        yield f"  - numbers: [{', '.join(map(str, repeat.numbers))}]"
    yield "    fields:"
    for answer in repeat.answers:
        yield from _answer_lines(answer, names, 6)
    yield from _untold_lines(repeat.untold, names, 6)
    for key, choices in (("personal", repeat.personal), ("ignored", repeat.ignored)):
        yield from named_lines(key, choices, 4) if choices else ()
    yield ""


def other_repeat_lines(repeat: RepeatDraft) -> Iterator[str]:
    """A repeat that is about something else than initiatives, or whose names no `{n}` makes, in a comment."""
    kind = "table à part" if repeat.is_table else "colonnes numérotées"
    told = f"{kind}, {len(repeat.questions)} question(s)"
    yield check(f"répétition {scalar(repeat.name)} non lue ({told}) : elle ne semble pas décrire d'initiatives")


def _key_lines(key: Chosen | None) -> Iterator[str]:
    if key is None:
        return
    if not key.is_sure:
        yield check(key.why, 4)
    yield f"    key: {scalar(key.columns[0])}"


def _answer_lines(answer: AnswerDraft, names: Mapping[str, str], indent: int) -> Iterator[str]:
    proposal = answer.proposal
    if not proposal.is_sure:
        yield check(proposal.why + others(proposal.alternatives), indent)
    yield f"{' ' * indent}{_one_answer(answer, names)}"


def _untold_lines(untold: Iterable[AnswerDraft], names: Mapping[str, str], indent: int) -> Iterator[str]:
    for answer in untold:
        yield check(f"{answer.trouble} ; {answer.proposal.why} : compléter, puis retirer de `ignored`", indent)
        yield from commented([f"{' ' * indent}{_one_answer(answer, names)}"])


def _one_answer(answer: AnswerDraft, names: Mapping[str, str]) -> str:
    """`title: titre`, or with all that the reading of the answer needs."""
    parts = list(_parts(answer, names))
    alone = len(parts) == 1 and parts[0].startswith("column: ")
    return f"{answer.field}: {scalar(answer.origin.names[0])}" if alone else f"{answer.field}: {{{', '.join(parts)}}}"


def _parts(answer: AnswerDraft, names: Mapping[str, str]) -> Iterator[str]:
    origin, field = answer.origin, INITIATIVES.field(answer.field)
    is_list = formats_of(field)[0] in _LISTS
    if origin.is_boxes:
        yield f"boxes: {in_flow(origin.names[0])}"
        if origin.other:
            yield f"other: {in_flow(origin.other)}"
    elif len(origin.names) > 1:
        yield f"columns: {flow_list(origin.names)}"
    else:
        yield f"column: {in_flow(origin.names[0])}"
        if is_list:
            yield f"separator: {_separators(answer)}"
    if field.codes:
        yield f"mapping: {names.get(mapping_name(answer.field), mapping_name(answer.field))}"
        if answer.field == "subthemes":
            yield "verbatim: subthemes_verbatim"
    if answer.shown:
        yield f"shown_if: {{column: {in_flow(answer.shown.column)}, values: {flow_list(answer.shown.values)}}}"


def _separators(answer: AnswerDraft) -> str:
    """The separator of a list; of an answer in own words all that part it, since nobody agrees on one."""
    one = answer.proposal.evidence
    typed = () if INITIATIVES.field(answer.field).codes else one.separators
    several = typed if one.separator in typed and len(typed) > 1 else ()
    return f"[{', '.join(map(_separator, several))}]" if several else _separator(one.separator)


def _separator(separator: str | None) -> str:
    """The separator of a list in quotes; a semicolon where none was seen."""
    return '"' + (separator or ";").replace("\n", "\\n") + '"'


def others(alternatives: Sequence[str]) -> str:
    """The runners-up of a proposal, as a comment goes on."""
    return f" ; autres candidats : {', '.join(alternatives)}" if alternatives else ""


def named_lines(key: str, choices: Sequence[Chosen], indent: int = 0) -> Iterator[str]:
    """The columns under a key, each below the reason why it is there."""
    if not choices:
        yield f"{' ' * indent}{key}: []"
        return
    yield f"{' ' * indent}{key}:"
    told = None
    for chosen in choices:
        why = chosen.why if chosen.is_sure else f"{CHECK}: {chosen.why}"
        if why != told:
            yield comment(why, indent + 2)
        told = why
        yield from (f"{' ' * (indent + 2)}- {scalar(name)}" for name in chosen.columns)
