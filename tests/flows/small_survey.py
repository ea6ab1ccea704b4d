"""A survey of two waves, small enough to be published in a test: a CSV file with two initiatives a return, and a
workbook whose table stands aside, one row an initiative."""

from __future__ import annotations

import csv
from pathlib import Path

from openpyxl import Workbook

PHONE = "06 12 34 56 78"
CANARY = "jeanne.canari@example.org"

_SURVEY = """
id: essai
title: {fr: Essai, en: Trial}
description: {fr: Essai., en: A trial.}
organisers: [essai]
contact: essai
licence: {id: etalab-2.0, title: Licence Ouverte, url: "https://spdx.org/licenses/etalab-2.0.html"}
citation: essai
frame: open
mappings:
  etats: {list: status, codes: {En cours: running, Fini: ended, Sais pas: "missing:dont_know"}}
  themes: {list: topic, codes: {CYBER: cybersecurite, CULT: culture_loisirs}, labels: {CYBER: Cyber, CULT: Culture}}
  sujets: {list: theme, codes: {économie: soutien_economie_locale}, contains: {social: cohesion_sociale}}
"""
_CSV_WAVE = """
id: "2022"
cog_vintage: 2022
field_period: {start: 2022-01-01, end: 2022-12-31}
sources: [{id: papier, files: "returns/2022/*.csv", dialect: generic}]
return_key: id
submitted: envoi
authority: {name: nom, kind: {constant: commune}, departement: dep}
fields: {language: {column: langue, recode: {fr: fr, en: en}}}
repeats:
  - numbers: [1, 2]
    fields:
      title: "t{n}"
      description: "d{n}"
      started_on: "q{n}"
      ended_on: {column: "fin{n}", shown_if: {column: "etat{n}", values: [Fini]}}
      cost_eur: "c{n}"
      users_reached: "b{n}"
      status: {column: "etat{n}", mapping: etats}
      subthemes: {boxes: "th{n}[*]", other: "th{n}[autre]", mapping: themes, verbatim: subthemes_verbatim}
constants: {users_unit: personnes}
personal: [courriel]
ignored: [remarque]
"""
_SHEET_WAVE = """
id: "2023"
cog_vintage: 2022
field_period: {start: 2023-01-01, end: 2023-12-31}
sources: [{id: classeur, files: "returns/2023/*.xlsx", dialect: generic, header_lines: [3]}]
initiative_key: référence
authority: {name: collectivité, kind: {constant: commune}, departement: dép}
fields:
  title: intitulé
  started_on: début
  theme: {column: sujet, mapping: sujets}
  partners: {column: avec, separator: ";"}
constants: {language: fr}
"""
_CORRECTIONS = """
corrections:
  - {wave: "2022", source: papier, return: "1", column: c1, expect: 12 k€, value: 15 k€, reason: Faute de frappe,
     by: équipe, on: 2023-01-02}
  - {wave: "2022", source: papier, return: "1", column: d1, expect: autre texte, value: x, reason: Périmée,
     by: équipe, on: 2023-01-02}
"""
_DECISIONS = """wave,source,own_return,own_initiative,field,value,reason,decided_by,decided_on
2023,classeur,,R2,theme,cohesion_sociale,Lu dans le titre,équipe,2023-02-03
"""
HEADER = (
    "id", "envoi", "langue", "nom", "dep", "courriel", "remarque",
    *(f"{name}{n}" for n in (1, 2) for name in ("t", "d", "q", "fin", "c", "b", "etat")),
    *(f"th{n}[{option}]" for n in (1, 2) for option in ("CYBER", "CULT", "autre")),
)  # fmt: skip
ROWS = (
    {"id": "1", "envoi": "2022-03-01 10:00:00", "nom": "Bordeaux", "dep": "33", "courriel": CANARY,
     "t1": "Visio pour tous", "d1": f"Des ateliers.\nContact : {PHONE}", "q1": "mars 2020", "c1": "12 k€",
     "etat1": "En cours", "th1[CYBER]": "x", "th1[autre]": "Radio locale", "t2": "Portail des associations",
     "q2": "un jour", "etat2": "Sais pas", "b2": "40 associations"},
    {"id": "2", "envoi": "2022-03-02 10:00:00", "nom": "Pau", "dep": "64", "t1": "Carte des commerces",
     "d1": "Une carte.", "q1": "2020-05-01", "etat1": "Fini", "fin1": "2019-01-01"},
    {"id": "3", "nom": "Lyon", "dep": "69", "t1": "Drive des producteurs", "q1": "2020"},
    {"id": "4", "envoi": "2022-04-02 10:00:00", "nom": "Lyon", "dep": "69", "t1": "Drive des producteurs",
     "q1": "2020"},
)  # fmt: skip
SHEET = (
    ("référence", "collectivité", "dép", "intitulé", "début", "sujet", "avec"),
    ("R1", "Nantes", "44", "Marché en ligne", "2021-02-03", "lien social", "CCI; Région"),
    ("R2", "Angers", "49", "Ateliers numériques", "T2 2021", "autre chose", None),
)


def write_survey(folder: Path) -> Path:
    """The folder of surveys that holds it."""
    own = folder / "essai"
    for path, text in (
        ("survey.yaml", _SURVEY), ("waves/2022.yaml", _CSV_WAVE), ("waves/2023.yaml", _SHEET_WAVE),
        ("corrections.yaml", _CORRECTIONS), ("decisions.csv", _DECISIONS),
    ):  # fmt: skip
        (own / path).parent.mkdir(parents=True, exist_ok=True)
        (own / path).write_text(text.lstrip("\n"), encoding="utf-8")
    write_returns(own / "returns" / "2022" / "retours.csv", ROWS)
    _write_workbook(own / "returns" / "2023" / "retours.xlsx")
    return folder


def write_returns(path: Path, rows: tuple[dict[str, str], ...]) -> None:
    """The CSV file of the first wave."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, HEADER, restval="")
        writer.writeheader()
        writer.writerows({"langue": "fr", **row} for row in rows)


def _write_workbook(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    book.active.title = "Retours"
    book.active["B1"] = "Inventaire 2023"
    for line, cells in enumerate(SHEET, start=3):
        for rank, cell in enumerate(cells, start=2):
            book.active.cell(line, rank, cell)
    book.save(path)
