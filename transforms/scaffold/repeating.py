"""Questions that are asked for every initiative: in numbered columns of a return, or in a table of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from transforms.columns import part_of
from transforms.scaffold.draft import NO_FIELD, AnswerDraft, Chosen, RepeatDraft, columns_of
from transforms.scaffold.fields import LEAST, Proposal
from transforms.scaffold.groups import Group, by_part, group_columns
from transforms.scaffold.keys import find_key, is_aside
from transforms.scaffold.origins import folded
from transforms.scaffold.personal import why_personal
from transforms.scaffold.questions import Asked, Questions

_SHORTEST_NAME, _LONGEST_NAME = 8, 120
EMPTY, ASIDE = "vide dans tout le fichier", "texte affiché ou métadonnée de l'outil"


def numbered_repeats(here: Questions, groups: Sequence[Group], taken: Iterable[str]) -> Iterator[RepeatDraft]:
    """Every block of numbered columns as a repeat; parts that not every number has stay out of it."""
    for stem, parts in by_part(groups).items():
        numbers = _numbers(parts)
        asked = [here.ask(these, numbers) for these in parts.values()]
        yield _repeat(here, stem, [one for one in asked if _is_whole(one)], numbers, taken)


def _is_whole(one: Asked) -> bool:
    """Whether names with `{n}` say all columns of a question."""
    return one.origin is not None and set(one.origin.reads) == set(columns_of(one.groups))


def _numbers(parts: Mapping[str, tuple[Group, ...]]) -> tuple[int, ...]:
    return tuple(sorted({group.numbered.number for these in parts.values() for group in these if group.numbered}))


def table_repeat(here: Questions, taken: Iterable[str]) -> RepeatDraft:
    """A table of repeats: every column of it is read, personal or ignored."""
    groups = group_columns(here.table.columns, here.table.frame)
    asked = [here.ask([group]) for group in groups]
    return _repeat(here, here.table.name, asked, (), taken)


def _repeat(
    here: Questions, name: str, asked: Sequence[Asked], numbers: tuple[int, ...], taken: Iterable[str]
) -> RepeatDraft:
    personal = {one.evidence.name: found for one in asked if (found := why_personal(one.evidence))}
    free = [one for one in asked if one.evidence.name not in personal]
    key = None if numbers else find_key([one.evidence for one in free])
    open_ = [one for one in free if key is None or one.evidence.name not in key.columns]
    fit = [one for one in open_ if one.evidence.filled and not is_aside(one.evidence)]
    answers, untold = here.answers(fit, taken)
    answers = (*answers, *_named_by_values(fit, (*answers, *untold))) if answers else answers
    read = {column for answer in answers for column in answer.origin.reads} | set(key.columns if key else ())
    return RepeatDraft(
        name=name,
        questions=tuple(one.evidence for one in fit),
        answers=answers,
        untold=untold,
        numbers=numbers,
        key=key,
        personal=tuple(
            Chosen(_names(here, one), *personal[one.evidence.name]) for one in asked if one.evidence.name in personal
        ),
        ignored=tuple(_left(here, open_, read, untold)),
        reads=frozenset(columns_of(group for one in asked for group in one.groups)) if numbers else frozenset(),
    )


def _named_by_values(asked: Iterable[Asked], given: Sequence[AnswerDraft]) -> Iterator[AnswerDraft]:
    """Without a question that is called so: the name of an initiative is short, filled, and another each time."""
    used = {answer.proposal.evidence.name for answer in given}
    free = [one for one in asked if one.evidence.name not in used and _could_be_a_name(one)]
    best = max(free, key=lambda one: one.evidence.filled, default=None)
    if best is None or best.origin is None or any(answer.field == "title" for answer in given):
        return
    yield AnswerDraft(Proposal(best.evidence, "title", LEAST, 0.0, 1.0), best.origin)


def _could_be_a_name(one: Asked) -> bool:
    seen, is_text = one.evidence, not one.evidence.is_closed and not one.evidence.is_boxes
    is_short = _SHORTEST_NAME <= seen.typical <= _LONGEST_NAME and seen.kind in ("text", "long_text", "unknown")
    is_other = max((seen.shares.get(shape, 0.0) for shape in ("date", "url", "count", "amount", "email")), default=0.0)
    return is_text and is_short and is_other < 0.2 and seen.repeated < 0.3 and one.origin is not None


def _left(here: Questions, asked: Iterable[Asked], read: set[str], untold: Iterable[AnswerDraft]) -> Iterator[Chosen]:
    """What a repeat has no use for: whole questions, and what stands beside the boxes of one that is read."""
    fields = {answer.proposal.evidence.name: answer for answer in untold}
    for one in asked:
        names = columns_of(one.groups)
        if read.isdisjoint(names):
            yield Chosen(_names(here, one), *_why(one, fields.get(one.evidence.name)))
        elif beside := _beside(one, read):
            yield Chosen(beside, "texte libre à côté de cases à cocher", False)


def _why(one: Asked, untold: AnswerDraft | None) -> tuple[str, bool]:
    if is_aside(one.evidence):
        return ASIDE, True
    if untold is not None:
        return f"{untold.field} ? {untold.trouble} ; {untold.proposal.why}", False
    return (NO_FIELD if one.evidence.filled else EMPTY), False


def _beside(one: Asked, read: set[str]) -> tuple[str, ...]:
    """The free text beside boxes that hold their labels, each with its real name."""
    return tuple(name for name in columns_of(one.groups) if name not in read)


def _names(here: Questions, one: Asked) -> tuple[str, ...]:
    """The names of a question that is left out, as few as say it exactly."""
    origin = one.origin
    if origin is None or not _is_whole(one):
        return folded(columns_of(one.groups), [column.name for column in here.table.columns])
    is_apart = origin.other is not None and part_of(origin.names[0], origin.other) is None
    return (*origin.names, origin.other) if origin.other and is_apart else origin.names
