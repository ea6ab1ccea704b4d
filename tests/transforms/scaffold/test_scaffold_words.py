"""Words and values that say what a column is; the near misses that must not."""

from __future__ import annotations

import pandas as pd
import pytest

from transforms.codes import CodeBook
from transforms.formats import Codebook, Column
from transforms.formats.codebook import Option, Question
from transforms.scaffold.evidence import Evidence, look_at
from transforms.scaffold.groups import by_part, group_columns
from transforms.scaffold.mappings import certain_code, map_answers, nearest_code
from transforms.scaffold.origins import origin_of
from transforms.scaffold.personal import why_personal
from transforms.scaffold.words import FIELD_WORDS, has_any, weight_of, words_of
from transforms.scaffold.yaml_text import comment, scalar
from transforms.schema import INITIATIVES
from transforms.waves import ANSWERABLE


def evidence(header: str, cells: list[str], codebook: Codebook | None = None) -> Evidence:
    return look_at(pd.DataFrame({header: pd.Series(cells, dtype="str")}), [Column(header, (header,))], codebook, None)


def test_words_are_of_fields_that_can_be_asked() -> None:
    assert set(FIELD_WORDS) <= set(ANSWERABLE)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("NOM_STRUCTURE", "nom structure"),
        ("Date de début :", "date de debut"),
        ("BUDGET1", "budget 1"),
        ("idReponse", "id reponse"),
        ("Quand a-t-elle commencé ?", "quand a t elle commence"),
        ("", ""),
    ],
)
def test_headers_are_read_as_words(text: str, words: str) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Votre adresse électronique", ["a@b.fr"]),
        ("Prénom du répondant", ["Zoé"]),
        ("Interlocuteur", ["M. Petit"]),
        ("Nom", ["Petit"]),
        ("ipaddr", ["198.51.100.3"]),
        ("Q12", ["zoe@mairie.example", "luc@mairie.example"]),
        ("Q13", ["06 39 98 00 11", "+33 6 39 98 00 12"]),
        ("Numéro de téléphone", ["non"]),
        ("token", ["xyz"]),
        ("NometPrenomdurepondant", ["Zoé Petit"]),
        ("Nom et prénom de la personne de la structure", ["Zoé Petit"]),
        ("SubmitterName", ["Agent 12"]),
        ("Creator", ["zpetit_dijon"]),
        ("_submitted_by", ["zpetit"]),
    ],
)
def test_what_is_personal(header: str, cells: list[str]) -> None:
    assert why_personal(evidence(header, cells))


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Nom de la commune", ["Dijon"]),
        ("Adresse du site web", ["https://ville.example/x"]),
        ("Nombre de contacts", ["12"]),
        ("J'autorise la diffusion sans mes coordonnées", ["Oui", "Non"]),
        ("Nom de l'initiative", ["Paniers"]),
        ("Editor of the software", ["Nextcloud"]),
        ("SubmissionDate", ["2025-03-01T08:21:00.000Z"]),
        ("Q12", ["12", "13"]),
        ("Description", ["Écrire à zoe@mairie.example pour en savoir plus. " * 4]),
    ],
)
def test_what_is_not_personal(header: str, cells: list[str]) -> None:
    assert not why_personal(evidence(header, cells))


@pytest.mark.parametrize(
    ("field", "header"),
    [
        ("started_on", "Date de démarrage"),
        ("ended_on", "Date de fin prévue"),
        ("running_cost_eur", "Coût de fonctionnement annuel"),
        ("cost_eur", "Montant engagé"),
        ("audiences", "Pour qui ?"),
        ("partners", "PARTENAIRES"),
        ("users_reached", "Nb bénéficiaires"),
        ("status", "How far along: stage"),
        ("description", "init/desc"),
    ],
)
def test_the_words_of_a_field_weigh_most_for_it(field: str, header: str) -> None:
    weights = {name: weight_of(words_of(header), phrases) for name, phrases in FIELD_WORDS.items()}
    assert weights[field] == max(weights.values()) > 0


def test_phrases_stand_as_words_not_as_parts_of_words() -> None:
    assert has_any("le theme choisi", "theme")
    assert not has_any("les themes", "theme")
    assert not has_any("systheme", "theme")


