"""Odd workbooks of local authorities, and what each must give; every expectation is written by hand."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd
import pytest
from openpyxl import Workbook

from transforms.errors import UnreadableReturn
from transforms.formats import Extraction, read_return


@dataclass(frozen=True)
class Sheet:
    """One sheet as a drawing: a line a row, cells between bars; `merged` in Excel's notation."""

    drawing: str
    name: str = "Feuil1"
    merged: Sequence[str] = ()
    state: str = "visible"

    @property
    def rows(self) -> list[list[str]]:
        return [[cell.strip() for cell in line.split("|")] for line in self.drawing.strip("\n").split("\n")]


@dataclass(frozen=True)
class Case:
    """A workbook and what it must give: columns and lines of the returns, warnings, or a fault."""

    id: str
    sheets: Sequence[Sheet]
    columns: Sequence[str] = ()
    lines: Sequence[int] = ()
    form: str = "hand-made table"
    warned: Sequence[str] = ()
    fault: str = ""
    others: Sequence[tuple[str, int]] = ()
    cells: dict[str, list[str | None]] = field(default_factory=dict)


def typed(cell: str) -> str | int | float | None:
    if re.fullmatch(r"\d+", cell) and not cell.startswith("0"):
        return int(cell)
    return float(cell) if re.fullmatch(r"\d+\.\d+", cell) else cell or None


def workbook(sheets: Sequence[Sheet]) -> bytes:
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for each in sheets:
        page = book.create_sheet(each.name)
        for number, row in enumerate(each.rows, start=1):
            for position, cell in enumerate(row, start=1):
                page.cell(number, position, typed(cell))
        for area in each.merged:
            page.merge_cells(area)
        page.sheet_state = each.state
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(sheets: Sequence[Sheet]) -> Extraction:
    return read_return(io.BytesIO(workbook(sheets)), "f.xlsx")


def texts(frame: pd.DataFrame, name: str) -> list[str | None]:
    return [None if pd.isna(cell) else cell for cell in frame[name]]


def check(case: Case) -> None:
    if case.fault:
        with pytest.raises(UnreadableReturn, match=case.fault):
            read(case.sheets)
        return
    extraction = read(case.sheets)
    assert extraction.reading.dialect == "generic" and extraction.returns is not None
    frame, reading = extraction.returns.frame, extraction.reading
    assert list(reading.columns) == list(case.columns)
    assert frame["@line"].tolist() == list(case.lines)
    assert reading.form == case.form
    for name, wanted in case.cells.items():
        assert texts(frame, name) == wanted
    assert [(other.name, len(other.frame)) for other in extraction.others] == list(case.others)
    for pattern in case.warned:
        assert any(re.search(pattern, warning) for warning in reading.warnings), (pattern, reading.warnings)
    if not case.warned:
        assert reading.warnings == ("no survey tool recognised: read as a generic table",)


PLAIN = """
Commune   | Thème   | Budget
Fontbrune | Santé   | 1200
Rivesalte | Culture | 800
Montclar  | Santé   | 450
"""

