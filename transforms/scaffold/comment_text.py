"""What the survey files cannot say yet, in the form in which it would be written, as comments at its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.resolution import formats_of
from transforms.scaffold.draft import Draft, RepeatDraft
from transforms.scaffold.fields import Proposal
from transforms.scaffold.groups import Group
from transforms.scaffold.survey_text import mapping_name
from transforms.scaffold.yaml_text import check, comment, commented, in_flow, scalar, wrapped_list
from transforms.schema import INITIATIVES

_LATER = "à décommenter quand le fichier de vague le permettra :"
_FACT_LINES = {
    "@complete": 'complete: {column: "@complete", values: [yes]}',
    "@test": 'test: {column: "@test", values: [yes]}',
    "@submitted_is_sentinel": 'submitted_is_unknown: {column: "@submitted_is_sentinel", values: [yes]}',
}


def fact_lines(draft: Draft) -> Iterator[str]:
    """What the tool notes of a return: whether it is complete, a trial, of unknown date."""
    told = [line for name, line in _FACT_LINES.items() if draft.has_facts.get(name)]
    if told:
        yield comment(f"L'outil le dit ; {_LATER}")
        yield from commented(told)


def code_lines(draft: Draft) -> Iterator[str]:
    """Columns that hold official codes of the authority."""
    for code in draft.places.codes:
        yield comment(f"Code officiel (INSEE, SIREN) ; {_LATER}", 2)
        yield from commented([f"  code: {scalar(code.name)}"])


def box_lines(boxes: Sequence[tuple[Proposal | None, Group]]) -> Iterator[str]:
    """Multiple choices whose boxes are columns of their own."""
    if boxes:
        yield comment(f"Cases à cocher en plusieurs colonnes ; {_LATER}", 2)
    for proposal, group in boxes:
        yield from commented(_one_choice(proposal, group))


def _one_choice(proposal: Proposal | None, group: Group) -> Iterator[str]:
    yield check(proposal.why if proposal else "aucun champ ne convient", 2)
    yield f"  {proposal.field if proposal else '…'}:"
    if proposal and proposal.mapped and proposal.mapped.sure:
        yield f"    mapping: {mapping_name(proposal.field)}"
    yield "    boxes:"
    for column in group.columns:
        yield f"      {scalar(column.name)}: {scalar(column.option or column.name)}"
    if group.other:
        yield f"    other: {scalar(group.other.name)}"


def repeat_lines(repeat: RepeatDraft) -> Iterator[str]:
    """Questions asked for every initiative."""
    kind = "une table à part" if repeat.is_table else "les mêmes questions pour chaque initiative"
    yield comment(f"Répétition ({kind}) ; {_LATER}")
    yield from commented(_one_repeat(repeat))
    yield ""


def _one_repeat(repeat: RepeatDraft) -> Iterator[str]:
    yield "repeats:"
    yield f"  - {'table' if repeat.is_table else 'name'}: {scalar(repeat.name)}"
    if repeat.numbers:
        yield f"    numbers: [{', '.join(str(number) for number in range(1, repeat.numbers + 1))}]"
    yield "    fields:"
    for proposal in repeat.proposals:
        if not proposal.is_sure:
            yield check(f"{proposal.why}{others(proposal.alternatives)}", 6)
        yield f"      {proposal.field}: {{{_asked(proposal, repeat.is_table)}}}"
    given = {proposal.evidence.name for proposal in repeat.proposals}
    left = [one.name if repeat.is_table else one.title for one in repeat.questions if one.name not in given]
    yield from wrapped_list("ignored", left, 4) if left else ()


def _asked(proposal: Proposal, is_table: bool) -> str:
    one = proposal.evidence
    parts = [f"{'boxes' if one.is_boxes else 'column'}: {in_flow(one.name if is_table else one.title)}"]
    if formats_of(INITIATIVES.field(proposal.field))[0] in ("list", "choices") and not one.is_boxes:
        parts.append(f"separator: {separator_text(one.separator)}")
    if proposal.mapped and proposal.mapped.sure:
        parts.append(f"mapping: {mapping_name(proposal.field)}")
    return ", ".join(parts)


def separator_text(separator: str | None) -> str:
    """The separator of a list in quotes; a semicolon where none was seen."""
    return '"' + (separator or ";").replace("\n", "\\n") + '"'


def others(alternatives: Sequence[str]) -> str:
    """The runners-up of a proposal, as a comment goes on."""
    return f" ; autres candidats : {', '.join(alternatives)}" if alternatives else ""
