"""The decisions of a draft put together: every column of the returns is used, personal or ignored, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from transforms.codes import CodeBook
from transforms.errors import Fault, UnexpectedStructure
from transforms.formats import Codebook, Column, Extraction, TextFrame
from transforms.scaffold.draft import TOLD_FACTS, Chosen, Draft, RepeatDraft, columns_of
from transforms.scaffold.evidence import Evidence, look_at, look_at_boxes
from transforms.scaffold.fields import Proposal, propose
from transforms.scaffold.geocoding import geocoded
from transforms.scaffold.groups import TICKED, Group, by_part, group_columns, template
from transforms.scaffold.keys import columns_of_facts, days_of, find_key, find_submitted, is_aside, stated_year
from transforms.scaffold.personal import why_personal
from transforms.scaffold.places import Places, find_places
from transforms.scaffold.shapes import Register

NO_FIELD = "aucun champ ne convient"


def draft_wave(
    extractions: Sequence[Extraction],
    codebook: Codebook | None,
    book: CodeBook,
    register: Register | None,
    today: dt.date,
) -> Draft:
    """The draft of a wave out of its raw files; a codebook from a structure file gives questions and options.

    Raises `UnexpectedStructure` where the files hold no return, other columns than each other, or no
    column that could name an authority.
    """
    table = _one_table([extraction.returns for extraction in extractions if extraction.returns is not None])
    codebook = codebook or next((one.codebook for one in extractions if one.codebook), None)
    return _Drafting(table, tuple(extractions), codebook, book, register).draft(today)


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
    return replace(tables[0], frame=pd.concat([table.frame for table in tables], ignore_index=True))


@dataclass
class _Drafting:
    """One draft in the making: `free` are the questions that have no use yet, by their first column."""

    table: TextFrame
    extractions: tuple[Extraction, ...]
    codebook: Codebook | None
    book: CodeBook
    register: Register | None
    free: dict[str, Group] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    personal: list[Chosen] = field(default_factory=list)
    ignored: list[Chosen] = field(default_factory=list)

    @property
    def frame(self) -> pd.DataFrame:
        return self.table.frame

    def draft(self, today: dt.date) -> Draft:
        groups = group_columns(self.table.columns, self.frame)
        self.free = {group.columns[0].name: group for group in groups if not group.numbered}
        self.evidence = {name: self._look(group.columns, group.is_boxes) for name, group in self.free.items()}
        submitted, own = self._take_facts()
        repeats = (*self._numbered(groups), *self._tables())
        self._leave_aside()
        key = own or self._take(find_key(self._questions()))
        submitted = submitted or self._take(find_submitted(self._questions()))
        places = self._places()
        if places.name is None:
            raise UnexpectedStructure(_no_authority(self.extractions[0].reading.name, len(self.frame)))
        for name in (*_place_columns(places), *(one.name for one in places.codes)):
            self.free.pop(name, None)
        self._leave_geocoded()
        proposals, boxes = self._fields(any(repeat.proposals for repeat in repeats))
        self.ignored += [Chosen(columns_of([group]), NO_FIELD, False) for group in self.free.values()]
        returns = self._count_returns(own, places)
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
            year=period[1].year if period else stated_year(self._names()) or today.year,
            marks=tuple(dict.fromkeys(mark for proposal in proposals for mark in proposal.evidence.marks)),
            has_facts={name: int(self.frame[name].notna().sum()) for name in TOLD_FACTS if name in self.frame.columns},
        )

    def _look(self, columns: tuple[Column, ...], is_boxes: bool, frame: pd.DataFrame | None = None) -> Evidence:
        cells = self.frame if frame is None else frame
        if is_boxes:
            return look_at_boxes(cells, columns, self.codebook, TICKED)
        return look_at(cells, columns, self.codebook, self.register)

    def _questions(self) -> list[Evidence]:
        return [self.evidence[name] for name in self.free]

    def _take(self, chosen: Chosen | None) -> Chosen | None:
        for name in chosen.columns if chosen else ():
            self.free.pop(name, None)
        return chosen

    def _take_facts(self) -> tuple[Chosen | None, Chosen | None]:
        """The columns of the tool's own date of sending and id; its other facts are left out."""
        facts = {
            fact: name for fact, name in columns_of_facts(self.frame, self.table.columns).items() if name in self.free
        }
        kept = {fact: Chosen((name,), "fait que l'outil note lui-même") for fact, name in facts.items()}
        for fact, chosen in kept.items():
            self._take(chosen)
            if fact not in ("@id", "@submitted"):
                self.ignored.append(replace(chosen, why=f"métadonnée de l'outil ({fact[1:]})"))
        return kept.get("@submitted"), kept.get("@id")

    def _leave_aside(self) -> None:
        """Puts apart what is personal, what the tool shows or notes, and what is empty in the whole file."""
        for name, group in list(self.free.items()):
            one, names = self.evidence[name], columns_of([group])
            if found := why_personal(one):
                self.personal.append(Chosen(names, *found))
            elif is_aside(one):
                self.ignored.append(Chosen(names, "texte affiché ou métadonnée de l'outil"))
            elif not one.filled:
                self.ignored.append(Chosen(names, "vide dans tout le fichier", is_sure=False))
            else:
                continue
            del self.free[name]

    @property
    def _geocoded(self) -> frozenset[str]:
        return geocoded(column.name for column in self.table.columns)

    def _places(self) -> Places:
        """What identifies the authority: a geocoder's columns where no other does."""
        questions = [one for one in self._questions() if not one.is_boxes]
        own = find_places([one for one in questions if one.name not in self._geocoded], self.book)
        return own if own.name is not None and own.name.score else find_places(questions, self.book)

    def _leave_geocoded(self) -> None:
        names = tuple(name for name in self.free if name in self._geocoded)
        for name in names:
            del self.free[name]
        if names:
            self.ignored.append(Chosen(names, "ajoutées par un géocodage d'adresses"))

    def _numbered(self, groups: Sequence[Group]) -> Iterator[RepeatDraft]:
        """The questions asked again for every initiative in columns of their own."""
        for block, parts in by_part(groups).items():
            asked: dict[str, tuple[Group, ...]] = {}
            questions = []
            for part, these in parts.items():
                columns = tuple(column for group in these for column in group.columns)
                one = replace(self._look(columns, these[0].is_boxes), title=template(these))
                if found := why_personal(one):
                    self.personal.append(Chosen(columns_of(these), *found))
                else:
                    asked[part] = these
                    questions.append(one)
            if asked:
                yield RepeatDraft(block, asked, tuple(propose(questions, self.book)), tuple(questions))

    def _tables(self) -> Iterator[RepeatDraft]:
        """The repeats that the tool keeps in tables of their own."""
        for repeat in self.extractions[0].repeats:
            groups = group_columns(repeat.columns, repeat.frame)
            questions = [self._look(group.columns, group.is_boxes, repeat.frame) for group in groups]
            free = tuple(one for one in questions if one.filled and not why_personal(one))
            yield RepeatDraft(repeat.name, {}, tuple(propose(free, self.book)), free, is_table=True)

    def _fields(self, is_repeated: bool) -> tuple[list[Proposal], list[tuple[Proposal | None, Group]]]:
        """The fields given to free questions, and every free multiple choice; both are taken."""
        given = [] if is_repeated else propose(self._questions(), self.book)
        of_boxes = {proposal.evidence.name: proposal for proposal in given if proposal.evidence.is_boxes}
        boxes = [(of_boxes.get(name), group) for name, group in self.free.items() if group.is_boxes]
        proposals = [proposal for proposal in given if not proposal.evidence.is_boxes]
        used = [proposal.evidence.name for proposal in proposals] + [group.columns[0].name for _, group in boxes]
        self.free = {name: group for name, group in self.free.items() if name not in used}
        return proposals, boxes

    def _count_returns(self, own: Chosen | None, places: Places) -> int:
        return len(self.frame[list(own.columns) if own else _place_columns(places)].drop_duplicates())

    def _period(self, submitted: Chosen | None, proposals: Iterable[Proposal]) -> tuple[dt.date, dt.date] | None:
        """From the first to the last sending; where no date is noted, of the starts of initiatives."""
        if submitted is not None:
            return days_of(self.frame["@submitted" if "@submitted" in self.frame.columns else submitted.columns[0]])
        begun = next((one.evidence.name for one in proposals if one.field == "started_on"), None)
        return days_of(self.frame[begun]) if begun else None

    def _names(self) -> Iterator[str]:
        yield from self.codebook.titles.values() if self.codebook else ()
        yield from (extraction.reading.name for extraction in self.extractions)


def _no_authority(name: str, rows: int) -> Fault:
    found = f"no filled column that could name the authority ({rows} rows)"
    return Fault(name, found, "returns that say which authority they are from", "Give a file with some returns.")


def _place_columns(places: Places) -> list[str]:
    picks = (places.name, places.kind, places.departement)
    return [pick.evidence.name for pick in picks if pick is not None]
