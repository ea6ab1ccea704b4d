"""decisions.csv: what loads, and every kind of fault with its line."""

import datetime as dt

import pytest

from flows.bundled import code_book
from transforms.decisions import COLUMNS
from transforms.errors import Fault, SurveyFileInvalid
from transforms.questionnaire import Decisions, load_decisions

BOOK = code_book()
HEADER = ",".join(COLUMNS) + "\n"
ROW = {
    "wave": "2021", "source": "tool", "own_return": "", "own_initiative": "R1", "field": "users_unit",
    "value": "agents", "reason": "« 12 agents »", "decided_by": "A. B.", "decided_on": "2026-11-22",
}  # fmt: skip


def row(**cells: str) -> str:
    return ",".join(f'"{cell}"' for cell in (ROW | cells).values()) + "\n"


def load(text: str) -> Decisions:
    return load_decisions(text, "decisions.csv", BOOK)


def faults(text: str) -> tuple[Fault, ...]:
    with pytest.raises(SurveyFileInvalid) as raised:
        load(text)
    return raised.value.faults


def test_a_decision_loads_with_its_line() -> None:
    [entry] = load(HEADER + row()).entries
    assert (entry.line, entry.own_initiative, entry.field, entry.value) == (2, "R1", "users_unit", "agents")
    assert entry.decided_on == dt.date(2026, 11, 22)


def test_the_line_is_that_of_the_first_line_of_a_record() -> None:
    text = HEADER + row(reason="deux\nlignes") + "\n" + row(own_initiative="R2")
    assert [entry.line for entry in load(text).entries] == [2, 5]


def test_decisions_are_found_by_wave_and_source() -> None:
    loaded = load(HEADER + row() + row(wave="2022") + row(source="paper"))
    assert [entry.line for entry in loaded.of("2021", "tool")] == [2]
    assert loaded.of("2021", "web") == ()


@pytest.mark.parametrize("text", [HEADER, "\ufeff" + HEADER, HEADER.replace("\n", "\r\n")])
def test_a_header_alone_decides_nothing(text: str) -> None:
    assert load(text).entries == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("authority", "commune:33063"), ("authority", "epci:200023414"), ("authority", "departement:2A"),
        ("authority", "region:44"), ("authority", "missing:not_applicable"), ("started_on", "2020-02-29"),
        ("cost_eur", "1200.5"), ("users_reached", "0"), ("subthemes", "circuits_courts; donnees"),
        ("users_unit", "missing:dont_know"), ("title", "Un titre, au choix"),
    ],
)  # fmt: skip
def test_canonical_values_are_accepted(field: str, value: str) -> None:
    assert load(HEADER + row(field=field, value=value)).entries[0].value == value


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"value": "agent"}, "users_unit `agent`"),
        ({"value": "missing:dunno"}, "users_unit `dunno`"),
        ({"field": "user_unit"}, "field `user_unit`"),
        ({"field": "flags"}, "field `flags`"),
        ({"field": "authority", "value": "33063"}, "authority `33063`"),
        ({"field": "authority", "value": "ville:33063"}, "authority `ville`"),
        ({"field": "authority", "value": "commune:3306"}, "authority `commune:3306`"),
        ({"field": "started_on", "value": "29/02/2020"}, "started_on `29/02/2020`"),
        ({"field": "started_on", "value": "2021-02-29"}, "started_on `2021-02-29`"),
        ({"field": "cost_eur", "value": "1 200"}, "cost_eur `1 200`"),
        ({"field": "subthemes", "value": "circuits_courts;rien"}, "subthemes `rien`"),
        ({"own_initiative": ""}, "neither own_return nor own_initiative"),
        ({"wave": ""}, "no wave"),
        ({"wave": "Vague 1"}, "wave `Vague 1`"),
        ({"source": "tool!"}, "source `tool!`"),
        ({"reason": " "}, "no reason"),
        ({"decided_by": ""}, "no decided_by"),
        ({"decided_on": ""}, "no decided_on"),
        ({"decided_on": "22/11/2026"}, "decided_on `22/11/2026`"),
        ({"decided_on": "20261122"}, "decided_on `20261122`"),
    ],
)
def test_each_fault_of_a_row_has_its_line(cells: dict[str, str], says: str) -> None:
    found = faults(HEADER + row(own_initiative="R0") + row(**cells))
    assert [fault.where for fault in found] == ["decisions.csv, line 3"]
    assert says in found[0].found and found[0].expected and found[0].remedy


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 1, "no header line"),
        ("wave;source\n", 1, "wave;source"),
        (HEADER + "2021,tool\n", 2, "2 cells"),
        (HEADER + row() + row(own_initiative="R2")[:-1] + ",more\n", 3, "10 cells"),
        (HEADER + row() + '2021,"open\n', 3, "CSV that cannot be read"),
        (HEADER + row() + '2021,"a"b,c\n', 3, "CSV that cannot be read"),
    ],
)
def test_a_table_that_is_none_is_told(text: str, line: int, says: str) -> None:
    found = faults(text)
    assert (found[0].where, says in found[0].found) == (f"decisions.csv, line {line}", True)


def test_two_decisions_on_one_thing_are_refused() -> None:
    found = faults(HEADER + row() + row(value="eleves"))
    assert (found[0].where, "first at line 2" in found[0].found) == ("decisions.csv, line 3", True)
    assert load(HEADER + row() + row(own_initiative="R2")).entries[1].own_initiative == "R2"


def test_all_faults_are_told_at_once() -> None:
    assert (
        len(faults(HEADER + row(wave="") + row(reason="") + row(own_initiative="R2", value="x", decided_on="y"))) == 4
    )


@pytest.mark.parametrize("value", ["complete", "superseded", "test", "nonsense", "withdrawn"])
def test_the_disposition_of_a_return_can_be_decided(value: str) -> None:
    [entry] = load(HEADER + row(own_return="7", own_initiative="", field="disposition", value=value)).entries
    assert (entry.own_return, entry.field, entry.value) == ("7", "disposition", value)


@pytest.mark.parametrize("value", ["disputed", "partial", "empty", "Complete", "missing:blank"])
def test_no_other_disposition_can_be_decided(value: str) -> None:
    [fault] = faults(HEADER + row(own_return="7", own_initiative="", field="disposition", value=value))
    assert fault.found == f"disposition `{value}`"
    assert "withdrawn" in fault.expected


def test_a_disposition_is_decided_of_a_whole_return() -> None:
    [fault] = faults(HEADER + row(own_return="7", own_initiative="A", field="disposition", value="test"))
    assert fault.found == "a disposition of one initiative"
