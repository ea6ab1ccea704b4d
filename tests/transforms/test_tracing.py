"""What recoded an answer, and what of a trace is shown to whom."""

from __future__ import annotations

import pytest

from transforms.origins import Cell
from transforms.shown_traces import Showing
from transforms.traced_answers import recoded
from transforms.traces import Step, Trace
from transforms.waves import Answer

ANSWER = Answer(
    "theme",
    ("q",),
    "choice",
    recode={"Soutien à l'économie": "eco", "Rien": "missing:not_applicable"},
    missing={"NSP": "dont_know"},
    contains={"écol": "ecole"},
    regex={"^vac+in": "vaccination"},
)
RECODED = [
    ("Soutien à l'économie", "exact wording", "Soutien à l'économie", "eco"),
    ("SOUTIEN à l’économie", "exact wording", "Soutien à l'économie", "eco"),
    ("soutien a l'economie", "wording without accents", "Soutien à l'économie", "eco"),
    ("rien", "exact wording", "Rien", "missing:not_applicable"),
    ("nsp", "exact wording", "NSP", "missing:dont_know"),
    ("les écoles", "a part that it contains", "écol", "ecole"),
    ("Vaccins", "a regular expression", "^vac+in", "vaccination"),
    ("autre", "nothing", None, None),
]


@pytest.mark.parametrize(("text", "how", "key", "target"), RECODED)
def test_what_recoded_an_answer(text: str, how: str, key: str | None, target: str | None) -> None:
    assert recoded(text, ANSWER, ANSWER.recode) == (how, key, target)


def cell(text: str | None, role: str = "answer", column: str = "q", file: str = "a.csv") -> Cell:
    return Cell(role, file, "0" * 64, None, 2, "line", column, 1, None, text)


def shown(field: str, text: str | None, *, raw: bool = False, role: str = "answer", column: str = "q") -> object:
    trace = Trace(field, None, None, (Step("cells", "one column", cells=(cell(text, role, column),)),))
    told = Showing(raw, personal=("mail",)).trace(trace)["steps"][0]["cells"][0]
    return told["text"], told["length"], told["shown"]


SHOWN = [
    # field, text, role, column, shown unasked, shown with --raw
    ("started_on", "mars 2020", "answer", "q", True, True),
    ("started_on", "appeler le 06 12 34 56 78", "answer", "q", False, True),
    ("title", "Visio", "answer", "q", False, True),
    ("subthemes", "Y", "box", "q", True, True),
    ("subthemes", "Radio", "other", "q", False, True),
    ("ended_on", "Fini", "filter", "q", False, True),
    ("started_on", "a@b.fr", "answer", "mail", False, False),
]


@pytest.mark.parametrize(("field", "text", "role", "column", "unasked", "asked"), SHOWN)
def test_raw_texts_are_shown_to_whom_they_may_be(
    field: str, text: str, role: str, column: str, unasked: bool, asked: bool
) -> None:
    for raw, wanted in ((False, unasked), (True, asked)):
        found = shown(field, text, raw=raw, role=role, column=column)
        length = None if column == "mail" else len(text)
        assert found == (text if wanted else None, length, wanted)


@pytest.mark.parametrize(("text", "length"), [(None, None), ("", 0)])
def test_empty_cells_are_told_apart_and_hide_nothing(text: str | None, length: int | None) -> None:
    assert shown("title", text) == (text, length, True)


def test_names_of_files_are_masked_unless_raw_is_asked_for() -> None:
    trace = Trace("status", None, None, (Step("cells", "", cells=(cell("E1", file="marie.curie@example.org.csv"),)),))
    hidden, asked = (Showing(raw).trace(trace)["steps"][0]["cells"][0]["file"] for raw in (False, True))
    assert "curie" not in hidden
    assert asked == "marie.curie@example.org.csv"


def test_a_value_that_was_never_published_is_no_public_value() -> None:
    trace = Trace("title", "Visio", None, (Step("parse", "read as text", value="Visio"),))
    public, held = (Showing(raw=False, is_published=is_public).trace(trace) for is_public in (True, False))
    assert (public["value"], public["steps"][0]["value"]) == ("Visio", "Visio")
    assert held["value"] is None
    assert "value" not in held["steps"][0]


def test_the_joined_text_is_hidden_where_a_free_text_is_part_of_it() -> None:
    steps = (
        Step("cells", "boxes", cells=(cell("Y", "box"), cell("Radio", "other"))),
        Step("answer", "the options ticked", "CULT\x1fRadio"),
    )
    told = Showing(raw=False).trace(Trace("subthemes", ["culture_loisirs"], None, steps))
    assert (told["steps"][1]["text"], told["steps"][1]["length"]) == (None, 10)


@pytest.mark.parametrize(("raw", "wanted"), [(False, "demandé par [courriel masqué]"), (True, "demandé par a@b.fr")])
def test_reasons_of_people_are_masked_unless_raw_texts_are_asked_for(raw: bool, wanted: str) -> None:
    step = Step("decision", "title decided", facts={"reason": "demandé par a@b.fr", "line": 3})
    (told,) = Showing(raw).trace(Trace("title", None, None, (step,)))["steps"]
    assert told["facts"] == {"reason": wanted, "line": 3}
