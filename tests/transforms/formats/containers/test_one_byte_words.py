"""Words of five languages in Windows and in Macintosh bytes: alone, and few together, none is silently misread."""

import gzip
import random
from pathlib import Path

import pandas as pd
import pytest

from transforms.errors import UnreadableReturn
from transforms.formats.containers.encoding_doubts import doubt_warning
from transforms.formats.containers.encodings import decode

NAMES = Path(__file__).parents[5] / "shared/reference/communes_2026.csv.gz"

SMALL = """
été élève écoles médiathèque bibliothèque crèche forêt forêts fenêtre août goût coût aîné île îles contrôle
bientôt hôpital hôtel côte côté tôt façade français garçon reçu leçon ça où là déjà voilà à là-bas çà
naïf maïs haïr ambiguë Noël canoë Joël Israël Moïse cœur œuvre œuf sœur vœux bœuf nœud manœuvre œil mœurs
âge âgée château gâteau tâche théâtre bâtiment pâte fête tête prêt intérêt être même crêpe enquête
réunion réalisé créée créées numérique accès après très près dès procès succès père mère première dernière
événement sûr mûr dû piqûre flûte brûlé santé qualité sécurité mobilité égalité société
l’été l’école d’été j’ai qu’à aujourd’hui l’île l’œuvre
"""
CAPITAL = """
Èze Évry Étampes Élèves Été École Écully Épinal Œuvre Œuilly Œting Île Îles Âge Âgés Ça Çà À Être Êtes
ÉCOLE ÉLÈVE ÉVRY CONTRÔLE COÛT AOÛT FRANÇAIS MÉDIATHÈQUE NOËL MAÏS CRÈCHE FORÊT HÔPITAL ŒUVRE CŒUR ÂGE CHÂTEAU
L’École L’ÉCOLE D’ÉTÉ L’Haÿ-les-Roses Saint-Étienne Île-de-France Orléans Besançon Nîmes Bègles Mâcon Sète Alès
Angoulême Châlons Béziers Sélestat Périgueux Thônes Crépy Moûtiers Vendôme Créteil Trégastel
"""
OTHERS = """
señor niño años mañana España Perú Cádiz Córdoba ¿Qué? ¡Hola! ¡Gracias! información sí también 1ª
Straße Müller Köln Österreich Übung für Größe schön Mädchen Überblick Äpfel
città perché così più università è già né può virtù
São ação coração não informação português também três avô Açores
"""
SIGNS = [
    "« Citoyens »", "« été »", "“ok”", "‘oui’", "12 €", "15 €/mois", "1 200,50 €", "45 m²", "5 m³", "n° 5", "N° 12",
    "30 °C", "½ journée", "1 ¼", "10 ± 2", "3 × 4", "5 µg", "© Ville", "Kobo™", "• point", "drive…",
    "Drive – aide", "§ 3", "5 ‰",
]  # fmt: skip
CELLS = [*SMALL.split(), *CAPITAL.split(), *OTHERS.split(), *SIGNS]
ENDS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}


def files(cells: list[str], many: int, end: str) -> list[str]:
    """One file for each cell, or as many of some cells drawn by a fixed seed."""
    draw = random.Random(many)
    groups = [[cell] for cell in cells] if many == 1 else [draw.sample(cells, many) for _ in range(150)]
    return ["titre;nombre" + end + "".join(f"{cell};1{end}" for cell in group) for group in groups]


def outcomes(texts: list[str], encoding: str) -> dict[str, list[str]]:
    """The texts by how they were read: right, wrong with a warning, wrong without one, refused."""
    found: dict[str, list[str]] = {"right": [], "told": [], "silent": [], "refused": []}
    for text in texts:
        try:
            content = text.encode(encoding)
        except UnicodeEncodeError:
            continue  # a sign that this encoding has not
        if content.isascii():
            continue
        try:
            read, chosen, _ = decode(content, "f.csv")
        except UnreadableReturn:
            found["refused"].append(text)
            continue
        wrong = "told" if doubt_warning(content, chosen) else "silent"
        found["right" if read == text else wrong].append(text)
    return found


def test_the_corpus_is_of_two_hundred_words_and_more() -> None:
    assert len(set(CELLS)) >= 200 and not any(cell.isascii() for cell in CELLS)


@pytest.mark.parametrize("many", [1, 2, 5, 50])
@pytest.mark.parametrize("end", ["lf", "crlf"])
def test_windows_bytes_are_always_read_as_windows(end: str, many: int) -> None:
    found = outcomes(files(CELLS, many, ENDS[end]), "cp1252")
    assert found["silent"] == found["told"] == found["refused"] == [] and found["right"]


@pytest.mark.parametrize("many", [1, 2, 5, 50])
def test_macintosh_bytes_with_macintosh_line_ends_are_read_as_such(many: int) -> None:
    found = outcomes(files(CELLS, many, "\r"), "mac_roman")
    assert found["silent"] == found["told"] == found["refused"] == []


@pytest.mark.parametrize("many", [1, 2, 5, 50])
@pytest.mark.parametrize(("encoding", "end"), [("mac_roman", "lf"), ("mac_roman", "crlf"), ("cp1252", "cr")])
def test_bytes_with_the_line_ends_of_the_other_are_never_silently_misread(encoding: str, end: str, many: int) -> None:
    found = outcomes(files(CELLS, many, ENDS[end]), encoding)
    sure = 0.75 if many == 1 else 0.95
    assert found["silent"] == [] and len(found["refused"]) <= 2
    assert len(found["right"]) >= sure * sum(len(texts) for texts in found.values())


@pytest.mark.skipif(not NAMES.exists(), reason="the names of all communes are not on this machine")
@pytest.mark.parametrize(
    ("encoding", "end"), [("cp1252", "lf"), ("cp1252", "cr"), ("mac_roman", "lf"), ("mac_roman", "cr")]
)
def test_the_name_of_any_commune_alone_is_read_or_told(encoding: str, end: str) -> None:
    with gzip.open(NAMES, "rt", encoding="utf-8") as file:
        names = sorted(set(pd.read_csv(file, dtype="str")["LIBELLE"].dropna()))
    found = outcomes(files(names, 1, ENDS[end]), encoding)
    assert found["silent"] == found["refused"] == []
    assert not found["told"] or (encoding, end) in (("cp1252", "cr"), ("mac_roman", "lf"))
