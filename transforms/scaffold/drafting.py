"""The decisions of a draft put together: every column of the returns is used, personal or ignored, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from transforms.codes import CodeBook
from transforms.errors import Fault, UnexpectedStructure
from transforms.formats import Codebook, Column, Extraction, TextFrame
from transforms.scaffold.evidence import Evidence, look_at, look_at_boxes
from transforms.scaffold.fields import Proposal, propose
from transforms.scaffold.groups import TICKED, Group, by_stem, group_columns
from transforms.scaffold.personal import why_personal
from transforms.scaffold.places import Places, find_places
from transforms.scaffold.shapes import Register
from transforms.scaffold.words import ID_WORDS, METADATA_WORDS, SUBMITTED_WORDS, has_any, weight_of
from transforms.values.dates import read_date

_FACTS = ("@id", "@submitted", "@started", "@updated", "@language", "@last_page")


@dataclass(frozen=True)
class Chosen:
    """A column with a use of its own beside the fields: an id, the date of sending, one left out; and why."""

    columns: tuple[str, ...]
    why: str
    is_sure: bool = True


@dataclass(frozen=True)
class RepeatDraft:
    """Questions asked for each initiative: in numbered columns (stem → columns) or in a table of their own."""

    name: str
    stems: Mapping[str, tuple[Group, ...]]
    proposals: tuple[Proposal, ...]
    questions: tuple[Evidence, ...]
    is_table: bool = False


@dataclass(frozen=True)
class Draft:
    """All that is proposed for one wave of a survey."""

    columns: tuple[str, ...]
    titles: Mapping[str, str]
    dialect: str
    rows: int
    returns: int
    key: Chosen | None
    key_is_initiative: bool
    submitted: Chosen | None
    places: Places
    proposals: tuple[Proposal, ...]
    boxes: tuple[tuple[Proposal | None, Group], ...]
    repeats: tuple[RepeatDraft, ...]
    personal: tuple[Chosen, ...]
    ignored: tuple[Chosen, ...]
    period: tuple[dt.date, dt.date] | None
    year: int
    marks: tuple[str, ...]
    has_facts: Mapping[str, int]


def draft_wave(
    extractions: Sequence[Extraction],
    codebook: Codebook | None,
    book: CodeBook,
    register: Register | None,
    today: dt.date,
) -> Draft:
    """The draft of a wave out of its raw files; a codebook from a structure file gives questions and options.

    Raises `UnexpectedStructure` where the files hold no return, or not the same columns.
    """
    tables = [extraction.returns for extraction in extractions if extraction.returns is not None]
    table = _one_table(tables)
    codebook = codebook or next((one.codebook for one in extractions if one.codebook), None)
    return _Drafting(table, extractions, codebook, book, register, today).draft()


def _one_table(tables: Sequence[TextFrame]) -> TextFrame:
    if not tables:
        raise UnexpectedStructure(
            Fault("scaffold", "no returns", "at least one raw file of returns", "Give an export of the returns too.")
        )
    first = {column.name for column in tables[0].columns}
    faults = [
        Fault(f"file {rank}", "other columns than the first file", "raw files of one wave", "Draft them apart.")
        for rank, table in enumerate(tables[1:], start=2)
        if {column.name for column in table.columns} != first
    ]
    if faults:
        raise UnexpectedStructure(faults)
    frame = pd.concat([table.frame for table in tables], ignore_index=True)
    return TextFrame(tables[0].name, frame, tables[0].columns)


class _Drafting:
    """One draft in the making: what is still free, and what was decided of the rest."""

    def __init__(
        self,
        table: TextFrame,
        extractions: Sequence[Extraction],
        codebook: Codebook | None,
        book: CodeBook,
        register: Register | None,
        today: dt.date,
    ) -> None:
        self.table, self.frame, self.codebook, self.book = table, table.frame, codebook, book
        self.register, self.today, self.extractions = register, today, extractions
        self.groups = group_columns(table.columns, table.frame)
        self.evidence = {group.columns[0].name: self._look(group.columns, group.is_boxes) for group in self.groups}
        self.personal: list[Chosen] = []
        self.ignored: list[Chosen] = []

    def _look(self, columns: tuple[Column, ...], is_boxes: bool, frame: pd.DataFrame | None = None) -> Evidence:
        cells = self.frame if frame is None else frame
        if is_boxes:
            return look_at_boxes(cells, columns, self.codebook, TICKED)
        return look_at(cells, columns, self.codebook, self.register)

    def draft(self) -> Draft:
        submitted, own = self._of_the_tool()
        repeats = (*self._numbered(), *self._tables())
        free = self._personal_apart([group for group in self.groups if not group.stem and not self._is_decided(group)])
        key = own or self._key_by_words(free)
        free = [group for group in free if key is None or group.columns[0].name not in key.columns]
        submitted = submitted or self._submitted_by_words(free)
        free = [group for group in free if submitted is None or group.columns[0].name not in submitted.columns]
        singles = [group for group in free if not group.is_boxes]
        places = find_places([self.evidence[group.columns[0].name] for group in singles], self.book)
        proposals, boxes = self._fields(free, places, repeats)
        self._ignore_the_rest(free, places, proposals, boxes)
        returns = self._count_returns(own or key, places, own is not None)
        period = self._period(submitted, proposals)
        return Draft(
            columns=tuple(column.name for column in self.table.columns),
            titles=dict(self.codebook.titles) if self.codebook else {},
            dialect=self.extractions[0].reading.dialect,
            rows=len(self.frame),
            returns=returns,
            key=key,
            key_is_initiative=own is None and not repeats and returns < len(self.frame),
            submitted=submitted,
            places=places,
            proposals=tuple(proposals),
            boxes=tuple(boxes),
            repeats=repeats,
            personal=tuple(self.personal),
            ignored=tuple(self.ignored),
            period=period,
            year=(period[1] if period else self.today).year,
            marks=self._marks(proposals),
            has_facts={name: int(self.frame[name].notna().sum()) for name in self.frame.columns if name in _TOLD_FACTS},
        )

    def _is_decided(self, group: Group) -> bool:
        name = group.columns[0].name
        return any(name in chosen.columns for chosen in (*self.personal, *self.ignored, *self._kept))

    def _of_the_tool(self) -> tuple[Chosen | None, Chosen | None]:
        """The raw columns that the tool's own facts were made from; all but id and date are left out."""
        kept: dict[str, Chosen] = {}
        for fact in _FACTS:
            name = self._column_of(fact)
            if name is None or any(name in chosen.columns for chosen in (*kept.values(), *self.ignored)):
                continue
            if fact in ("@id", "@submitted"):
                kept[fact] = Chosen((name,), "fait que l'outil note lui-même")
            else:
                self.ignored.append(Chosen((name,), f"métadonnée de l'outil ({fact[1:]})"))
        self._kept = tuple(kept.values())
        for group in self.groups:
            one = self.evidence[group.columns[0].name]
            is_aside = one.kind in ("display", "metadata", "computed") or has_any(one.words, METADATA_WORDS)
            if is_aside and not self._is_decided(group) and not why_personal(one):
                self.ignored.append(Chosen(one.columns, "texte affiché ou métadonnée de l'outil"))
        return kept.get("@submitted"), kept.get("@id")

    def _column_of(self, fact: str) -> str | None:
        """The raw column whose cells are those of a fact, wherever the fact is known."""
        if fact not in self.frame.columns or not self.frame[fact].notna().any():
            return None
        known = self.frame[fact].notna()
        cells = self.frame.loc[known, fact].str.strip()
        same = [c.name for c in self.table.columns if (self.frame.loc[known, c.name].str.strip() == cells).all()]
        return same[0] if same else None

    def _numbered(self) -> Iterator[RepeatDraft]:
        stems = by_stem(self.groups)
        if not stems:
            return
        questions, boxes = [], set()
        for stem, groups in stems.items():
            if why := self._why_personal_of(groups):
                self.personal.append(Chosen(_names(groups), why))
                continue
            columns = tuple(column for group in groups for column in group.columns)
            one = replace(self._look(columns, groups[0].is_boxes), title=stem)
            questions.append(one)
            boxes |= {one.name} if groups[0].is_boxes else set()
        left = {
            stem: groups for stem, groups in stems.items() if groups[0].columns[0].name in {q.name for q in questions}
        }
        proposals = propose(questions, self.book, frozenset(boxes))
        yield RepeatDraft("initiative", left, tuple(proposals), tuple(questions))

    def _why_personal_of(self, groups: Sequence[Group]) -> str | None:
        found = why_personal(self.evidence[groups[0].columns[0].name])
        return found[0] if found else None

    def _tables(self) -> Iterator[RepeatDraft]:
        for repeat in self.extractions[0].repeats:
            groups = group_columns(repeat.columns, repeat.frame)
            questions = [self._look(group.columns, group.is_boxes, repeat.frame) for group in groups if group.columns]
            free = [one for one in questions if one.filled and not why_personal(one)]
            boxes = frozenset(group.columns[0].name for group in groups if group.is_boxes)
            yield RepeatDraft(repeat.name, {}, tuple(propose(free, self.book, boxes)), tuple(free), is_table=True)

    def _personal_apart(self, groups: list[Group]) -> list[Group]:
        """The groups less those that are personal, or empty in the whole file."""
        free = []
        for group in groups:
            one = self.evidence[group.columns[0].name]
            names = _names([group])
            if found := why_personal(one):
                self.personal.append(Chosen(names, *found))
            elif not one.filled:
                self.ignored.append(Chosen(names, "vide dans tout le fichier", is_sure=False))
            else:
                free.append(group)
        return free

    def _key_by_words(self, free: Sequence[Group]) -> Chosen | None:
        scored = [
            (weight_of(one.words, ID_WORDS) + (0.2 if rank == 0 else 0.0), -rank, one)
            for rank, group in enumerate(free)
            if (one := self.evidence[group.columns[0].name]).is_unique and one.typical <= 45 and not group.is_boxes
        ]
        best = max(scored, default=(0.0, 0, None), key=lambda pair: pair[:2])
        if best[2] is None or best[0] < 0.8:
            return None
        return Chosen(best[2].columns, "rempli et différent à chaque ligne", is_sure=best[0] >= 1.0)

    def _submitted_by_words(self, free: Sequence[Group]) -> Chosen | None:
        for group in free:
            one = self.evidence[group.columns[0].name]
            if weight_of(one.words, SUBMITTED_WORDS) >= 1.0 and one.shares.get("date", 0.0) > 0.8:
                return Chosen(one.columns, "mots de l'en-tête, et des dates")
        return None

    def _fields(
        self, free: Sequence[Group], places: Places, repeats: Sequence[RepeatDraft]
    ) -> tuple[list[Proposal], list[tuple[Proposal | None, Group]]]:
        used = set(_place_columns(places))
        groups = {group.columns[0].name: group for group in free if group.columns[0].name not in used}
        questions = [self.evidence[name] for name in groups]
        boxes = frozenset(name for name, group in groups.items() if group.is_boxes)
        proposals = propose(questions, self.book, boxes) if not any(r.proposals for r in repeats) else []
        of_boxes = {p.evidence.name: p for p in proposals if p.evidence.name in boxes}
        told = [(of_boxes.get(name), groups[name]) for name in groups if name in boxes]
        return [p for p in proposals if p.evidence.name not in boxes], told

    def _ignore_the_rest(
        self,
        free: Sequence[Group],
        places: Places,
        proposals: Sequence[Proposal],
        boxes: Sequence[tuple[Proposal | None, Group]],
    ) -> None:
        used = {*_place_columns(places), *(p.evidence.name for p in proposals), *(g.columns[0].name for _, g in boxes)}
        codes = {one.name for one in places.codes}
        for group in free:
            name = group.columns[0].name
            if name not in used and name not in codes:
                self.ignored.append(Chosen(_names([group]), "aucun champ ne convient", is_sure=False))

    def _count_returns(self, key: Chosen | None, places: Places, is_own: bool) -> int:
        names = list(key.columns) if key and is_own else _place_columns(places)
        return len(self.frame[names].drop_duplicates()) if names else len(self.frame)

    def _period(self, submitted: Chosen | None, proposals: Sequence[Proposal]) -> tuple[dt.date, dt.date] | None:
        begun = next((p.evidence.name for p in proposals if p.field == "started_on"), None)
        name = submitted.columns[0] if submitted else begun
        if name is None:
            return None
        cells = self.frame["@submitted"] if submitted and "@submitted" in self.frame.columns else self.frame[name]
        days = sorted(day for text in cells.dropna().unique() if (day := read_date(text).value) is not None)
        return (days[0], days[-1]) if days else None

    def _marks(self, proposals: Sequence[Proposal]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(mark for p in proposals for mark in p.evidence.marks))


_TOLD_FACTS = ("@complete", "@test", "@submitted_is_sentinel")


def _names(groups: Sequence[Group]) -> tuple[str, ...]:
    return tuple(column.name for group in groups for column in group.all_columns)


def _place_columns(places: Places) -> list[str]:
    picks = (places.name, places.kind, places.departement)
    return [pick.evidence.name for pick in picks if pick is not None]
