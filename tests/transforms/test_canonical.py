"""From answers to canonical rows: typed, masked, resolved, and nothing lost on the way."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.bundled import bundled_root, code_book
from flows.reference import load_reference
from transforms.canonical import make_canonical
from transforms.codes import CodeBook
from transforms.content import read_content
from transforms.decisions import COLUMNS, load_decisions
from transforms.questionnaire import Survey, Wave, load_survey, load_wave, unfold
from transforms.rivals import OWN_RETURN
from transforms.schema import INITIATIVES, RETURNS
from transforms.settlement import OUTCOME, RESERVED, Canonical
from transforms.territory.reference import Reference
from transforms.waves import Answer

SURVEY = """
id: essai
title: {fr: Essai, en: Trial}
description: {fr: Essai, en: Trial}
organisers: [Essai]
contact: Essai
licence: {id: etalab-2.0, title: Licence Ouverte, url: "https://spdx.org/licenses/etalab-2.0.html"}
citation: Essai
frame: open
"""
WAVE = """
id: "2021"
cog_vintage: 2021
field_period: {start: 2021-01-01, end: 2021-12-31}
sources: [{id: outil, files: "returns/2021/*.csv"}]
return_key: rid
initiative_key: iid
submitted: sent
authority: {name: who, kind: {constant: commune}, departement: dep}
fields:
  title: title
  description: text
  theme: {column: theme, recode: {cohésion: cohesion_sociale, autre: "missing:not_applicable"}}
  tools: {column: tools, separator: ";"}
  url: url
  started_on: start
  ended_on: end
  status: {column: status, recode: {en service: running}}
  cost_eur: {column: cost, missing: {pas dit: refused}}
  running_cost_eur: running
  users_reached: users
