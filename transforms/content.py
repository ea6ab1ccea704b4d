"""What each initiative says: the answers of a frame, read field by field into typed columns.

Every answered field leaves its value, or in `missing` the reason why it has none; what a reader could
not make out leaves a signal (`started_on.readable`) that a rule turns into a flag. Free text is
masked here, before it is bounded, so that no half of an address survives the cut.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import repeat
from typing import Any

import pandas as pd

from transforms.privacy import is_personal_url, mask
from transforms.recoding import Recoding
from transforms.tick_boxes import OTHER
from transforms.unfolding import MISSING
from transforms.values.amounts import read_cost, read_running_cost
from transforms.values.choices import read_choice, read_choices
from transforms.values.counts import OTHER_UNIT, read_count
from transforms.values.dates import read_date
from transforms.values.lists import read_list
from transforms.values.marks import as_missing, marks_of
from transforms.values.parsed import LENGTH, Parsed, absent, unreadable
from transforms.values.text import LINE_LIMIT, TEXT_LIMIT, clean_line, clean_text, match_key
from transforms.values.timestamps import read_timestamp
from transforms.values.urls import read_url
from transforms.waves import SEVERAL_COLUMNS, Answer

# Longer than any address or number: what a mask needs to see beyond the bound of a text.
_MARGIN = 400
_ONE_LINE = frozenset({"title"})

# The page that a row cites is about the row: alone, it describes no initiative.
_NOT_CONTENT = frozenset({"source_url", "language"})

# Signals that an amount was written before tax; others are with tax, or do not say.
BEFORE_TAX = "before_tax"

Read = tuple[Parsed[Any], int]


@dataclass(frozen=True, slots=True)
class _Told:
    """One answer as the rows hold it; rows with the same text share it, and a million rows are a few texts."""

    cells: Mapping[str, Any]
    missing: str | None
    signal: str | None
    masks: int

    @classmethod
    def of(cls, name: str, parsed: Parsed[Any], masks: int) -> _Told:
        missing = f"{name}:{parsed.missing}" if parsed.missing else None
        kind = parsed.signal or (BEFORE_TAX if "ht" in parsed.notes and parsed.missing is None else None)
        return cls(_cells(name, parsed), missing, f"{name}.{kind}" if kind else None, masks)

    @classmethod
    def absent(cls, name: str, kind: object) -> _Told:
        return cls.of(name, absent(kind if isinstance(kind, str) else "blank"), 0)


@dataclass
class Content:
    """Typed columns by field name, and per row: missing kinds, signals, masks, whether it says nothing."""

    size: int
    answered: frozenset[str] = frozenset()
    columns: dict[str, list[Any]] = field(default_factory=dict)
    aside: dict[str, list[Any]] = field(default_factory=dict)
    missing: list[list[str]] = field(init=False)
    signals: list[list[str]] = field(init=False)
    masked: list[int] = field(init=False)
    empty: list[bool] = field(init=False)

    def __post_init__(self) -> None:
        self.missing = [[] for _ in range(self.size)]
        self.signals = [[] for _ in range(self.size)]
        self.masked = [0] * self.size
        self.empty = [True] * self.size

    def column(self, name: str) -> list[Any]:
        """The column of that name, made empty if no answer filled it."""
        if name not in self.columns:
            self.columns[name] = [None] * self.size
        return self.columns[name]

    def put(self, name: str, row: int, parsed: Parsed[Any], masks: int) -> None:
        """One answer as read: its value and what goes with it, or why there is none."""
        self._put(row, _Told.of(name, parsed, masks))

    def put_all(self, name: str, told: Sequence[_Told]) -> None:
        """The answers of one field, one a row.

        What they say of another field that is asked too (the high end in `10-15 k€`) is put aside.
        """
        columns = {column for one in told for column in one.cells}
        for column in columns:
            is_own = column == name or column not in self.answered
            (self.columns if is_own else self.aside)[column] = [one.cells.get(column) for one in told]
        for row, one in enumerate(told):
            if one.missing or one.signal or one.masks:
                self._note(row, one)

    def fill_from_ranges(self) -> None:
        """What another field said of one that is asked, wherever its own answer says nothing."""
        for column, values in self.aside.items():
            own = self.column(column)
            for row, value in enumerate(values):
                if own[row] is None and value is not None:
                    own[row] = value
                    self.missing[row] = [one for one in self.missing[row] if not one.startswith(f"{column}:")]

    def _put(self, row: int, one: _Told) -> None:
        for column, value in one.cells.items():
            self.column(column)[row] = value
        self._note(row, one)

    def _note(self, row: int, one: _Told) -> None:
        self.masked[row] += one.masks
        if one.missing:
            self.missing[row].append(one.missing)
        if one.signal:
            self.signals[row].append(one.signal)


def read_content(
    answers: pd.DataFrame, fields: Mapping[str, Answer], stating: Collection[str] | None = None
) -> Content:
    """The content of an answers frame; the same text in the same field is read once.

    `stating` are the fields whose answer makes a row more than an empty block: all of them unless given.
    """
    content = Content(len(answers), answered=frozenset(fields))
    for name, answer in fields.items():
        states = answer.constant is None and name not in _NOT_CONTENT and (stating is None or name in stating)
        read = reader_of(answer, asks_running_cost="running_cost_eur" in fields)
        _read_field(content, name, read, answers[name], _kinds(answers, name), states)
    content.fill_from_ranges()
    for cost in ("cost", "running_cost"):
        if f"{cost}_eur_max" in fields:
            _state_range(content, cost)
    _state_units(content, answers, fields)
    return content


def _read_field(
    content: Content,
    name: str,
    read: Callable[[str], Read],
    cells: pd.Series[Any],
    kinds: Iterable[object],
    states: bool,
) -> None:
    codes, texts = pd.factorize(cells)
    known = [_Told.of(name, *read(text)) if text.strip() else None for text in texts]
    absences: dict[object, _Told] = {}
    told: list[_Told] = []
    for row, (code, kind) in enumerate(zip(codes.tolist(), kinds, strict=True)):
        one = known[code] if code >= 0 else None
        if one is None:
            one = absences.get(kind) or absences.setdefault(kind, _Told.absent(name, kind))
        elif states:
            content.empty[row] = False
        told.append(one)
    content.put_all(name, told)


def _state_range(content: Content, cost: str) -> None:
    """The precision of a cost whose high end has a question of its own."""
    low, high, precision = (content.column(f"{cost}_{end}") for end in ("eur", "eur_max", "precision"))
    for row, most in enumerate(high):
        if most is None:
            continue
        if low[row] is None:
            precision[row] = precision[row] or "at_most"
        elif precision[row] == "exact" and low[row] != most:
            precision[row] = "range"


def _state_units(content: Content, answers: pd.DataFrame, fields: Mapping[str, Answer]) -> None:
    """The unit that a count was written with; else the one that the wave states for every count.

    Where no count was given there is no unit, and neither where another thing was counted (`40 appels`).
    """
    unit = fields.get("users_unit")
    if "users_reached" not in fields or (unit is not None and unit.constant is None):
        return
    stated = {raw: read_count(raw) for raw in answers["users_reached"].dropna().unique()}
    general = unit.constant if unit else None
    counts = zip(content.column("users_reached"), answers["users_reached"], strict=True)
    content.columns["users_unit"] = [None if n is None else _unit(stated.get(raw), general) for n, raw in counts]


def _unit(count: Parsed[int] | None, general: str | None) -> str | None:
    if count is None:
        return general
    return None if OTHER_UNIT in count.notes else count.unit or general


def _kinds(answers: pd.DataFrame, name: str) -> Iterable[object]:
    """Why each cell without text is empty, where the unfolding says so."""
    if MISSING + name not in answers.columns:
        return repeat(None, len(answers))
    # Walked as it is, an Arrow column makes a scalar of every cell.
    kinds: Iterable[object] = answers[MISSING + name].to_numpy(dtype=object)
    return kinds


def reader_of(answer: Answer, *, asks_running_cost: bool = True) -> Callable[[str], Read]:
    """The reader of one answered field: raw text → what was read, and how many passages were masked.

    Where the wave does not ask for a running cost, a yearly amount among the costs is one.
    """
    marks = marks_of(answer.missing)
    read = _READERS[answer.format](answer)
    if answer.field == "cost_eur" and not asks_running_cost:
        read = _cost_of_either_kind
    if not marks:
        return read

    def read_cell(raw: str) -> Read:
        declared = as_missing(match_key(raw), (marks,))
        return (Parsed(missing=declared.missing), 0) if declared else read(raw)

    return read_cell


def read_free_text(raw: str, *, one_line: bool, keep: Collection[str] = frozenset()) -> Read:
    """A free text: clean, masked but for what is kept, then held to the length of its kind."""
    limit = LINE_LIMIT if one_line else TEXT_LIMIT
    text = clean_line(raw) if one_line else clean_text(raw)
    if len(text) <= limit:
        masked = mask(text, keep)
        # A mark can be longer than what it masks: that is no fault of the respondent.
        return Parsed(masked.text) if masked.text else absent("blank"), masked.count
    masked = mask(text[: limit + _MARGIN], keep)
    kept = masked.text[: min(limit, len(masked.text) - _MARGIN) - 1].rstrip()
    return Parsed(kept + "…", signal=LENGTH), masked.count


def _text(answer: Answer) -> Callable[[str], Read]:
    return lambda raw: read_free_text(raw, one_line=answer.field in _ONE_LINE, keep=answer.keep)


def _list(answer: Answer) -> Callable[[str], Read]:
    apart = _parting(answer)

    def read(raw: str) -> Read:
        text, masked = apart(raw)
        parsed = read_list(text, answer.separator or SEVERAL_COLUMNS)
        elements = [read_free_text(part, one_line=True, keep=answer.keep) for part in parsed.value or ()]
        texts = tuple(dict.fromkeys(element.value for element, _ in elements if element.value)) or None
        is_cut = any(element.signal for element, _ in elements)
        masks = masked + sum(masks for _, masks in elements)
        return replace(parsed, value=texts, signal=LENGTH if is_cut else None), masks

    return read


def _apart(separator: str) -> str:
    """The expression of a separator; a stroke between figures parts nothing (`24/7`)."""
    return r"/(?!(?<=\d/)\d)" if separator == "/" else re.escape(separator)


def _parting(answer: Answer) -> Callable[[str], tuple[str, int]]:
    """A list written by hand as a list with one separator, and how many passages were masked.

    Each cell is masked before it is parted: of `01/99/00/11/22` no part would be known for what it is.
    """
    if answer.boxes is not None:
        return lambda raw: (raw, 0)
    separators = re.compile("|".join(map(_apart, answer.split_at))) if answer.split_at else None

    def apart(raw: str) -> tuple[str, int]:
        masked = [mask(clean_text(cell), answer.keep) for cell in raw.split(SEVERAL_COLUMNS)]
        text = SEVERAL_COLUMNS.join(cell.text for cell in masked)
        return separators.sub(SEVERAL_COLUMNS, text) if separators else text, sum(cell.count for cell in masked)

    return apart


def _options(answer: Answer) -> Recoding:
    """What recodes the answers of a coded field; « Autre » beside tick boxes says that the list does not apply."""
    other = {OTHER: "missing:not_applicable"} if answer.boxes else {}
    return Recoding.by(other | dict(answer.recode), answer.missing, answer.contains, answer.regex)


def _choice(answer: Answer) -> Callable[[str], Read]:
    options = _options(answer)
    return lambda raw: (read_choice(raw, options), 0)


def _choices(answer: Answer) -> Callable[[str], Read]:
    options = _options(answer)
    return lambda raw: (read_choices(raw, options, answer.separator or SEVERAL_COLUMNS), 0)


def _url(_: Answer) -> Callable[[str], Read]:
    def read(raw: str) -> Read:
        parsed = read_url(raw)
        is_personal = parsed.value is not None and is_personal_url(parsed.value)
        return (absent("withheld"), 1) if is_personal else (parsed, 0)

    return read


def _date(answer: Answer) -> Callable[[str], Read]:
    return lambda raw: (read_date(raw, end=answer.field == "ended_on", serials=answer.serial_dates), 0)


def _amount(answer: Answer) -> Callable[[str], Read]:
    if answer.field == "running_cost_eur":
        return lambda raw: (yearly(read_running_cost(raw)), 0)
    return lambda raw: (once(read_cost(raw)), 0)


def _cost_of_either_kind(raw: str) -> Read:
    amount = read_cost(raw)
    is_yearly = amount.period == "year" and amount.missing is None
    return (replace(yearly(amount), missing="not_applicable") if is_yearly else once(amount)), 0


_READERS: Mapping[str, Callable[[Answer], Callable[[str], Read]]] = {
    "text": _text,
    "list": _list,
    "choice": _choice,
    "choices": _choices,
    "url": _url,
    "date": _date,
    "amount": _amount,
    "count": lambda _: lambda raw: (read_count(raw), 0),
    "timestamp": lambda _: lambda raw: (read_timestamp(raw), 0),
}


def once(amount: Parsed[float]) -> Parsed[float]:
    """An amount as the cost of the initiative: a monthly one is told apart, a yearly one is not that cost."""
    if amount.period == "month":
        return replace(amount, precision="per_month")
    return unreadable() if amount.period == "year" else amount


def yearly(amount: Parsed[float]) -> Parsed[float]:
    """An amount as euros a year: one for a month counts twelve times."""
    months = 12 if amount.period == "month" else 1
    value, high = (None if end is None else end * months for end in (amount.value, amount.high))
    return replace(amount, value=value, high=high)


def _cells(name: str, parsed: Parsed[Any]) -> dict[str, Any]:
    """The columns that one answer fills."""
    value = list(parsed.value) if isinstance(parsed.value, tuple) else parsed.value
    if name in {"started_on", "ended_on"}:
        return {name: value, f"{name}_precision": parsed.precision}
    if name in {"cost_eur", "running_cost_eur"}:
        cost = "running_cost" if name != "cost_eur" or parsed.missing == "not_applicable" else "cost"
        return {f"{cost}_eur": value, f"{cost}_eur_max": parsed.high, f"{cost}_precision": parsed.precision}
    return {name: value}
