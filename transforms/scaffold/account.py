"""How much of a file a draft decides, and how much it leaves to a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transforms.columns import matching, numbered
from transforms.scaffold.draft import NO_FIELD, Chosen, Draft
from transforms.scaffold.survey_text import mappings_of


@dataclass(frozen=True)
class Account:
    """Counts of columns of the returns, and of what stands in comments for a person to decide.

    `repeat` says where the initiatives of a return stand, `filters` how many fields have their filter.
    """

    columns: int
    drafted: int
    sure: int
    personal: int
    ignored: int
    unexplained: int
    to_check: int
    repeat: str | None
    boxes: int
    filters: int
    in_comments: tuple[str, ...]


def account_of(draft: Draft) -> Account:
    """The account of a draft; drafted, personal and ignored add up to the columns."""
    personal, left = list(_real(draft, draft.personal, "personal")), list(_real(draft, draft.ignored, "ignored"))
    unsure = _unsure_columns(draft)
    drafted = len(draft.columns) - len({name for one in (*personal, *left) for name in one.columns})
    answers = sum(len(mapped.unsure) + mapped.once for mapped in mappings_of(draft).values())
    marked = [*draft.personal, *draft.ignored, *(draft.repeat.ignored + draft.repeat.personal if draft.repeat else ())]
    return Account(
        columns=len(draft.columns),
        drafted=drafted,
        sure=drafted - unsure,
        personal=sum(len(chosen.columns) for chosen in personal),
        ignored=sum(len(chosen.columns) for chosen in left),
        unexplained=sum(len(chosen.columns) for chosen in left if chosen.why == NO_FIELD),
        to_check=_doubts(draft) + answers + sum(not chosen.is_sure for chosen in marked),
        repeat=_repeat(draft),
        boxes=sum(answer.origin.is_boxes for answer in draft.all_answers),
        filters=sum(answer.shown is not None for answer in draft.all_answers),
        in_comments=tuple(_in_comments(draft)),
    )


def _real(draft: Draft, own: Iterable[Chosen], key: str) -> Iterator[Chosen]:
    """The choices of the returns and of their numbered columns, with the real columns behind the names."""
    yield from own
    repeat = draft.repeat
    if repeat is None or repeat.is_table:
        return
    for chosen in getattr(repeat, key):
        names = [numbered(name, number) for name in chosen.columns for number in repeat.numbers]
        yield Chosen(matching(names, draft.columns), chosen.why, chosen.is_sure)


def _unsure_columns(draft: Draft) -> int:
    in_returns = [*draft.answers, *(draft.repeat.answers if draft.repeat and not draft.repeat.is_table else ())]
    fields = sum(len(answer.origin.reads) for answer in in_returns if not answer.proposal.is_sure)
    return fields + _doubtful_keys(draft) + (draft.consent is not None)


def _doubts(draft: Draft) -> int:
    fields = sum(not answer.proposal.is_sure for answer in draft.all_answers)
    return fields + _doubtful_keys(draft) + (draft.consent is not None)


def _doubtful_keys(draft: Draft) -> int:
    picks = (draft.places.name, draft.places.kind, draft.places.departement)
    keys = (draft.key, draft.submitted)
    return sum(one is not None and not one.is_sure for one in (*picks, *keys))


def _repeat(draft: Draft) -> str | None:
    repeat = draft.repeat
    if repeat is None:
        return None
    where = f"table {repeat.name!r}" if repeat.is_table else f"numbered columns, {len(repeat.numbers)} initiatives"
    return f"{where}: {len(repeat.answers)} of {len(repeat.questions)} questions have a field"


def _in_comments(draft: Draft) -> Iterator[str]:
    for repeat in draft.left_repeats:
        kind = "the table" if repeat.is_table else "numbered columns"
        yield f"a repeat that does not look like initiatives ({kind}): {len(repeat.questions)} question(s)"
    untold = [*draft.untold, *(draft.repeat.untold if draft.repeat else ())]
    if untold:
        yield f"{len(untold)} coded question(s) none of whose answers is certain: {', '.join(a.field for a in untold)}"