constants: {language: fr}
"""
BLANK = dict.fromkeys(
    "rid iid sent who dep title text theme tools url start end status cost running users".split(),  # noqa: SIM905
    "",
)
ROW = BLANK | {"rid": "1", "iid": "A", "sent": "2021-03-01 10:00:00", "who": "Saumur", "dep": "49", "title": "Visio"}


@pytest.fixture(scope="module")
def book() -> CodeBook:
    return code_book()


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference(bundled_root() / "reference", 2021)


@pytest.fixture(scope="module")
def survey(book: CodeBook) -> Survey:
    return load_survey(SURVEY, "survey.yaml", book)


@pytest.fixture(scope="module")
def wave(survey: Survey, book: CodeBook) -> Wave:
    return load_wave(WAVE, "wave.yaml", survey, book)


class Chain:
    """The chain from cells to canonical rows, for rows that differ from `ROW` in a few cells."""

    def __init__(self, survey: Survey, wave: Wave, book: CodeBook, reference: Reference) -> None:
        self.survey, self.wave, self.book, self.reference = survey, wave, book, reference

    def __call__(self, *rows: dict[str, str], decisions: str = "") -> Canonical:
        frame = pd.DataFrame([ROW | row for row in rows], columns=list(ROW), dtype="str")
        lines = pd.Series(range(2, len(rows) + 2), dtype="int64")
        frame = frame.assign(**{"@file": "f.csv", "@sheet": pd.Series([None] * len(rows), dtype="str"), "@line": lines})
        answers = unfold(frame, self.survey, self.wave, "outil")
        decided = load_decisions("\n".join([",".join(COLUMNS), decisions]), "decisions.csv", self.book)
        return make_canonical(answers, self.survey, self.wave, "outil", self.book, self.reference, decided)

    def one(self, *, decisions: str = "", **cells: str) -> dict[str, Any]:
        """The one initiative of one row."""
        return self(cells, decisions=decisions).initiatives.iloc[0].to_dict()


@pytest.fixture(scope="module")
def chain(survey: Survey, wave: Wave, book: CodeBook, reference: Reference) -> Chain:
    return Chain(survey, wave, book, reference)


def test_the_tables_have_the_columns_of_the_schema_and_plain_values(chain: Chain) -> None:
    made = chain({}, {"iid": "B"})
    assert tuple(made.returns.columns) == (*RETURNS.names, *RESERVED)
    assert tuple(made.initiatives.columns) == (*INITIATIVES.names, "@signals", OUTCOME)
    assert {str(dtype) for frame in (made.returns, made.initiatives) for dtype in frame.dtypes} == {"object"}
    assert type(made.initiatives["population"][0]) is int
    assert made.returns["return_id"].tolist() == [made.initiatives["return_id"][0]]


def test_answers_become_values_with_what_goes_with_them(chain: Chain) -> None:
    row = chain.one(
        start="mars 2020", end="de mai à juin 2021", cost="10-15 000 €", running="30 €/mois", users="environ 200",
        theme="Cohesion", status="EN SERVICE", tools="VPN; vpn ;Zoom",
    )  # fmt: skip
    assert (row["started_on"], row["started_on_precision"]) == (dt.date(2020, 3, 1), "month")
    assert (row["ended_on"], row["ended_on_precision"]) == (dt.date(2021, 6, 1), "month")
    assert (row["cost_eur"], row["cost_eur_max"], row["cost_precision"]) == (10_000.0, 15_000.0, "range")
    assert (row["running_cost_eur"], row["users_reached"], row["status"]) == (360.0, 200, "running")
    assert (row["theme"], row["theme_origin"]) == ("cohesion_sociale", "declared")
    assert row["theme_label"] == chain.book["theme"].label("cohesion_sociale")
    assert (row["tools"], row["language"]) == (["VPN", "Zoom"], "fr")
    assert row["submitted_on"] == dt.datetime(2021, 3, 1, 10, tzinfo=dt.UTC)
    assert (row["@signals"], row["flags"], row[OUTCOME]) == ([], [], None)


def test_every_gap_has_its_kind_and_what_was_not_asked_has_none(chain: Chain) -> None:
    row = chain.one(
        start="hier", cost="Pas dit", running="NSP", theme="autre", users="3,5", status="inconnu au recodage"
    )
    assert set(row["missing"]) == {
        "started_on:unreadable", "cost_eur:refused", "running_cost_eur:dont_know", "theme:not_applicable",
        "users_reached:unreadable", "status:unreadable", "description:blank", "tools:blank", "url:blank",
        "ended_on:blank",
    }  # fmt: skip
    assert row["@signals"] == ["started_on.readable", "status.known_answer", "users_reached.readable"]
    assert (row["started_on"], row["started_on_precision"], row["theme_origin"]) == (None, "unknown", None)


@pytest.mark.parametrize(
    ("cost", "value", "high", "precision", "signals"),
    [
        ("30 €/mois", 30.0, None, "per_month", []),
        ("1 200 €/an", None, None, None, ["cost_eur.readable"]),
        ("moins de 900 €", None, 900.0, "at_most", []),
    ],
)
def test_a_cost_by_time_is_not_a_cost(
    chain: Chain, cost: str, value: float | None, high: float | None, precision: str | None, signals: list[str]
) -> None:
    row = chain.one(cost=cost)
    assert (row["cost_eur"], row["cost_eur_max"], row["cost_precision"]) == (value, high, precision)
    assert row["@signals"] == signals


@pytest.mark.parametrize(
    ("running", "value", "high", "precision"),
    [
        ("de 10 à 20 k€", 10_000.0, 20_000.0, "range"),
        ("30 à 40 €/mois", 360.0, 480.0, "range"),
        ("au plus 500 € par an", None, 500.0, "at_most"),
    ],
)
def test_a_running_cost_keeps_both_ends_by_year(
    chain: Chain, running: str, value: float | None, high: float, precision: str
) -> None:
    row = chain.one(running=running)
    told = (row["running_cost_eur"], row["running_cost_eur_max"], row["running_cost_precision"], row["@signals"])
    assert told == (value, high, precision, [])


def test_an_amount_before_tax_is_told(chain: Chain) -> None:
    assert chain.one(cost="1 200 € HT")["@signals"] == ["cost_eur.before_tax"]
    assert chain.one(cost="1 200 € TTC")["@signals"] == []


def test_a_yearly_amount_among_costs_is_a_running_cost_where_none_is_asked() -> None:
    answer = Answer("cost_eur", ("c",), "amount")
    answers = pd.DataFrame({"cost_eur": pd.array(["1 200 € par an", "500 €", None], dtype="str")})
    content = read_content(answers, {"cost_eur": answer})
    assert content.columns["running_cost_eur"] == [1200.0, None, None]
    assert content.columns["cost_eur"] == [None, 500.0, None]
    assert content.missing == [["cost_eur:not_applicable"], [], ["cost_eur:blank"]]


def test_personal_data_is_masked_wherever_it_is_typed_and_counted(chain: Chain) -> None:
    made = chain(
        {
            "who": "Saumur 06 39 98 12 34",
            "title": "Visio a@b.example",
            "text": "Tél. 06 39 98 12 34 ou a@b.example",
            "tools": "VPN;c@d.example",
            "url": "https://ville.example/?m=a@b.example",
        }
    )
    row = made.initiatives.iloc[0]
    assert row["masked"] == 6
    assert (row["url"], "url:withheld" in row["missing"]) == (None, True)
    published = made.initiatives.astype(str).to_json() + made.returns.astype(str).to_json()
    assert "example" not in published.replace("ville.example", "")
    assert "39 98" not in published


@pytest.mark.parametrize(("length", "signals"), [(500, []), (501, ["title.length"])])
def test_a_title_over_its_bound_is_cut_and_told(chain: Chain, length: int, signals: list[str]) -> None:
    row = chain.one(title="a" * length)
    assert row["@signals"] == signals
    assert len(row["title"]) <= 500


def test_no_part_of_an_address_survives_the_cut_of_a_text(chain: Chain) -> None:
    for before in range(29_970, 30_006, 4):
        text = "a " * (before // 2) + " jeanne.martin@ville.example " + "b " * 400
        row = chain.one(text=text)
        assert "jeanne" not in row["description"]
        assert len(row["description"]) <= 30_000


def test_a_block_with_nothing_in_it_is_kept_with_its_outcome(chain: Chain) -> None:
    made = chain({}, {"iid": "B", "title": " "}, {"rid": "2", "iid": "C", "title": "", "who": "Agen", "dep": "47"})
    assert made.initiatives[OUTCOME].tolist() == [None, "empty_block", "empty_block"]
    by_own = made.returns.set_index(OWN_RETURN)
    assert by_own["disposition"].to_dict() == {"1": "complete", "2": "complete"}
    assert by_own["initiatives"].to_dict() == {"1": 1, "2": 0}


def test_a_return_that_was_not_sent_and_tells_of_nothing_is_empty(chain: Chain) -> None:
    returns = chain({"title": "", "sent": ""}).returns
    assert returns[["disposition", "published"]].to_numpy().tolist() == [["empty", False]]


@pytest.mark.parametrize(
    ("sent", "disposition"), [("2021-03-01", "complete"), ("1980-01-01 00:00:00", "complete"), ("", "partial")]
)
def test_a_return_that_was_not_sent_is_partial(chain: Chain, sent: str, disposition: str) -> None:
    assert chain({"sent": sent}).returns["disposition"].tolist() == [disposition]


def test_a_moment_of_sending_that_cannot_be_read_is_told(chain: Chain) -> None:
    row = chain.one(sent="lundi")
    assert (row["submitted_on"], row["@signals"]) == (None, ["submitted_on.readable"])
    assert "submitted_on:unreadable" in row["missing"]


def test_an_authority_is_resolved_for_its_return_and_all_its_initiatives(chain: Chain) -> None:
    made = chain({}, {"iid": "B"})
    for frame in (made.returns, made.initiatives):
        assert set(frame["authority_code"]) == {"49328"}
        assert set(frame["authority_as_written"]) == {"Saumur"}
    assert set(made.initiatives["authority_kind_label"]) == {"Commune"}


def test_an_authority_that_is_not_resolved_stays_and_is_told(chain: Chain) -> None:
    made = chain({"who": "Ville-qui-n'existe-pas"})
    row = made.initiatives.iloc[0]
    assert (row["authority_code"], row["authority_kind"], row["cog_vintage"]) == (None, "commune", 2021)
    assert (row["@signals"], row["flags"]) == (["authority.resolved"], [])
    assert made.returns["flags"].tolist() == [["authority.resolved"]]


DECIDED = "2021,outil,{of},{field},{value},parce que,équipe,2021-05-01"


def test_a_decision_takes_the_place_of_an_answer(chain: Chain) -> None:
    decisions = "\n".join(
        [
            DECIDED.format(of=",A", field="started_on", value="2020-04-02"),
            DECIDED.format(of="1,", field="theme", value="soutien_economie_locale"),
            DECIDED.format(of="1,A", field="users_reached", value="12"),
            DECIDED.format(of=",A", field="status", value="missing:dont_know"),
            DECIDED.format(of=",A", field="tools", value="Zoom;VPN"),
        ]
    )
    row = chain.one(start="hier", theme="cohésion", status="?!", decisions=decisions)
    assert (row["started_on"], row["started_on_precision"]) == (dt.date(2020, 4, 2), "day")
    assert (row["theme"], row["theme_origin"]) == ("soutien_economie_locale", "decided")
    assert (row["users_reached"], row["tools"], row["status"]) == (12, ["Zoom", "VPN"], None)
    assert row["@signals"] == []
    assert "status:dont_know" in row["missing"]
    assert not any(entry.startswith(("started_on:", "theme:", "users_reached:")) for entry in row["missing"])


@pytest.mark.parametrize(
    ("field", "value", "kept", "missing"),
    [
        ("url", "https://wa.me/33639981234", None, ["url:withheld"]),
        ("source_url", "https://ville.example/?m=a@b.example", None, ["source_url:withheld"]),
        ("url", "https://ville.example/page", "https://ville.example/page", []),
        ("title", "Drive a@b.example", "Drive [courriel masqué]", []),
        ("description", "Dossier : 06 39 98 12 34", "Dossier : [téléphone masqué]", []),
        ("partners", "Club ; a@\u200bb.example", ["Club", "[courriel masqué]"], []),
    ],
)
def test_what_is_personal_in_a_decision_is_masked_as_in_an_answer(
    chain: Chain, field: str, value: str, kept: object, missing: list[str]
) -> None:
    row = chain.one(url="https://ville.example/", decisions=DECIDED.format(of=",A", field=field, value=value))
    assert row[field] == kept
    assert [entry for entry in row["missing"] if entry.startswith(f"{field}:")] == missing
    assert row["masked"] == (0 if kept == value else 1)


def test_a_decided_authority_stands_for_the_whole_return(chain: Chain) -> None:
    decision = DECIDED.format(of=",B", field="authority", value="commune:62119")
    made = chain({"who": "La ville"}, {"who": "La ville", "iid": "B"}, decisions=decision)
    assert made.initiatives["authority_code"].tolist() == ["62119", "62119"]
    assert made.returns[["authority_name", "match_method", "match_score"]].to_numpy().tolist() == [
        ["Béthune", "decision", 1.0]
    ]
    assert made.returns["flags"].tolist() == [[]]


def test_a_decided_authority_that_the_reference_does_not_know_stays_open(chain: Chain) -> None:
    made = chain({}, decisions=DECIDED.format(of=",A", field="authority", value="commune:99999"))
    assert made.returns["flags"].tolist() == [["authority.resolved"]]


def test_a_decision_that_matches_nothing_is_a_notice(chain: Chain) -> None:
    made = chain({}, decisions=DECIDED.format(of=",Z", field="title", value="Confidentiel"))
    (notice,) = made.notices
    assert "decisions.csv, line 2" in notice
    assert "initiative Z" in notice
    assert "Confidentiel" not in notice


def test_an_own_id_used_twice_is_a_notice_and_both_rows_stay(chain: Chain) -> None:
    made = chain({}, {"title": "Autre chose"})
    assert made.initiatives["initiative_id"].is_unique
    assert "lines 2, 3" in made.notices[0]


def test_no_answers_make_empty_tables(chain: Chain) -> None:
    made = chain()
    assert (len(made.returns), len(made.initiatives), made.notices) == (0, 0, ())
    assert tuple(made.initiatives.columns) == (*INITIATIVES.names, "@signals", OUTCOME)


cells = st.fixed_dictionaries({name: st.text(max_size=12) for name in ROW})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(rows=st.lists(cells, min_size=1, max_size=4))
def test_no_row_is_lost_and_nothing_raises_on_any_text(chain: Chain, rows: list[dict[str, str]]) -> None:
    made = chain(*rows)
    assert len(made.initiatives) == len(rows)
    assert made.initiatives["initiative_id"].is_unique
    assert made.returns["return_id"].is_unique
    assert set(made.initiatives["return_id"]) == set(made.returns["return_id"])
    assert sum(made.returns["initiatives"]) == made.initiatives[OUTCOME].isna().sum()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(order=st.permutations(range(4)))
def test_row_order_changes_lines_alone(chain: Chain, order: list[int]) -> None:
    rows = [
        {"iid": "A"},
        {"iid": "B", "title": "Drive"},
        {"iid": "C", "rid": "2"},
        {"iid": "D", "rid": "2", "text": "x"},
    ]
    straight, shuffled = chain(*rows), chain(*(rows[number] for number in order))
    for name, key in (("returns", "return_id"), ("initiatives", "initiative_id")):
        a, b = (
            getattr(made, name).drop(columns="source_line").sort_values(key, ignore_index=True)
            for made in (straight, shuffled)
        )
        pd.testing.assert_frame_equal(a, b)


# --- Dispositions ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "value", "disposition"),
    [
        ({"who": "TEST à supprimer"}, "complete", "complete"),
        ({"who": "toto"}, "complete", "complete"),
        ({"sent": ""}, "complete", "complete"),
        ({}, "test", "test"),
        ({}, "nonsense", "nonsense"),
        ({}, "withdrawn", "withdrawn"),
        ({}, "superseded", "superseded"),
    ],
)
def test_a_decided_disposition_stands_above_all(
    chain: Chain, row: dict[str, str], value: str, disposition: str
) -> None:
    made = chain(row, decisions=DECIDED.format(of="1,", field="disposition", value=value))
    assert made.returns["disposition"].tolist() == [disposition]
    assert made.returns["published"].tolist() == [disposition == "complete"]
    assert made.returns["@decided"].tolist() == ["yes"]
    assert made.notices == ()


def test_a_disposition_decided_of_no_return_is_told(chain: Chain) -> None:
    made = chain({}, decisions=DECIDED.format(of="9,", field="disposition", value="test"))
    assert made.returns["disposition"].tolist() == ["complete"]
    assert "return 9" in made.notices[0]


@pytest.mark.parametrize(
    ("who", "disposition"),
    [("essai formulaire", "test"), ("qsdfgh", "nonsense"), ("Bidon", "complete"), ("Xville", "complete")],
)
def test_a_name_that_names_nobody_is_not_published_and_told_by_line(chain: Chain, who: str, disposition: str) -> None:
    made = chain({"who": who, "dep": "07"})
    assert made.returns["disposition"].tolist() == [disposition]
    assert ["line 2 (id 1)" in notice for notice in made.notices] == [True] * (disposition != "complete")
    assert all(who not in notice for notice in made.notices)


def test_unresolved_authorities_carry_their_name_made_comparable(chain: Chain) -> None:
    rows = [{"who": "Xville"}, {"rid": "2", "who": "MAIRIE DE XVILLE"}, {"rid": "3", "who": "Saumur"}]
    written = chain(*rows).returns.set_index(OWN_RETURN)["@written_authority"].to_dict()
    assert written["1"] == written["2"] is not None
    assert written["3"] is None
