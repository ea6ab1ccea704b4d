"""The questions of one table with their evidence, and the fields that they answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from transforms.codes import CodeBook
from transforms.formats import Codebook, TextFrame
from transforms.scaffold.draft import AnswerDraft, as_written, without_stray_filters
from transforms.scaffold.evidence import Evidence, look_at, look_at_boxes
from transforms.scaffold.fields import propose
from transforms.scaffold.filters import Filter, Shown, filter_of
from transforms.scaffold.groups import TICKED, Group
from transforms.scaffold.origins import Origin, origin_of
from transforms.scaffold.shapes import Register
from transforms.survey_files import Crosswalk


@dataclass(frozen=True)
class Asked:
    """A question: its columns (one group, or one for each number), how they are named, and what is known of it."""

    groups: tuple[Group, ...]
    origin: Origin | None
    evidence: Evidence


@dataclass(frozen=True)
class Questions:
    """One table whose questions are looked at, with all that helps to know them."""

    table: TextFrame
    codebook: Codebook | None
    book: CodeBook
    register: Register | None
    known: tuple[Crosswalk, ...] = ()

    def ask(self, groups: Sequence[Group], numbers: Sequence[int] = ()) -> Asked:
        """The question of one group, or that of the groups of all numbers."""
        origin = origin_of(groups, [column.name for column in self.table.columns], numbers)
        columns = [column for group in groups for column in group.columns]
        if groups[0].is_boxes:
            codes = origin.options if origin else {}
            evidence = look_at_boxes(self.table.frame, columns, self.codebook, TICKED, codes)
        else:
            evidence = look_at(self.table.frame, columns, self.codebook, self.register)
        return Asked(tuple(groups), origin, evidence)

    def answers(
        self, asked: Sequence[Asked], taken: Iterable[str] = ()
    ) -> tuple[tuple[AnswerDraft, ...], tuple[AnswerDraft, ...]]:
        """The fields given to questions: those that a wave file can say, and those that need a person first."""
        can = {one.evidence.name: one for one in asked if one.origin is not None}
        found = []
        for proposal in propose([one.evidence for one in can.values()], self.book, self.known, taken):
            one = can[proposal.evidence.name]
            assert one.origin is not None
            found.append(as_written(AnswerDraft(proposal, one.origin, self._shown(one, asked))))
        told = without_stray_filters(answer for answer in found if answer.trouble is None)
        return told, tuple(replace(answer, shown=None) for answer in found if answer.trouble is not None)

    def _shown(self, one: Asked, asked: Sequence[Asked]) -> Shown | None:
        """The filter of a question, where each of its numbers has it on one question of the same number."""
        filters = [filter_of(group.columns[0], self.table.columns, self.codebook) for group in one.groups]
        found = [each for each in filters if each is not None]
        decider = next((other for other in asked if found and _decides(other, found, one)), None)
        if len(found) < len(filters) or decider is None or decider.origin is None:
            return None
        return Shown(decider.origin.names[0], found[0].as_seen(decider.evidence.answers))


def _decides(other: Asked, filters: Sequence[Filter], one: Asked) -> bool:
    columns = [group.columns[0].name for group in other.groups]
    is_same = len({each.spellings for each in filters}) == 1
    return (
        is_same and not other.groups[0].is_boxes and columns == [each.column for each in filters] and other is not one
    )
