"""The decisions of a draft put together: every column of the returns is used, personal or ignored, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import pandas as pd

from transforms.codes import CodeBook
from transforms.columns import numbered
from transforms.errors import Fault, UnexpectedStructure
from transforms.formats import Codebook, Extraction, TextFrame
from transforms.scaffold.consent import ConsentDraft, find_consent
from transforms.scaffold.draft import NO_FIELD, TOLD_FACTS, AnswerDraft, Chosen, Draft, RepeatDraft, columns_of
from transforms.scaffold.evidence import Evidence
from transforms.scaffold.fields import Proposal
from transforms.scaffold.geocoding import geocoded
from transforms.scaffold.groups import Group, group_columns
from transforms.scaffold.keys import columns_of_facts, days_of, find_key, find_submitted, is_aside, stated_year
from transforms.scaffold.mappings import map_answers
from transforms.scaffold.personal import why_personal
from transforms.scaffold.places import Places, best_code, find_places, place_columns
from transforms.scaffold.questions import Asked, Questions
from transforms.scaffold.repeating import ASIDE, EMPTY, numbered_repeats, table_repeat
from transforms.scaffold.shapes import Register
from transforms.survey_files import Crosswalk, Survey


def draft_wave(
    extractions: Sequence[Extraction],
    codebook: Codebook | None,
    book: CodeBook,
    register: Register | None,
    today: dt.date,
    survey: Survey | None = None,
) -> Draft:
    """The draft of a wave out of its raw files; a codebook from a structure file gives questions and options.

    Of a survey that is there already, the answers that its mappings know are certain.

    Raises `UnexpectedStructure` where the files hold no return, other columns than each other, or no
    column that could name an authority.
    """
    table = _one_table([extraction.returns for extraction in extractions if extraction.returns is not None])
    codebook = codebook or next((one.codebook for one in extractions if one.codebook), None)
    known = tuple(survey.mappings.values()) if survey else ()
    return _Drafting(table, tuple(extractions), codebook, book, register, known).draft(today)


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
    known: tuple[Crosswalk, ...] = ()
    free: dict[str, Asked] = field(default_factory=dict)
    personal: list[Chosen] = field(default_factory=list)
    ignored: list[Chosen] = field(default_factory=list)

    @property
    def frame(self) -> pd.DataFrame:
        return self.table.frame

    @cached_property
    def here(self) -> Questions:
        return self._questions_of(self.table)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        return tuple(group_columns(self.table.columns, self.frame))

    def draft(self, today: dt.date) -> Draft:
        self.free = {one.evidence.name: one for one in (self.here.ask([group]) for group in self.groups)}
        submitted, own, language = self._take_facts()
        repeat, left_repeats = self._repeats({answer.field for answer in language})
        self._leave_aside()
        key = own or self._take(find_key(self._evidence()))
        submitted = submitted or self._take(find_submitted(self._evidence()))
        places, code = self._take_places()
        consent = self._take_consent()
        self._leave_geocoded()
        answers, untold = self._fields(repeat, language)
        self.ignored += [Chosen(columns_of(one.groups), NO_FIELD, False) for one in self.free.values()]
        returns = self._count_returns(own, places)
        period = self._period(submitted, answers)
        return Draft(
            columns=tuple(column.name for column in self.table.columns),
            titles=dict(self.codebook.titles) if self.codebook else {},
            dialect=self.extractions[0].reading.dialect,
            rows=len(self.frame),
            returns=returns,
            key=key,
            key_is_initiative=own is None and repeat is None and returns < len(self.frame),
            submitted=submitted,
            places=places,
            code=code,
            consent=consent,
            answers=answers,
            untold=untold,
            repeat=repeat,
            left_repeats=left_repeats,
            personal=tuple(self.personal),
            ignored=tuple(self.ignored),
            initiatives=len(self.frame) if repeat is None else self._count_initiatives(repeat),
            period=period,
            year=period[1].year if period else stated_year(self._names()) or today.year,
            marks=tuple(dict.fromkeys(mark for answer in answers for mark in answer.proposal.evidence.marks)),
            has_facts={name: int(self.frame[name].notna().sum()) for name in TOLD_FACTS if name in self.frame.columns},
        )

    def _questions_of(self, table: TextFrame) -> Questions:
        return Questions(table, self.codebook, self.book, self.register, self.known)

    def _evidence(self) -> list[Evidence]:
        return [one.evidence for one in self.free.values()]

    def _take(self, chosen: Chosen | None) -> Chosen | None:
        for name in chosen.columns if chosen else ():
            self.free.pop(name, None)
        return chosen

    def _take_facts(self) -> tuple[Chosen | None, Chosen | None, tuple[AnswerDraft, ...]]:
        """The columns of the tool's own date of sending and id, and the language; its other facts are left out."""
        facts = {
            fact: name for fact, name in columns_of_facts(self.frame, self.table.columns).items() if name in self.free
        }
        language = self._language(facts)
        kept = {fact: Chosen((name,), "fait que l'outil note lui-même") for fact, name in facts.items()}
        for fact, chosen in kept.items():
            self._take(chosen)
            if fact not in ("@id", "@submitted", *(f"@{answer.field}" for answer in language)):
                self.ignored.append(replace(chosen, why=f"métadonnée de l'outil ({fact[1:]})"))
        return kept.get("@submitted"), kept.get("@id"), language

    def _language(self, facts: Mapping[str, str]) -> tuple[AnswerDraft, ...]:
        """The language that a return was filled in, where the tool notes it in codes that we know."""
        one = self.free.get(facts.get("@language", ""))
        if one is None or one.origin is None:
            return ()
        mapped = map_answers(one.evidence, "language", self.book, self.known)
        answer = AnswerDraft(Proposal(one.evidence, "language", 1.0, 1.0, 1.0, mapped=mapped), one.origin)
        return (answer,) if answer.trouble is None else ()

    def _leave_aside(self) -> None:
        """Puts apart what is personal, what the tool shows or notes, and what is empty in the whole file."""
        for name, one in list(self.free.items()):
            names = columns_of(one.groups)
            if found := why_personal(one.evidence):
                self.personal.append(Chosen(names, *found))
            elif is_aside(one.evidence):
                self.ignored.append(Chosen(names, ASIDE))
            elif not one.evidence.filled:
                self.ignored.append(Chosen(names, EMPTY, is_sure=False))
            else:
                continue
            del self.free[name]

    @property
    def _geocoded(self) -> frozenset[str]:
        return geocoded(column.name for column in self.table.columns)

    def _take_places(self) -> tuple[Places, Evidence | None]:
        """What identifies the authority, and the one column of official codes; other columns of codes are left out."""
        places = self._places()
        if places.name is None:
            raise UnexpectedStructure(_no_authority(self.extractions[0].reading.name, len(self.frame)))
        for name in (*place_columns(places), *(one.name for one in places.codes)):
            self.free.pop(name, None)
        code = best_code(places.codes)
        self.ignored += [
            Chosen((one.name,), "un autre code officiel ; un seul peut être `authority.code`", False)
            for one in places.codes if one is not code
        ]  # fmt: skip
        return places, code

    def _places(self) -> Places:
        """What identifies the authority: a geocoder's columns where no other does."""
        questions = [one for one in self._evidence() if not one.is_boxes]
        own = find_places([one for one in questions if one.name not in self._geocoded], self.book, self.known)
        return own if own.name is not None and own.name.score else find_places(questions, self.book, self.known)

    def _take_consent(self) -> ConsentDraft | None:
        consent = find_consent(self._evidence())
        self._take(Chosen((consent.column,), "") if consent else None)
        return consent

    def _leave_geocoded(self) -> None:
        names = tuple(name for name in self.free if name in self._geocoded)
        for name in names:
            del self.free[name]
        if names:
            self.ignored.append(Chosen(names, "ajoutées par un géocodage d'adresses"))

    def _repeats(self, taken: Collection[str]) -> tuple[RepeatDraft | None, tuple[RepeatDraft, ...]]:
        """The repeat of the initiatives, its columns taken, and all others; numbered columns stand before tables."""
        of_columns = list(numbered_repeats(self.here, self.groups, taken))
        tables = [table_repeat(self._questions_of(table), taken) for table in self.extractions[0].repeats]
        found = [repeat for repeat in (*of_columns, *tables) if repeat.is_of_initiatives]
        chosen = max(found, key=lambda repeat: (bool(repeat.numbers), repeat.weight), default=None)
        if chosen is not None:
            self.free = {
                name: one for name, one in self.free.items() if chosen.reads.isdisjoint(columns_of(one.groups))
            }
        return chosen, tuple(repeat for repeat in (*of_columns, *tables) if repeat is not chosen)

    def _fields(
        self, repeat: RepeatDraft | None, language: tuple[AnswerDraft, ...]
    ) -> tuple[tuple[AnswerDraft, ...], tuple[AnswerDraft, ...]]:
        """The fields of the return as a whole, its questions taken; with a repeat, of the initiatives, they are its."""
        if repeat is not None:
            return language, ()
        answers, untold = self.here.answers(list(self.free.values()), [answer.field for answer in language])
        for answer in answers:
            one = self.free.pop(answer.proposal.evidence.name)
            if beside := tuple(name for name in columns_of(one.groups) if name not in answer.origin.reads):
                self.ignored.append(Chosen(beside, "texte libre à côté de cases à cocher", False))
        for answer in untold:
            one = self.free.pop(answer.proposal.evidence.name)
            why = f"{answer.field} ? {answer.trouble} ; {answer.proposal.why}"
            self.ignored.append(Chosen(columns_of(one.groups), why, False))
        return (*language, *answers), untold

    def _count_returns(self, own: Chosen | None, places: Places) -> int:
        return len(self.frame[list(own.columns) if own else place_columns(places)].drop_duplicates())

    def _count_initiatives(self, repeat: RepeatDraft) -> int:
        """How many places of the repeat say anything in a field."""
        table = next((one for one in self.extractions[0].repeats if one.name == repeat.name), None)
        if repeat.is_table:
            return len(table.frame) if table else 0
        told = [answer.origin.names[0] for answer in repeat.answers if not answer.origin.is_boxes]
        cells = [self.frame[[numbered(name, number) for name in told]] for number in repeat.numbers]
        return sum(int(each.fillna("").apply(lambda one: one.str.strip() != "").any(axis=1).sum()) for each in cells)

    def _period(self, submitted: Chosen | None, answers: Iterable[AnswerDraft]) -> tuple[dt.date, dt.date] | None:
        """From the first to the last sending; where no date is noted, of the starts of initiatives."""
        if submitted is not None:
            return days_of(self.frame["@submitted" if "@submitted" in self.frame.columns else submitted.columns[0]])
        begun = next((answer.origin.names[0] for answer in answers if answer.field == "started_on"), None)
        return days_of(self.frame[begun]) if begun else None

    def _names(self) -> Iterator[str]:
        yield from self.codebook.titles.values() if self.codebook else ()
        yield from (extraction.reading.name for extraction in self.extractions)


def _no_authority(name: str, rows: int) -> Fault:
    found = f"no filled column that could name the authority ({rows} rows)"
    return Fault(name, found, "returns that say which authority they are from", "Give a file with some returns.")
