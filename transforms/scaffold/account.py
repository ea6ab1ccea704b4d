"""How much of a file a draft decides, and how much it leaves to a person."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.scaffold.draft import Draft
from transforms.scaffold.drafting import NO_FIELD
from transforms.scaffold.survey_text import mappings_of
from transforms.scaffold.wave_text import field_columns, left_out


@dataclass(frozen=True)
class Account:
    """Counts of columns, and of what stands in comments until the survey files can say it."""

    columns: int
    drafted: int
    sure: int
    personal: int
    ignored: int
    unexplained: int
    to_check: int
    in_comments: tuple[str, ...]


def account_of(draft: Draft) -> Account:
    """The account of a draft; drafted, personal and ignored add up to the columns."""
    left, fields = left_out(draft), field_columns(draft)
    picks = [pick for pick in (draft.places.name, draft.places.kind, draft.places.departement) if pick is not None]
    keys = [chosen for chosen in (draft.key, draft.submitted) if chosen is not None]
    unsure_fields = sum(p.evidence.name in fields and not p.is_sure for p in draft.proposals)
    unsure = unsure_fields + sum(not pick.is_sure for pick in picks) + sum(not key.is_sure for key in keys)
    answers = sum(len(mapped.unsure) + mapped.once for mapped in mappings_of(draft).values())
    drafted = len(fields) + len(picks) + len(keys)
    return Account(
        columns=len(draft.columns),
        drafted=drafted,
        sure=drafted - unsure,
        personal=sum(len(chosen.columns) for chosen in draft.personal),
        ignored=sum(len(chosen.columns) for chosen in left),
        unexplained=sum(len(chosen.columns) for chosen in left if chosen.why == NO_FIELD),
        to_check=unsure + answers + sum(not chosen.is_sure for chosen in (*left, *draft.personal)),
        in_comments=tuple(_in_comments(draft)),
    )


def _in_comments(draft: Draft) -> list[str]:
    told = []
    for repeat in draft.repeats:
        where = f"the table {repeat.name!r}" if repeat.is_table else "numbered columns"
        told.append(f"a repeat in {where}: {len(repeat.proposals)} of {len(repeat.questions)} questions have a field")
    if draft.boxes:
        columns = sum(len(group.columns) for _, group in draft.boxes)
        told.append(f"{len(draft.boxes)} multiple choice(s) in {columns} columns")
    told += [f"the tool's own {name[1:]}" for name, count in draft.has_facts.items() if count]
    if draft.places.codes:
        told.append(f"{len(draft.places.codes)} column(s) of official codes")
    return told