@pytest.mark.parametrize(
    ("list_name", "answer", "label", "code"),
    [
        ("status", "en cours", None, "running"),
        ("status", "Terminées", None, "ended"),
        ("status", "A2", "Suspendue", "paused"),
        ("status", "NSP", None, "missing:dont_know"),
        ("status", "en cours d'arrêt", None, None),
        ("audience", "JEUN", "Jeunes et pompiers", None),
        ("audience", "personne agee", None, "personnes_agees"),
        ("audience", "enfants confiés", None, None),
        ("authority_kind", "Communauté de communes", None, "epci"),
        ("authority_kind", "NC", None, None),
        ("topic", "Santé et vaccination", None, None),
    ],
)
def test_only_what_is_certain_has_a_code(
    book: CodeBook, list_name: str, answer: str, label: str | None, code: str | None
) -> None:
    assert certain_code(answer, label, book[list_name]) == code


def test_what_resembles_is_proposed_with_a_score(book: CodeBook) -> None:
    assert nearest_code("Santé et vaccination", book["topic"])[0] == "vaccination"
    assert nearest_code("zzzz", book["topic"])[0] is None


def test_options_of_the_codebook_are_mapped_by_their_labels(book: CodeBook) -> None:
    options = (Option("A1", "En projet"), Option("A2", "Achevée"), Option("A3", "Bof"))
    codebook = Codebook("limesurvey", (Question("Q7", "Où en est-elle ?", "choice", options=options),))
    mapped = map_answers(evidence("Q7", ["A1", "A1", "A2", "A3"], codebook), "status", book)
    assert dict(mapped.sure) == {"A1": "planned", "A2": "ended"}
    assert [(one.answer, one.count) for one in mapped.unsure] == [("A3", 1)]
    assert mapped.share == 0.75


def test_two_numbered_columns_alone_are_no_repeat() -> None:
    names = ["Commune", "Adresse 1", "Adresse 2"]
    frame = pd.DataFrame({name: pd.Series(["x"], dtype="str") for name in names})
    assert all(group.numbered is None for group in group_columns([Column(name) for name in names], frame))


def test_the_same_wording_for_every_initiative_is_a_repeat() -> None:
    names = ["Ville", "Titre", "Coût", "Titre (2)", "Coût (2)"]
    columns = [Column(name, (name.removesuffix(" (2)"),)) for name in names]
    frame = pd.DataFrame({name: pd.Series(["x"], dtype="str") for name in names})
    groups = group_columns(columns, frame)
    placed = [(group.numbered.part, group.numbered.number) if group.numbered else None for group in groups]
    assert placed == [None, ("Titre", 1), ("Coût", 1), ("Titre", 2), ("Coût", 2)]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["NOMACT1", "COUT1", "NOMACT2", "COUT2"], ["NOMACT{n}", "COUT{n}"]),
        (["Action 1 - titre", "Action 1 - coût", "Action 2 - titre", "Action 2 - coût"],
         ["Action {n} - titre", "Action {n} - coût"]),
        (["Titre", "Coût", "Titre (2)", "Coût (2)"], [None, None]),
    ],
)  # fmt: skip
def test_a_part_is_told_by_the_template_of_its_names(names: list[str], told: list[str | None]) -> None:
    frame = pd.DataFrame({name: pd.Series(["x"], dtype="str") for name in names})
    blocks = by_part(group_columns([Column(name) for name in names], frame))
    origins = [origin_of(groups, names, (1, 2)) for parts in blocks.values() for groups in parts.values()]
    assert [origin.names[0] if origin else None for origin in origins] == told


def test_closed_answers_are_kept_and_free_text_is_not() -> None:
    assert evidence("Q", ["Oui", "Non"] * 10).answers == {"Oui": 10, "Non": 10}
    assert evidence("Q", [f"une phrase à moi, numéro {n}" for n in range(20)]).answers == {}


@pytest.mark.parametrize("text", ["a: b", "- x", "yes", "", "é, [x]", "x\ny", "\u2028", "'", "#", "01001", "~", "a #b"])
def test_scalars_load_as_they_were_written(text: str) -> None:
    from transforms.marked_yaml import read_marked

    assert read_marked(f"key: {scalar(text)}\n", "x").content == {"key": text}


def test_comments_are_one_line_and_masked() -> None:
    said = comment("à zoe@mairie.example\nkey: value\u2028x" + "y" * 500)
    assert said.startswith("# ")
    assert len(said.splitlines()) == 1
    assert "zoe@" not in said
    assert len(said) < 200


def test_coded_fields_have_their_lists(book: CodeBook) -> None:
    assert all(INITIATIVES.field(name).codes in (None, *book) for name in FIELD_WORDS)
