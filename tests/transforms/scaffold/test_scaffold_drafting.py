"""Drafts load whatever the file, name every column once, and leave nothing private in their text."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transforms.codes import CodeBook, parse_code_list
from transforms.errors import PipelineError, UnexpectedStructure
from transforms.formats import Extraction, read_return
from transforms.questionnaire import Survey, Wave, load_survey, load_wave
from transforms.scaffold import Draft, draft_wave, survey_text, wave_text
from transforms.scaffold.account import account_of
from transforms.scaffold.shapes import Register

CODES = Path(__file__).parents[3] / "data" / "codes"
BOOK: CodeBook = {
    path.stem: parse_code_list(path.stem, path.read_text(encoding="utf-8")) for path in CODES.glob("*.csv")
}
TODAY = dt.date(2022, 6, 1)
REGISTER = Register(
    2021,
    places=frozenset({"dijon", "auxerre", "nevers", "macon", "cotedor"}),
    communes=frozenset({"dijon", "auxerre", "nevers", "macon"}),
    departements=frozenset({"cotedor", "yonne", "nievre"}),
    codes=frozenset({"21", "89", "58", "71"}),
)


def extract(rows: list[list[str]], name: str = "retours.csv") -> Extraction:
    text = io.StringIO()
    csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
    return read_return(io.BytesIO(text.getvalue().encode("utf-8")), name)


def draft_of(rows: list[list[str]], name: str = "retours.csv") -> Draft:
    return draft_wave([extract(rows, name)], None, BOOK, REGISTER, TODAY)


def load(draft: Draft) -> tuple[Survey, Wave]:
    survey = load_survey(survey_text(draft, "essai", "Essai"), "survey.yaml", BOOK)
    return survey, load_wave(wave_text(draft, "2021", "csv", [2021]), "2021.yaml", survey, BOOK)


INVENTORY = [
    ["Référence", "Commune", "Intitulé", "Description", "État", "Publics", "Budget", "Début", "Contact", "Mail"],
    ["A1", "Dijon", "Paniers", "Des paniers du marché livrés chez l'habitant. " * 3, "En cours", "Jeunes;Familles",
     "1 200 €", "mars 2020", "Zoé Martin", "zoe.martin@mairie.example"],
    ["A2", "Auxerre", "Visites", "Le musée se visite en ligne, avec un guide. " * 3, "Terminé", "Familles",
     "12 k€", "04/05/2020", "Luc Petit", "luc@mairie.example"],
    ["A3", "Nevers", "Ateliers", "Des ateliers pour apprendre à se servir d'un ordinateur. " * 3, "En cours",
     "Jeunes;Martiens;Martiens d'ici", "", "2021", "Ana Roy", "ana@mairie.example"],
    ["A4", "Mâcon", "Boutiques", "Les commerces du centre ouvrent une boutique commune. " * 3, "Suspendu",
     "Familles;Martiens", "NSP", "T1 2021", "Ed Blanc", "06 39 98 00 11"],
    ["A5", "Dijon", "Écoute", "Un numéro pour rompre l'isolement des plus âgés. " * 3, "En cours", "Jeunes",
     "500", "2020-11-02", "Zoé Martin", "zoe.martin@mairie.example"],
]  # fmt: skip


def test_an_inventory_is_drafted_column_by_column() -> None:
    _, wave = load(draft_of(INVENTORY))
    assert wave.initiative_key == "Référence"
    assert wave.authority.name == "Commune"
    assert wave.authority.kind_constant == "commune"
    assert {name: answer.columns for name, answer in wave.fields.items()} == {
        "title": ("Intitulé",),
        "description": ("Description",),
        "status": ("État",),
        "audiences": ("Publics",),
        "cost_eur": ("Budget",),
        "started_on": ("Début",),
    }
    assert set(wave.personal) == {"Contact", "Mail"}
    assert wave.ignored == ()


def test_certain_answers_are_mapped_and_the_others_listed() -> None:
    draft = draft_of(INVENTORY)
    survey, _ = load(draft)
    assert dict(survey.mappings["status"].codes) == {"En cours": "running", "Terminé": "ended", "Suspendu": "paused"}
    assert dict(survey.mappings["audiences"].codes) == {"Jeunes": "jeunes", "Familles": "familles"}
    text = survey_text(draft, "essai", "Essai")
    assert "# À VÉRIFIER: Martiens: …" in text
    # Given once, and no option: it may be free text, and is counted alone.
    assert "Martiens d'ici" not in text
    assert "1 réponse(s) données une seule fois" in text


def test_no_person_and_no_free_text_is_in_a_draft() -> None:
    draft = draft_of(INVENTORY)
    text = survey_text(draft, "essai", "Essai") + wave_text(draft, "2021", "csv", [2021])
    for private in ("Zoé", "Martin", "mairie.example", "06 39", "paniers du marché", "1 200", "Dijon"):
        assert private not in text


def test_a_tools_answers_given_once_by_a_person_are_not_copied() -> None:
    rows = [row[:] for row in INVENTORY]
    for row in rows[1:]:
        row[5] = "Jeunes"
    rows[1][5] = "Jeunes;demander à Zoé Martin"
    assert "Zoé" not in survey_text(draft_of(rows), "essai", "Essai")


def test_the_period_and_vintage_come_from_the_answers_and_say_so() -> None:
    text = wave_text(draft_of(INVENTORY), "2021", "csv", [2021])
    assert "start: 2020-03-01" in text
    assert "période des débuts d'initiatives, pas celle de la collecte" in text
    assert "cog_vintage: 2021" in text


@pytest.mark.parametrize(
    ("vintages", "line", "is_checked"),
    [([2021], "cog_vintage: 2021", False), ([2019, 2023], "cog_vintage: 2019", True), ([], "cog_vintage: 2021", False)],
)
def test_the_nearest_vintage_is_taken_and_marked(vintages: list[int], line: str, is_checked: bool) -> None:
    text = wave_text(draft_of(INVENTORY), "2021", "csv", vintages)
    assert line in text
    assert ("À VÉRIFIER: millésime" in text) is is_checked


REPEATED = [
    ["Collectivité", "Initiative 1 - titre", "Initiative 1 - budget", "Initiative 2 - titre", "Initiative 2 - budget"],
    ["Dijon", "Paniers", "100", "Visites", "20 €"],
    ["Auxerre", "Ateliers", "1 k€", "", ""],
]


def test_numbered_questions_are_a_repeat() -> None:
    draft = draft_of(REPEATED)
    _, wave = load(draft)
    assert [block.number for block in wave.blocks] == [1, 2]
    assert {name: answer.columns for name, answer in wave.blocks[1].fields.items()} == {
        "title": ("Initiative 2 - titre",), "cost_eur": ("Initiative 2 - budget",),
    }  # fmt: skip
    assert wave.ignored == ()


def test_numbers_that_no_name_can_say_are_left_and_told() -> None:
    rows = [["Collectivité", "Titre", "Coût", "Titre (2)", "Coût (2)"], ["Dijon", "Paniers bio", "1", "Visites", "2"]]
    draft = draft_of(rows)
    _, wave = load(draft)
    assert wave.blocks == () and wave.fields["title"].columns == ("Titre",)
    assert {"Titre (2)", "Coût (2)"} <= set(wave.ignored)
    assert "répétition" in wave_text(draft, "2021", "csv", [2021])


BOXES = [
    ["Collectivité", "Titre", "Publics visés [Jeunes]", "Publics visés [Familles]", "Publics visés [Autre]"],
    ["Dijon", "Paniers", "Oui", "Non", ""],
    ["Auxerre", "Visites", "Non", "Oui", "les voisins"],
    ["Nevers", "Ateliers", "Oui", "Oui", ""],
]


def test_boxes_in_several_columns_are_one_question() -> None:
    draft = draft_of(BOXES)
    survey, wave = load(draft)
    assert wave.ignored == ()
    assert dict(survey.mappings["audiences"].codes) == {"Jeunes": "jeunes", "Familles": "familles"}
    boxes = wave.fields["audiences"].boxes
    assert boxes is not None
    assert (boxes.pattern, boxes.other) == ("Publics visés [*]", "Publics visés [Autre]")
    assert "les voisins" not in wave_text(draft, "2021", "csv", [2021])


NO_CODE = [
    ["Collectivité", "Titre", "Publics visés [Martiens]", "Publics visés [Vénusiens]", "Publics visés [Sélénites]"],
    ["Dijon", "Paniers", "Oui", "Non", "Oui"], ["Auxerre", "Visites", "Non", "Oui", "Non"],
]  # fmt: skip


def test_a_coded_question_without_a_certain_code_is_a_comment_and_its_columns_are_ignored() -> None:
    draft = draft_of(NO_CODE)
    _, wave = load(draft)
    assert "audiences" not in wave.fields
    assert wave.ignored == ("Publics visés [*]",)
    assert wave.fitted(NO_CODE[0]).ignored == tuple(NO_CODE[0][2:])
    assert '#   audiences: {boxes: "Publics visés [*]", mapping: audiences}' in wave_text(draft, "2021", "csv", [2021])
    assert account_of(draft).in_comments == ("1 coded question(s) none of whose answers is certain: audiences",)


CONSENTED = [
    ["Collectivité", "Titre", "J'autorise la diffusion de ma réponse", "Acceptez-vous d'être recontacté ?"],
    ["Dijon", "Paniers", "Oui", "Oui"], ["Auxerre", "Visites", "Oui", "Non"],
]  # fmt: skip


@pytest.mark.parametrize(("said", "refused"), [("Non", ("Non",)), ("Oui", ("Non",)), ("non", ("non",))])
def test_a_question_of_consent_is_proposed_and_marked(said: str, refused: tuple[str, ...]) -> None:
    rows = [*CONSENTED, ["Nevers", "Ateliers", said, "Non"]]
    _, wave = load(draft_of(rows))
    assert wave.consent is not None
    assert (wave.consent.column, wave.consent.refused) == (CONSENTED[0][2], refused)
    assert "À VÉRIFIER: ces réponses refusent" in wave_text(draft_of(rows), "2021", "csv", [2021])


def test_nothing_is_consent_that_only_asks_to_write_again() -> None:
    assert load(draft_of([[row[0], row[1], row[3]] for row in CONSENTED]))[1].consent is None


def test_boxes_that_hold_their_label_are_used_as_they_are() -> None:
    rows = [BOXES[0][:4], ["Dijon", "Paniers", "Jeunes", ""], ["Auxerre", "Visites", "", "Familles"],
            ["Nevers", "Ateliers", "Jeunes", "Familles"]]  # fmt: skip
    _, wave = load(draft_of(rows))
    assert wave.fields["audiences"].columns == ("Publics visés [Jeunes]", "Publics visés [Familles]")
    assert wave.ignored == ()


def test_every_column_is_counted_once() -> None:
    for rows in (INVENTORY, REPEATED, BOXES):
        account = account_of(draft_of(rows))
        assert account.drafted + account.personal + account.ignored == account.columns == len(rows[0])


RUN_TOGETHER = [
    ["Nomdelacollectivite", "Codepostal", "Ville", "NometPrenomducontact", "Titredelaction", "Decrivezvotreaction",
     "result_label", "result_score", "result_name", "result_city"],
    ["SIVOM des Trois Rus", "21000", "Dijon", "Zoé Martin", "Paniers", "Des paniers livrés à domicile. " * 4,
     "3 Rue Haute 21000 Dijon", "0.91", "Rue Haute", "Dijon"],
    ["PETR du Val", "89000", "Auxerre", "Luc Petit", "Visites", "Le musée se visite en ligne. " * 4,
     "Quai Bas 89000 Auxerre", "0.87", "Quai Bas", "Auxerre"],
    ["Régie des Eaux", "58000", "Nevers", "Ana Roy", "Ateliers", "Apprendre à se servir d'un ordinateur. " * 4,
     "1 Place Ronde 58000 Nevers", "0.78", "Place Ronde", "Nevers"],
]  # fmt: skip


def test_headers_that_are_run_together_are_drafted_by_their_words() -> None:
    draft = draft_of(RUN_TOGETHER)
    _, wave = load(draft)
    assert wave.authority.name == "Nomdelacollectivite"
    assert {name: answer.columns for name, answer in wave.fields.items()} == {
        "title": ("Titredelaction",), "description": ("Decrivezvotreaction",),
    }  # fmt: skip
    assert wave.personal == ("NometPrenomducontact",)
    assert {"Ville", "result_name", "result_city"} <= set(wave.ignored)


def test_the_city_of_an_address_names_the_authority_where_nothing_else_does() -> None:
    without = [[row[column] for column in (1, 2, 4, 5)] for row in RUN_TOGETHER]
    assert load(draft_of(without))[1].authority.name == "Ville"
    geocoded = [[row[column] for column in (4, 5, 6, 7, 8, 9)] for row in RUN_TOGETHER]
    assert load(draft_of(geocoded))[1].authority.name == "result_city"


def test_an_intercommunal_body_beside_a_name_that_is_asked_for_is_in_doubt() -> None:
    rows = [["Nom de la structure", "EPCI", "Titre"], ["A", "Côte-d'Or", "x y"], ["B", "Dijon", "z t"]]
    places = draft_of(rows).places
    assert places.name is not None and not places.name.is_sure
    assert places.name.alternatives[0].startswith("Nom de la structure (")


def test_files_of_a_wave_are_drafted_as_one_and_must_have_the_same_columns() -> None:
    halves = [extract([INVENTORY[0], *INVENTORY[1:3]]), extract([INVENTORY[0], *INVENTORY[3:]])]
    assert draft_wave(halves, None, BOOK, REGISTER, TODAY).rows == 5
    with pytest.raises(UnexpectedStructure, match="other columns than the first file"):
        draft_wave([halves[0], extract(BOXES)], None, BOOK, REGISTER, TODAY)


def test_a_file_that_names_no_authority_is_refused() -> None:
    with pytest.raises(UnexpectedStructure, match="no filled column that could name the authority"):
        draft_of([["Mail"], ["zoe@mairie.example"]])


HEADERS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["id", "nom", "Commune", "Thème [A]", "Thème [B]", "a1", "b1", "a2", "b2", "a: b", "# x", "- y", "[z]", "{w}",
         "'q", '"r', "yes", "no", "null", "1", "x\ny", "é", "*a", "&b", "!c", "%d", "@e", "`f", "a, b", "titre",
         "statut", "publics", "budget", "1.5", "~", "?", "\u2028", "\ufeffx", "a: {n}", "x\ttab",
         "Titre 1", "Budget 1", "Titre 2", "Budget 2", "T1[A]", "T1[B]", "T2[A]", "T2[B]", "T1[other]", "g/a", "g/b"]
    ),
)  # fmt: skip
CELLS = st.one_of(
    st.text(max_size=15),
    st.sampled_from(["", "Oui", "Non", "X", "1", "2021", "NSP", "en cours", "terminé", "jeunes;agents", "Dijon", "35"]),
)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(HEADERS, min_size=1, max_size=10).flatmap(
        lambda heads: st.tuples(
            st.just(heads), st.lists(st.lists(CELLS, min_size=len(heads), max_size=len(heads)), max_size=8)
        )
    )
)
def test_any_draft_loads_and_names_every_column_once(table: tuple[list[str], list[list[str]]]) -> None:
    try:
        draft = draft_of([table[0], *table[1]])
    except (PipelineError, UnicodeEncodeError):
        return  # no table, or no authority: told, not drafted
    wave = load(draft)[1].fitted(draft.columns)
    uses = [*wave.used_columns, *wave.ignored, *wave.personal]
    assert set(uses) == set(draft.columns)
    # A `*` in a heading is one in the wave file, and may stand for another column too.
    assert len(uses) == len(draft.columns) or any("*" in name for name in draft.columns)
    account = account_of(draft)
    assert account.drafted + account.personal + account.ignored == account.columns