CASES = [
    Case("plain", [Sheet(PLAIN)], ["Commune", "Thème", "Budget"], [2, 3, 4], form="table"),
    Case(
        "all text, nothing eaten",
        [Sheet("Commune | Titre\nFontbrune | Visites\nRivesalte | Ateliers\nMontclar | Portail")],
        ["Commune", "Titre"],
        [2, 3, 4],
        form="table",
    ),
    Case(
        "one return",
        [Sheet("Commune | Titre | Budget\nFontbrune | Visites | 300")],
        ["Commune", "Titre", "Budget"],
        [2],
        form="table",
    ),
    Case(
        "title above",
        [Sheet("Recensement des initiatives numériques\n\n" + PLAIN.strip())],
        ["Commune", "Thème", "Budget"],
        [4, 5, 6],
        warned=["1 row.s. above the header not passed on: line 1$"],
    ),
    Case(
        "title merged over the table",
        [Sheet("Recensement 2024 | | \n" + PLAIN.strip(), merged=["A1:C1"])],
        ["Commune", "Thème", "Budget"],
        [3, 4, 5],
        warned=["above the header not passed on: line 1$"],
    ),
    Case(
        "title, notes, date, blank rows: data from row 9",
        [Sheet("Préfecture\nEnquête | 2024\nService : | numérique\nContact : | x@y.example\n\n\n" + PLAIN.strip())],
        ["Commune", "Thème", "Budget"],
        [8, 9, 10],
        warned=["4 row.s. above the header not passed on: line 1, 2, 3, 4$"],
    ),
    Case(
        "empty rows and an empty column before the table",
        [Sheet("\n | Commune | Budget\n | Fontbrune | 12\n | Rivesalte | 15".replace("\n", "| |\n", 1))],
        ["Commune", "Budget"],
        [3, 4],
        form="table",
        warned=["1 column.s. without header or text left out: column 1$"],
    ),
    Case(
        "empty row between header and data",
        [Sheet("Commune | Budget\n | \nFontbrune | 12\nRivesalte | 15")],
        ["Commune", "Budget"],
        [3, 4],
        warned=["1 row.s. not passed on, without any text: line 2$"],
    ),
    Case(
        "two header rows, merged",
        [
            Sheet(
                "Commune | Budget | | Contact |\n | Investissement | Fonctionnement | Nom | Courriel\n"
                "Fontbrune | 12 | 3 | Léa | lea@ville.example\nRivesalte | 5 | 1 | Max | max@ville.example",
                merged=["A1:A2", "B1:C1", "D1:E1"],
            )
        ],
        ["Commune", "Budget - Investissement", "Budget - Fonctionnement", "Contact - Nom", "Contact - Courriel"],
        [3, 4],
        warned=["generic"],
    ),
    Case(
        "two header rows, not merged",
        [
            Sheet(
                "Commune | Budget | | Contact |\n | Investissement | Fonctionnement | Nom | Courriel\n"
                "Fontbrune | 12 | 3 | Léa | lea@ville.example\nRivesalte | 5 | 1 | Max | max@ville.example"
            )
        ],
        ["Commune", "Budget - Investissement", "Budget - Fonctionnement", "Contact - Nom", "Contact - Courriel"],
        [3, 4],
        warned=["generic"],
    ),
    Case(
        "two header rows, merged, answers all text",
        [
            Sheet(
                "Commune | Initiative 1 | | Initiative 2 |\n | titre | public | titre | public\n"
                "Fontbrune | Visites | aînés | Ateliers | jeunes\nRivesalte | Portail | tous | | ",
                merged=["A1:A2", "B1:C1", "D1:E1"],
            )
        ],
        ["Commune", "Initiative 1 - titre", "Initiative 1 - public", "Initiative 2 - titre", "Initiative 2 - public"],
        [3, 4],
        warned=["generic"],
    ),
    Case(
        "three header rows",
        [
            Sheet(
                "Collectivité | Moyens | | | \n | Budget | | Agents | \n | prévu | réel | ETP | formés\n"
                "Fontbrune | 12 | 11 | 2 | 1\nRivesalte | 8 | 9 | 3 | 2",
                merged=["A1:A3", "B1:E1", "B2:C2", "D2:E2"],
            )
        ],
        [
            "Collectivité",
            "Moyens - Budget - prévu",
            "Moyens - Budget - réel",
            "Moyens - Agents - ETP",
            "Moyens - Agents - formés",
        ],
        [4, 5],
        warned=["generic"],
    ),
    Case(
        "title, two header rows, units, totals and a source",
        [
            Sheet(
                "Dépenses numériques\n\nCommune | Dépenses | | Part\n | 2022 | 2023 | \n | k€ | k€ | %\n"
                "Fontbrune | 12 | 14 | 3\nRivesalte | 5 | 6 | 2\nTotal | 17 | 20 | \n\n"
                "Source : déclarations des communes",
                merged=["A3:A4", "B3:C3", "D3:D4"],
            )
        ],
        ["Commune", "Dépenses - 2022 - k€", "Dépenses - 2023 - k€", "Part - %"],
        [6, 7],
        warned=["above the header not passed on: line 1$", "totals: line 8$", "notes below the table: line 10$"],
    ),
    Case(
        "units below the header",
        [
            Sheet(
                "Commune | Budget | Part | Participants\n | € | % | nb\nFontbrune | 12 | 3 | 40\nRivesalte | 5 | 1 | 20"
            )
        ],
        ["Commune", "Budget - €", "Part - %", "Participants - nb"],
        [3, 4],
        warned=["generic"],
    ),
    Case(
        "numbers of columns below the header",
        [Sheet("Commune | Thème | Budget | Public\n(1) | (2) | (3) | (4)\nFontbrune | Santé | 12 | aînés")],
        ["Commune", "Thème", "Budget", "Public"],
        [3],
        warned=["generic"],
    ),
    Case(
        "codes above questions",
        [
            Sheet(
                "Q1 | Q2 | Q3\nQuelle est votre commune ? | Quel thème ? | Pour qui ?\nFontbrune | Santé | aînés\n"
                "Rivesalte | Culture | jeunes"
            )
        ],
        ["Q1", "Q2", "Q3"],
        [3, 4],
        warned=["generic"],
    ),
    Case(
        "questions above codes",
        [
            Sheet(
                "Nom de la commune | Thème principal | Budget total\nnom_commune | theme | budget\n"
                "Fontbrune | Santé | beaucoup\nRivesalte | Culture | peu"
            )
        ],
        ["nom_commune", "theme", "budget"],
        [3, 4],
        warned=["generic"],
    ),
    Case(
        "header again in the body",
        [Sheet("Commune | Budget\nFontbrune | 12\nCommune | Budget\nRivesalte | 5\nCOMMUNE | BUDGET\nMontclar | 7")],
        ["Commune", "Budget"],
        [2, 4, 6],
        warned=["the header again: line 3, 5$"],
    ),
    Case(
        "subtotals and a grand total",
        [
            Sheet(
                "Commune | Projets | Budget\nFontbrune | 2 | 12\nRivesalte | 1 | 5\nSous-total bassin | 3 | 17\n"
                "Montclar | 4 | 9\nTOTAL GÉNÉRAL | 7 | 26\nMoyenne | 2.3 | 8.7"
            )
        ],
        ["Commune", "Projets", "Budget"],
        [2, 3, 5],
        warned=["totals: line 4, 6, 7$"],
    ),
    Case(
        "a title that begins with Total stays",
        [
            Sheet(
                "Initiative | Public | Budget\nTotal numérique | tous | 12\nVisites | aînés | 5\n"
                "Total accès | jeunes | 3"
            )
        ],
        ["Initiative", "Public", "Budget"],
        [2, 3, 4],
        form="table",
    ),
    Case(
        "total in the second column",
        [Sheet("N° | Commune | Budget\n1 | Fontbrune | 12\n2 | Rivesalte | 5\n | Total | 17")],
        ["N°", "Commune", "Budget"],
        [2, 3],
        warned=["totals: line 4$"],
    ),
    Case(
        "footnotes",
        [Sheet(PLAIN.strip() + "\n* hors subventions de l'État\n(1) y compris le fonctionnement")],
        ["Commune", "Thème", "Budget"],
        [2, 3, 4],
        warned=["notes below the table: line 5, 6$"],
    ),
    Case(
        "lines below a blank row",
        [Sheet(PLAIN.strip() + "\n\nFait à Fontbrune\nLe maire")],
        ["Commune", "Thème", "Budget"],
        [2, 3, 4],
        warned=["notes below the table: line 6, 7$"],
    ),
    Case(
        "blank separator rows",
        [
            Sheet(
                "Commune | Thème | Budget\nFontbrune | Santé | 12\n | | \nRivesalte | Culture | 5\n | | \n"
                "Montclar | Santé | 7"
            )
        ],
        ["Commune", "Thème", "Budget"],
        [2, 4, 6],
        warned=["without any text: line 3, 5$"],
    ),
    Case(
        "headings merged over the whole table",
        [
            Sheet(
                "Commune | Thème | Budget\nBassin nord | | \nFontbrune | Santé | 12\nBassin sud | | \n"
                "Rivesalte | Culture | 5",
                merged=["A2:C2", "A4:C4"],
            )
        ],
        ["Commune", "Thème", "Budget"],
        [3, 5],
        warned=["merged over the whole table: line 2, 4$"],
    ),
    Case(
        "an authority merged over its initiatives",
        [
            Sheet(
                "Commune | Titre | Budget\nFontbrune | Visites | 12\n | Ateliers | 3\n | Portail | 9\n"
                "Rivesalte | Bus | 5",
                merged=["A2:A4"],
            )
        ],
        ["Commune", "Titre", "Budget"],
        [2, 3, 4, 5],
        form="table",
        warned=["merged with one above, read on each row: line 3, 4$"],
        cells={"Commune": ["Fontbrune", "Fontbrune", "Fontbrune", "Rivesalte"]},
    ),
    Case(
        "notes sheet first",
        [
            Sheet("Mode d'emploi\nRemplir une ligne par initiative.\nNe rien supprimer.", "LISEZ-MOI"),
            Sheet(PLAIN, "Saisie"),
        ],
        ["Commune", "Thème", "Budget"],
        [2, 3, 4],
        form="table",
        warned=["sheet LISEZ-MOI: notes, not passed on"],
    ),
    Case(
        "running text on a sheet of no telling name",
        [Sheet("Bonjour,\nMerci de remplir.\nCordialement"), Sheet(PLAIN, "Feuil2")],
        ["Commune", "Thème", "Budget"],
        [2, 3, 4],
        form="table",
        warned=["sheet Feuil1: notes, not passed on"],
    ),
    Case(
        "one sheet a year",
        [
            Sheet("Commune | Budget\nFontbrune | 12\nRivesalte | 5", "2022"),
            Sheet("Commune | Budget\nFontbrune | 13", "2023"),
        ],
        ["Commune", "Budget"],
        [2, 3, 2],
        form="table",
        warned=["2 tables with the same headings read as one"],
        cells={"@sheet": ["2022", "2022", "2023"], "Budget": ["12", "5", "13"]},
    ),
    Case(
        "one sheet an authority, columns in another order",
        [
            Sheet("Titre | Thème | Budget\nVisites | Santé | 12", "Fontbrune"),
            Sheet("Budget | Titre | Thème\n5 | Ateliers | Culture", "Rivesalte"),
        ],
        ["Titre", "Thème", "Budget"],
        [2, 2],
        form="table",
        warned=["same headings"],
        cells={"Titre": ["Visites", "Ateliers"], "Budget": ["12", "5"]},
    ),
    Case(
        "one sheet a year, a column more in the second",
        [
            Sheet("Commune | Thème | Budget\nFontbrune | Santé | 12\nRivesalte | Bus | 5", "2022"),
            Sheet("Commune | Thème | Budget | Agents\nFontbrune | Santé | 13 | 2", "2023"),
        ],
        ["Commune", "Thème", "Budget", "Agents"],
        [2, 3, 2],
        form="table",
        warned=["2 tables read as one, 1 column.s. only in some: f.xlsx, sheet 2022; f.xlsx, sheet 2023"],
        cells={"Agents": [None, None, "2"]},
    ),
    Case(
        "two tables that share most headings, each with one of its own",
        [
            Sheet("Code | Nom | Canton | Zone | Habitants\na | A | x | y | 12\nb | B | x | y | 5", "Communes"),
            Sheet("Code | Nom | Canton | Zone | Part\na | A | x | y | 3", "Fractions"),
        ],
        ["Code", "Nom", "Canton", "Zone", "Habitants"],
        [2, 3],
        form="table",
        warned=["largest table .f.xlsx, sheet Communes.; 1 other"],
        others=[("Fractions", 1)],
    ),
    Case(
        "a list of two of the headings",
        [
            Sheet("Commune | Code | Titre | Budget\nA | 01 | Bus | 12\nB | 02 | Eau | 5", "Initiatives"),
            Sheet("Commune | Code\nA | 01\nB | 02\nC | 03", "Annexe"),
        ],
        ["Commune", "Code", "Titre", "Budget"],
        [2, 3],
        form="table",
        warned=["1 other table"],
        others=[("Annexe", 3)],
    ),
    Case(
        "short forms without colons, a sheet an authority",
        [
            Sheet("Commune | Fontbrune\nCode INSEE | 01173\nInitiative | Vélobus\nBudget | 12", "Fontbrune"),
            Sheet("Commune | Rivesalte\nCode INSEE | 01269\nInitiative | Bus\nBudget | 7", "Rivesalte"),
        ],
        ["Commune", "Code INSEE", "Initiative", "Budget"],
        [1, 1],
        form="form layout",
        warned=["2 tables with the same headings read as one"],
        cells={"Commune": ["Fontbrune", "Rivesalte"], "Budget": ["12", "7"]},
    ),
    Case(
        "a short form of texts alone",
        [Sheet("Commune | Fontbrune\nThème | Mobilité\nTitre | Vélobus\nStatut | En cours")],
        ["Commune", "Thème", "Titre", "Statut"],
        [1],
        form="form layout",
    ),
    Case(
        "a short form with a hint and a unit",
        [Sheet("Commune | Fontbrune |\nCode INSEE | 01173 | 5 chiffres\nTitre | Vélobus |\nBudget | 12 | €")],
        ["Commune", "Code INSEE", "Code INSEE - (column 3)", "Titre", "Budget"],
        [1],
        form="form layout",
        warned=["1 row.s. with units beside answers"],
    ),
    Case(
        "labels of a form beside several full columns",
        [Sheet("Commune | Gex | officiel\nCode INSEE | 01173 | long\nTitre | Bus | court\nBudget | 12 | en euros")],
        fault="labels of a form down the first column",
    ),
    Case(
        "two columns whose first heading comes again in each row",
        [Sheet("Service | Effectif\nService social | 12\nService technique | x\nService des eaux | 3\nService a | 4")],
        ["Service", "Effectif"],
        [2, 3, 4, 5],
        form="table",
    ),
    Case(
        "two tables of other kinds",
        [
            Sheet("Code | Libellé\nA | Santé\nB | Culture", "Thèmes"),
            Sheet("Commune | Thème | Budget\nFontbrune | A | 12\nRivesalte | B | 5\nMontclar | A | 8", "Initiatives"),
        ],
        ["Commune", "Thème", "Budget"],
        [2, 3, 4],
        form="table",
        warned=["largest table .f.xlsx, sheet Initiatives.; 1 other"],
        others=[("Thèmes", 2)],
    ),
    Case(
        "hidden sheet with data",
        [
            Sheet(PLAIN, "Saisie"),
            Sheet(
                "Nom | Rôle | Poids | Ordre\nLéa | agent | 1 | 2\nMax | élu | 3 | 4\nZoé | agent | 5 | 6\n"
                "Ada | élu | 7 | 8",
                "Base",
                state="hidden",
            ),
        ],
        ["Commune", "Thème", "Budget"],
        [2, 3, 4],
        form="table",
        warned=["sheet Base: hidden, and it holds data"],
        others=[("Base", 4)],
    ),
    Case(
        "hidden lists of values",
        [
            Sheet(PLAIN, "Saisie"),
            Sheet("Thème | Statut\nSanté | prévu\nCulture | en cours\nSport | fini", "Listes", state="hidden"),
        ],
        ["Commune", "Thème", "Budget"],
        [2, 3, 4],
        form="table",
        warned=["sheet Listes: lists of values"],
    ),
    Case(
        "an empty sheet",
        [Sheet(PLAIN, "Saisie"), Sheet("", "Feuil2")],
        ["Commune", "Thème", "Budget"],
        [2, 3, 4],
        form="table",
        warned=["sheet Feuil2: empty"],
    ),
    Case(
        "form, labels in B and answers in D",
        [
            Sheet(
                " | Questionnaire aux collectivités | | \n | | | \n | Nom de la commune : | | Fontbrune\n"
                " | Code INSEE : | | 02001\n | Courriel : | | mairie@fontbrune.example\n | Population : | | 1250\n"
                " | Titre de l'initiative : | | Visites à domicile\n | Budget : | | 1200"
            )
        ],
        ["Nom de la commune", "Code INSEE", "Courriel", "Population", "Titre de l'initiative", "Budget"],
        [3],
        form="form layout",
        warned=["texts without an answer beside them, not passed on: line 1$"],
        cells={"Code INSEE": ["02001"], "Population": ["1250"]},
    ),
    Case(
        "form with blocks one below the other",
        [
            Sheet(
                "Commune : | Fontbrune\nTéléphone : | 01 99 00 12 34\nCourriel : | a@b.example\n\n"
                "Initiative 1 |\nTitre : | Visites\n"
                "Budget : | 12\n\nInitiative 2 |\nTitre : | Ateliers\nBudget : |\n\nInitiative 3 |\nTitre : |\n"
                "Budget : |"
            )
        ],
        [
            "Commune",
            "Téléphone",
            "Courriel",
            "Initiative 1 - Titre",
            "Initiative 1 - Budget",
            "Initiative 2 - Titre",
            "Initiative 2 - Budget",
            "Initiative 3 - Titre",
            "Initiative 3 - Budget",
        ],
        [1],
        form="form layout",
        warned=["generic"],
        cells={"Initiative 2 - Titre": ["Ateliers"], "Initiative 2 - Budget": [None], "Initiative 3 - Titre": [None]},
    ),
    Case(
        "form with numbers, sections and units",
        [
            Sheet(
                "A. Votre collectivité | | |\n1 | Nom de la collectivité | CC du Val |\n2 | SIREN | 200099999 |\n"
                "3 | Adresse du site | https://val.example |\nB. Votre projet | | |\n4 | Titre | Bus connecté |\n"
                "5 | Date de lancement | 2023-05-01 |\n6 | Budget | 1500 | €",
                merged=["A1:D1", "A5:D5"],
            )
        ],
        [
            "A. Votre collectivité - Nom de la collectivité",
            "A. Votre collectivité - SIREN",
            "A. Votre collectivité - Adresse du site",
            "B. Votre projet - Titre",
            "B. Votre projet - Date de lancement",
            "B. Votre projet - Budget",
        ],
        [2],
        form="form layout",
        warned=["units beside answers, not passed on: line 8$"],
    ),
    Case(
        "one form a sheet",
        [
            Sheet(
                f"Commune : | {name}\nCode INSEE : | {code}\nTitre : | {title}\nBudget : | {budget}\n"
                f"Site : | https://{code}.example",
                name,
            )
            for name, code, title, budget in (("Fontbrune", "02001", "Visites", 12), ("Rivesalte", "02002", "Bus", 5))
        ],
        ["Commune", "Code INSEE", "Titre", "Budget", "Site"],
        [1, 1],
        form="form layout",
        warned=["2 tables with the same"],
        cells={"Commune": ["Fontbrune", "Rivesalte"], "@sheet": ["Fontbrune", "Rivesalte"]},
    ),
    Case(
        "no header",
        [Sheet("Fontbrune | 02001 | 12 | 2023-04-05\nRivesalte | 02002 | 5 | 2023-06-07")],
        fault=r"sheet Feuil1: found no header: .* of its cells; .* declare which rows are the header",
    ),
    Case(
        "numbers alone",
        [Sheet("1 | 2\n3 | 4\n5 | 6")],
        fault="no header",
    ),
    Case(
        "two tables, one below the other",
        [Sheet("Commune | Budget\nFontbrune | 12\nRivesalte | 5\n | \nThème | Nombre\nSanté | 2\nCulture | 1")],
        fault="line 5: found another header below a blank row: a second table",
    ),
    Case(
        "a table of shares by answer",
        [
            Sheet(
                "Question | Ensemble | Communes | EPCI\nAvez-vous un projet ? | | |\nOui | 0.62 | 0.55 | 0.8\n"
                "Non | 0.3 | 0.35 | 0.15\n"
                "Ne sait pas | 0.08 | 0.1 | 0.05"
            )
        ],
        fault="a table of results",
    ),
    Case(
        "a table of counts by question and answer",
        [
            Sheet(
                "Question | Réponse | Total | Communes | EPCI\nProjet ? | Oui | 62 | 50 | 12\n | Non | 30 | 25 | 5\n"
                "Budget ? | Oui | 40 | 30 | 10\n | Non | 52 | 45 | 7\n | NSP | 3 | 2 | 1"
            )
        ],
        fault="a table of results .lines that are answers",
    ),
    Case(
        "percents written as text",
        [Sheet("Thème | Communes | EPCI\nSanté | 40 % | 25 %\nCulture | 35 % | 25 %\nAutre | 25 % | 50 %")],
        fault="a table of results .shares that add up",
    ),
    Case(
        "an inventory of numbers is no table of results",
        [
            Sheet(
                "Commune | Population | Écoles | Tablettes | Total\nFontbrune | 1200 | 2 | 40 | 42\n"
                "Rivesalte | 800 | 1 | 20 | 21\n"
                "Montclar | 450 | 1 | 10 | 11\nTotal | 2450 | 4 | 70 | 74"
            )
        ],
        ["Commune", "Population", "Écoles", "Tablettes", "Total"],
        [2, 3, 4],
        warned=["totals: line 5$"],
    ),
    Case(
        "rates by commune are no table of results",
        [
            Sheet(
                "Commune | Fibre | 4G\nFontbrune | 0.41 | 0.98\nRivesalte | 0.77 | 1\nMontclar | 0.93 | 0.89\n"
                "Laval | 0.12 | 0.75"
            )
        ],
        ["Commune", "Fibre", "4G"],
        [2, 3, 4, 5],
        form="table",
    ),
    Case(
        "results beside returns",
        [
            Sheet(PLAIN.strip() + "\n" + "\n".join(f"Commune {n} | Santé | {n}" for n in range(10, 30)), "Réponses"),
            Sheet("Thème | Part\nOui | 0.6\nNon | 0.3\nNSP | 0.1", "Synthèse"),
        ],
        ["Commune", "Thème", "Budget"],
        list(range(2, 25)),
        form="table",
        warned=["sheet Synthèse: a table of results"],
    ),
    Case(
        "headings twice, and one that is empty",
        [Sheet("Commune | Commentaire | | Commentaire\nFontbrune | bien | 12 | rien\nRivesalte | long | 5 | peu")],
        ["Commune", "Commentaire", "(column 3)", "Commentaire (2)"],
        [2, 3],
        form="table",
        warned=["column 3: an empty header", "column 4: the header of column 2 again"],
    ),
    Case(
        "years as headings",
        [Sheet("Commune | 2021 | 2022 | 2023\nFontbrune | 12 | 13 | 14\nRivesalte | 5 | 6 | 7")],
        ["Commune", "2021", "2022", "2023"],
        [2, 3],
        form="table",
    ),
    Case(
        "one row of one cell in a wide table stays, and is told",
        [
            Sheet(
                "Commune | Titre | Thème | Budget\nFontbrune | Visites | Santé | 12\nRivesalte | | | \n"
                "Montclar | Bus | Sport | 9\n"
                "Laval | Wifi | Accès | 3\nSerres | Drone | Sport | 2"
            )
        ],
        ["Commune", "Titre", "Thème", "Budget"],
        [2, 3, 4, 5, 6],
        form="table",
        warned=["1 row.s. with one cell filled, passed on: line 3$"],
    ),
    Case(
        "date band, header row 4, all text",
        [
            Sheet(
                "Direction du numérique | | mis à jour : | 12/03/2024\n\n\n"
                "Collectivité | Type | Action | Public | Partenaires\n"
                "Fontbrune | commune | Visites | aînés | CCAS\nVal d'Azur | EPCI | Bus | tous | La Poste\n"
                "Montclar | commune | Fibre | écoles | Région"
            )
        ],
        ["Collectivité", "Type", "Action", "Public", "Partenaires"],
        [5, 6, 7],
        warned=["line 1$"],
    ),
    Case(
        "merged headings with a lone title row directly above",
        [
            Sheet(
                "Annexe 2 | | | | \nN° | Porteur | | Financement | \n | Nom | SIREN | Demandé | Accordé\n"
                "1 | Fontbrune | 210200011 | 1500 | 1200\n2 | Rivesalte | 210200029 | 800 | 0",
                merged=["A1:E1", "A2:A3", "B2:C2", "D2:E2"],
            )
        ],
        ["N°", "Porteur - Nom", "Porteur - SIREN", "Financement - Demandé", "Financement - Accordé"],
        [4, 5],
        warned=["line 1$"],
    ),
    Case(
        "three groups of the same leaves, not merged",
        [
            Sheet(
                "Commune | Action 1 | | Action 2 | | Action 3 | \n"
                " | intitulé | date | intitulé | date | intitulé | date\n"
                "Fontbrune | Bus | 2021 | Wifi | 2022 | | \nRivesalte | Fibre | 2020 | | | |"
            )
        ],
        ["Commune"] + [f"Action {n} - {x}" for n in (1, 2, 3) for x in ("intitulé", "date")],
        [3, 4],
        warned=["generic"],
    ),
    Case(
        "letters of columns",
        [Sheet("A | B | C | D\nCommune | Thème | Budget | ETP\nFontbrune | Santé | 12 | 1\nRivesalte | Bus | 5 | 2")],
        ["Commune", "Thème", "Budget", "ETP"],
        [3, 4],
        warned=["line 1"],
    ),
    Case(
        "totals first, below the header",
        [Sheet("Commune | Projets | Budget\nTotal | 6 | 24\nFontbrune | 2 | 12\nRivesalte | 1 | 5\nMontclar | 3 | 7")],
        ["Commune", "Projets", "Budget"],
        [3, 4, 5],
        warned=["totals: line 2$"],
    ),
    Case(
        "total of a named department",
        [Sheet("Commune | Projets | Budget\nFontbrune | 2 | 12\nRivesalte | 1 | 5\nTotal Aisne | 3 | 17")],
        ["Commune", "Projets", "Budget"],
        [2, 3],
        warned=["totals: line 4$"],
    ),
    Case(
        "commune called Total with texts",
        [Sheet("Commune | Titre | Budget\nTotal | Visites à domicile | 12\nRivesalte | Bus | 5")],
        ["Commune", "Titre", "Budget"],
        [2, 3],
        form="table",
    ),
    Case(
        "notes on the right of the title",
        [
            Sheet(
                "Inventaire | | | | À rendre avant le 30 juin\n | | | | \n"
                "Nom | Courriel | Téléphone | Projet | Coût\n"
                "Léa | lea@ville.example | 01 99 00 12 34 | Bus | 12 k€\n"
                "Max | max@ville.example | 01 99 00 12 35 | Wifi | 3 k€"
            )
        ],
        ["Nom", "Courriel", "Téléphone", "Projet", "Coût"],
        [4, 5],
        warned=["line 1$"],
    ),
    Case(
        "sections by département as lone rows",
        [
            Sheet(
                "Commune | Titre | Thème | Budget\nAisne | | | \nFontbrune | Bus | Mobilité | 12\n"
                "Laon | Wifi | Accès | 3\nSomme | | | \nAmiens | Fibre | Accès | 50\n"
                "Albert | Drone | Sport | 2\nHam | Appli | Info | 4\nRoye | Site | Info | 6\n"
                "Péronne | Borne | Info | 1",
                merged=["A2:D2", "A5:D5"],
            )
        ],
        ["Commune", "Titre", "Thème", "Budget"],
        [3, 4, 6, 7, 8, 9, 10],
        warned=["line 2, 5$"],
    ),
    Case(
        "form without colons, questions",
        [
            Sheet(
                "Quel est le nom de votre collectivité ? | Fontbrune\nQuel est son code INSEE ? | 02001\n"
                "Avez-vous mené une initiative ? | oui\nQuel est son titre ? | Bus\n"
                "Quel budget y avez-vous consacré ? | 1200\nUn contact ? | lea@ville.example"
            )
        ],
        [
            "Quel est le nom de votre collectivité ?",
            "Quel est son code INSEE ?",
            "Avez-vous mené une initiative ?",
            "Quel est son titre ?",
            "Quel budget y avez-vous consacré ?",
            "Un contact ?",
        ],
        [1],
        form="form layout",
        warned=["generic"],
    ),
    Case(
        "form with blocks Projet n°1 and comments column",
        [
            Sheet(
                "Fiche de recensement |\n\nCollectivité | CC du Val\nSIREN | 200099999\nRéférent | Léa\n"
                "Courriel | lea@val.example\nProjet n°1 : |\nIntitulé | Bus\nMontant | 1500\nDate | 2022-03-01\n"
                "Projet n°2 : |\nIntitulé | Wifi\nMontant | 300\nDate | 2023-05-02"
            )
        ],
        [
            "Collectivité",
            "SIREN",
            "Référent",
            "Courriel",
            "Projet 1 - Intitulé",
            "Projet 1 - Montant",
            "Projet 1 - Date",
            "Projet 2 - Intitulé",
            "Projet 2 - Montant",
            "Projet 2 - Date",
        ],
        [3],
        form="form layout",
        warned=["line 1$"],
    ),
    Case(
        "key-values table of two columns is a table",
        [Sheet("Code | Libellé\nSAN | Santé\nCUL | Culture\nMOB | Mobilité\nEDU | Éducation")],
        ["Code", "Libellé"],
        [2, 3, 4, 5],
        form="table",
    ),
    Case(
        "sheet guide first, data second, bilan third",
        [
            Sheet("Guide de saisie\n1. Choisir la commune\n2. Décrire", "Guide"),
            Sheet(
                "Commune | Titre | Statut | Budget\nFontbrune | Bus | en cours | 12\n"
                "Rivesalte | Wifi | fini | 5\nMontclar | Fibre | fini | 9",
                "Recensement",
            ),
            Sheet("Statut | Nombre\nfini | 2\nen cours | 1", "Bilan"),
        ],
        ["Commune", "Titre", "Statut", "Budget"],
        [2, 3, 4],
        form="table",
        warned=["Guide: notes"],
        others=[("Bilan", 2)],
    ),
    Case(
        "percent crosstab with base row",
        [
            Sheet(
                "| Ensemble | Rural | Urbain\nBase | 120 | 80 | 40\nTrès satisfait | 25% | 20% | 35%\n"
                "Plutôt satisfait | 50% | 55% | 40%\nPas satisfait | 25% | 25% | 25%"
            )
        ],
        fault="a table of results",
    ),
    Case(
        "counts by theme and type",
        [Sheet("Thème | Communes | EPCI | Total\nSanté | 12 | 3 | 15\nCulture | 8 | 2 | 10\nTotal | 20 | 5 | 25")],
        ["Thème", "Communes", "EPCI", "Total"],
        [2, 3],
        warned=["totals: line 4$"],
    ),
    Case(
        "year and quarter headers",
        [
            Sheet(
                "Commune | 2022 | | 2023 | \n | S1 | S2 | S1 | S2\nFontbrune | 1 | 2 | 3 | 4\n"
                "Rivesalte | 5 | 6 | 7 | 8",
                merged=["A1:A2", "B1:C1", "D1:E1"],
            )
        ],
        ["Commune", "2022 - S1", "2022 - S2", "2023 - S1", "2023 - S2"],
        [3, 4],
        warned=["generic"],
    ),
    Case(
        "header with hints in a second row",
        [
            Sheet(
                "Commune | Date de début | Budget | Public\n"
                "(nom officiel) | (jj/mm/aaaa) | (en euros) | (liste déroulante)\n"
                "Fontbrune | 2021-03-04 | 1200 | aînés\nRivesalte | 2022-05-06 | 300 | jeunes"
            )
        ],
        [
            "Commune - (nom officiel)",
            "Date de début - (jj/mm/aaaa)",
            "Budget - (en euros)",
            "Public - (liste déroulante)",
        ],
        [3, 4],
        warned=["generic"],
    ),
    Case(
        "an example row is data",
        [
            Sheet(
                "Commune | Titre | Budget\nEx. : Montville | Ex. : Bus connecté | 1000\nFontbrune | Wifi | 12\n"
                "Rivesalte | Fibre | 5"
            )
        ],
        ["Commune", "Titre", "Budget"],
        [2, 3, 4],
        form="table",
    ),
    Case(
        "annual sheets with one more column later",
        [
            Sheet("Commune | Titre | Thème | Budget\nFontbrune | Bus | Mobilité | 12", "2021"),
            Sheet("Commune | Titre | Thème | Budget | ETP\nRivesalte | Wifi | Accès | 5 | 1", "2022"),
        ],
        ["Commune", "Titre", "Thème", "Budget", "ETP"],
        [2, 2],
        form="table",
        warned=["sheet 2021: 1 column"],
    ),
    Case(
        "long questions over options, X in the cells",
        [
            Sheet(
                "Commune | Quels publics touchez-vous ? | | | Avez-vous un budget dédié ?\n"
                " | Aînés | Jeunes | Tous | \nFontbrune | X | | X | Oui\nRivesalte | | X | | Non",
                merged=["A1:A2", "B1:D1", "E1:E2"],
            )
        ],
        [
            "Commune",
            "Quels publics touchez-vous ? - Aînés",
            "Quels publics touchez-vous ? - Jeunes",
            "Quels publics touchez-vous ? - Tous",
            "Avez-vous un budget dédié ?",
        ],
        [3, 4],
        warned=["generic"],
    ),
    Case(
        "turned table: labels down, one commune a column",
        [
            Sheet(
                "Question | Fontbrune | Rivesalte | Montclar\nNom du contact | Léa | Max | Zoé\n"
                "Courriel | lea@a.example | max@b.example | zoe@c.example\n"
                "Téléphone | 01 99 00 12 34 | 01 99 00 12 35 | 01 99 00 12 36\nPopulation | 1200 | 800 | 450\n"
                "Titre de l'initiative | Bus | Wifi | Fibre\nBudget | 12 | 5 | 9\n"
                "Date de lancement | 2021-03-04 | 2022-01-02 | 2023-05-06"
            )
        ],
        fault="turned",
    ),
    Case(
        "two labels a row in a form",
        [
            Sheet(
                "Nom : | Dupont | Prénom : | Léa\nCommune : | Fontbrune | Code INSEE : | 02001\n"
                "Courriel : | a@b.example | Téléphone : | 01 99 00 12 34\nTitre du projet : | Bus | Budget : | 1200"
            )
        ],
        ["Nom", "Prénom", "Commune", "Code INSEE", "Courriel", "Téléphone", "Titre du projet", "Budget"],
        [1],
        form="form layout",
        warned=["generic"],
    ),
    Case(
        "sparse answers",
        [
            Sheet(
                "Commune | A | B | C | D | E | F | G\nFontbrune | | | | | | oui | \n"
                "Rivesalte | non | | | | | | \nMontclar | | | 3 | | | | ".replace(
                    "| A | B | C | D | E | F | G", "| Bus | Wifi | Fibre | Appli | Site | Borne | Drone"
                )
            )
        ],
        ["Commune", "Bus", "Wifi", "Fibre", "Appli", "Site", "Borne", "Drone"],
        [2, 3, 4],
        form="table",
        warned=["generic"],
    ),
    Case(
        "wide preamble of three cells a row",
        [
            Sheet(
                "Département | Aisne | 02\nService | DDT | pôle 3\nAnnée | 2023 | provisoire\n\n"
                "Commune | Titre | Budget\nFontbrune | Bus | 12\nRivesalte | Wifi | 5"
            )
        ],
        fault="two rows that may be the header: lines 1 and 5",
    ),
    Case(
        "text title in the second column, merged",
        [
            Sheet(
                " | TABLEAU DE BORD | | \n | | | \nCommune | Titre | Statut | Budget\n"
                "Fontbrune | Bus | fini | 12\nRivesalte | Wifi | en cours | 5",
                merged=["B1:D1"],
            )
        ],
        ["Commune", "Titre", "Statut", "Budget"],
        [4, 5],
        warned=["line 1$"],
    ),
    Case(
        "header then a first return with blanks",
        [Sheet("Commune | Titre | Budget | Contact\nFontbrune | | | \nRivesalte | Wifi | 5 | Max")],
        ["Commune", "Titre", "Budget", "Contact"],
        [2, 3],
        form="table",
        warned=["one cell filled"],
    ),
    Case(
        "four header rows",
        [
            Sheet(
                "Territoire | | Projet | | | \n | | Volet A | | Volet B | \nNom | Code | Coût | | Coût | \n"
                " | | HT | TTC | HT | TTC\nFontbrune | 02001 | 1 | 2 | 3 | 4\nRivesalte | 02002 | 5 | 6 | 7 | 8",
                merged=["A1:B2", "C1:F1", "C2:D2", "E2:F2", "A3:A4", "B3:B4", "C3:D3", "E3:F3"],
            )
        ],
        [
            "Territoire - Nom",
            "Territoire - Code",
            "Projet - Volet A - Coût - HT",
            "Projet - Volet A - Coût - TTC",
            "Projet - Volet B - Coût - HT",
            "Projet - Volet B - Coût - TTC",
        ],
        [5, 6],
        warned=["generic"],
    ),
    Case(
        "dates as headings (monthly)",
        [Sheet("Commune | 2023-01-01 | 2023-02-01 | 2023-03-01\nFontbrune | 12 | 13 | 14\nRivesalte | 5 | 6 | 7")],
        fault="no header",
    ),
    Case(
        "sum row without label",
        [Sheet("Commune | Projets | Budget\nFontbrune | 2 | 12\nRivesalte | 1 | 5\n | 3 | 17")],
        ["Commune", "Projets", "Budget"],
        [2, 3, 4],
        form="table",
        warned=["generic"],
    ),
    Case(
        "second header below blank with other titles, all text",
        [
            Sheet(
                "Commune | Titre\nFontbrune | Bus\nRivesalte | Wifi\n | \nContacts des communes | \nNom | Rôle\n"
                "Léa | maire\nMax | agent"
            )
        ],
        columns=["Commune", "Titre"],
        lines=[2, 3, 5, 6, 7, 8],
        warned=["one cell filled, passed on: line 5"],
    ),
    Case(
        "single column list of titles",
        [Sheet("Titre de l'initiative\nBus connecté\nWifi public\nFibre")],
        fault="no table",
    ),
    Case(
        "headers with line breaks are one line in joined names",
        [
            Sheet(
                "Commune | Moyens | \n | Budget prévu | Agents mobilisés\nFontbrune | 12 | 3\nRivesalte | 5 | 1",
                merged=["A1:A2", "B1:C1"],
            )
        ],
        ["Commune", "Moyens - Budget prévu", "Moyens - Agents mobilisés"],
        [3, 4],
        warned=["generic"],
    ),
    Case(
        "English workbook",
        [
            Sheet(
                "Survey of local initiatives\n\nMunicipality | Title | Cost | Started\n"
                "Oakham | Bus | 12 | 2021-03-04\nSeaton | Wifi | 5 | 2022-05-06\nGrand total | | 17 | \n"
                "Note: provisional"
            )
        ],
        ["Municipality", "Title", "Cost", "Started"],
        [4, 5],
        warned=["totals: line 6$", "notes below the table: line 7$"],
    ),
    Case(
        "German two rows",
        [
            Sheet(
                "Gemeinde | Kosten | | Träger\n | geplant | bewilligt | \nMusterdorf | 12 | 10 | Kreis\n"
                "Altstadt | 5 | 5 | Land\nGesamt | 17 | 15 | "
            )
        ],
        ["Gemeinde", "Kosten - geplant", "Kosten - bewilligt", "Träger"],
        [3, 4],
        warned=["totals: line 5$"],
    ),
    Case(
        "one return a sheet as a table with the same header, a list sheet beside",
        [
            Sheet("Commune | Titre | Budget\nFontbrune | Bus | 12", "Fontbrune"),
            Sheet("Commune | Titre | Budget\nRivesalte | Wifi | 5", "Rivesalte"),
            Sheet("Thème\nSanté\nCulture", "Liste déroulante", state="hidden"),
        ],
        ["Commune", "Titre", "Budget"],
        [2, 2],
        form="table",
        warned=["Liste déroulante: lists of values"],
    ),
    Case(
        "satisfaction scores by commune: returns, not results",
        [
            Sheet(
                "Commune | Accueil | Délai | Clarté\nFontbrune | 4 | 3 | 5\nRivesalte | 2 | 5 | 4\n"
                "Montclar | 5 | 5 | 3\nLaon | 1 | 2 | 3"
            )
        ],
        ["Commune", "Accueil", "Délai", "Clarté"],
        [2, 3, 4, 5],
        form="table",
        warned=["generic"],
    ),
    Case(
        "shares of spending by commune that add up to 100 per row: returns or results?",
        [
            Sheet(
                "Commune | Habitants | Santé | Culture | Sport\nFontbrune | 1200 | 40 | 35 | 25\n"
                "Rivesalte | 800 | 20 | 30 | 50\nMontclar | 450 | 10 | 80 | 10\nLaon | 9000 | 33 | 33 | 34"
            )
        ],
        ["Commune", "Habitants", "Santé", "Culture", "Sport"],
        [2, 3, 4, 5],
        form="table",
        warned=["generic"],
    ),
    Case(
        "numbered rows and a heading column with X",
        [
            Sheet(
                "N° | Commune | Santé | Culture | Sport\n1 | Fontbrune | X | | X\n2 | Rivesalte | | X | \n"
                "3 | Montclar | X | X | X"
            )
        ],
        ["N°", "Commune", "Santé", "Culture", "Sport"],
        [2, 3, 4],
        form="table",
        warned=["generic"],
    ),
    Case(
        "parent over part of the columns, other headings on the parent row only",
        [
            Sheet(
                "Bilan 2023 | | | | | \n\nID | Commune | Publics | | | Suivi\n | | Aînés | Jeunes | Actifs | \n"
                "1 | Fontbrune | X | | X | oui\n2 | Rivesalte | | X | | non\n3 | Laon | X | X | | oui"
            )
        ],
        ["ID", "Commune", "Publics - Aînés", "Publics - Jeunes", "Publics - Actifs", "Suivi"],
        [5, 6, 7],
        warned=["line 1$"],
    ),
    Case(
        "leaf row holds all, parents sparse and merged over some",
        [
            Sheet(
                " | | Coût | | \nCommune | Titre | HT | TTC | Statut\nFontbrune | Bus | 12 | 14 | fini\n"
                "Rivesalte | Wifi | 5 | 6 | fini",
                merged=["C1:D1"],
            )
        ],
        ["Commune", "Titre", "Coût - HT", "Coût - TTC", "Statut"],
        [3, 4],
        warned=["generic"],
    ),
    Case(
        "mandatory marks row",
        [
            Sheet(
                "Commune* | Titre* | Thème | Budget\nobligatoire | obligatoire | facultatif | facultatif\n"
                "Fontbrune | Bus | Mobilité | 12\nRivesalte | Wifi | Accès | 5"
            )
        ],
        ["Commune* - obligatoire", "Titre* - obligatoire", "Thème - facultatif", "Budget - facultatif"],
        [3, 4],
        warned=["generic"],
    ),
    Case(
        "averages row in the middle and n.c. values",
        [
            Sheet(
                "Commune | Projets | Budget\nFontbrune | 2 | n.c.\nMoyenne nord | 2 | 12\nRivesalte | 1 | 5\n"
                "Moyenne | 1.5 | 5"
            )
        ],
        ["Commune", "Projets", "Budget"],
        [2, 3, 4],
        warned=["totals: line 5$", "may be totals, passed on as returns: line 3$"],
    ),
    Case(
        "form, answers all text",
        [
            Sheet(
                "Nom de la commune | Fontbrune\nIntercommunalité | Val d'Azur\nPersonne référente | Léa Martin\n"
                "Fonction | chargée de mission\nTitre du projet | Bus connecté\n"
                "Description | Un bus aménagé va de village en village pour aider aux démarches.\n"
                "Partenaires | La Poste, CCAS\nCommentaire | "
            )
        ],
        [
            "Nom de la commune",
            "Intercommunalité",
            "Personne référente",
            "Fonction",
            "Titre du projet",
            "Description",
            "Partenaires",
            "Commentaire",
        ],
        [1],
        form="form layout",
        warned=["generic"],
    ),
    Case(
        "contacts table of two columns stays a table",
        [
            Sheet(
                "Commune | Courriel\nFontbrune | a@fontbrune.example\nRivesalte | b@rivesalte.example\n"
                "Montclar | c@montclar.example\nLaon | d@laon.example"
            )
        ],
        ["Commune", "Courriel"],
        [2, 3, 4, 5],
        form="table",
        warned=["generic"],
    ),
    Case(
        "glossary of two columns stays a table",
        [
            Sheet(
                "Terme | Définition\nBudget | Montant total en euros\nPublic | Personnes visées\n"
                "Titre | Nom court\nCommune | Collectivité de base\nContact | Personne à joindre"
            )
        ],
        ["Terme", "Définition"],
        [2, 3, 4, 5, 6],
        form="table",
        warned=["generic"],
    ),
    Case(
        "pivot of counts by commune with total column and row",
        [
            Sheet(
                "Étiquettes de lignes | en cours | fini | Total général\nFontbrune | 1 | 2 | 3\n"
                "Rivesalte | 0 | 1 | 1\nTotal général | 1 | 3 | 4"
            )
        ],
        fault="a table of results .a pivot table.",
    ),
    Case(
        "page header in the middle",
        [
            Sheet(
                "Commune | Titre | Budget\nFontbrune | Bus | 12\nRivesalte | Wifi | 5\n | | \n"
                "Inventaire - page 2 | | \nCommune | Titre | Budget\nLaon | Fibre | 7\nHam | Appli | 4"
            )
        ],
        ["Commune", "Titre", "Budget"],
        [2, 3, 5, 7, 8],
        warned=["the header again: line 6$", "one cell filled, passed on: line 5"],
    ),
    Case(
        "long text headings with line of questions",
        [
            Sheet(
                "Nom de votre commune | Avez-vous, cette année, mené une action ? | "
                "Si oui, laquelle ? | Quel en a été le coût ?"
                "\nFontbrune | Oui | Bus | 12\nRivesalte | Non | | "
            )
        ],
        [
            "Nom de votre commune",
            "Avez-vous, cette année, mené une action ?",
            "Si oui, laquelle ?",
            "Quel en a été le coût ?",
        ],
        [2, 3],
        form="table",
        warned=["generic"],
    ),
    Case(
        "SIREN first column without header",
        [Sheet(" | Commune | Titre | Budget\n210200011 | Fontbrune | Bus | 12\n210200029 | Rivesalte | Wifi | 5")],
        ["(column 1)", "Commune", "Titre", "Budget"],
        [2, 3],
        form="table",
        warned=["column 1: an empty header"],
    ),
    Case(
        "a note in the last column of the header row only",
        [Sheet("Commune | Titre | Budget | | Ne rien écrire à droite\nFontbrune | Bus | 12\nRivesalte | Wifi | 5")],
        ["Commune", "Titre", "Budget", "Ne rien écrire à droite"],
        [2, 3],
        form="table",
        warned=["column 4$"],
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_workbook_is_read_as_it_must_be(case: Case) -> None:
    check(case)
