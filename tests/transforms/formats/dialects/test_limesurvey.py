"""LimeSurvey's returns in forms that its barometer's exports lack: other headings, versions, languages."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest

from transforms.errors import UnreadableReturn
from transforms.formats import Codebook, Extraction, TextFrame, read_codebook, read_return
from transforms.formats.dialects.limesurvey.codes import SYSTEM as SYSTEM_CODES
from transforms.formats.dialects.limesurvey.headings import read_headings
from transforms.formats.dialects.limesurvey.translations import TRANSLATIONS

FIXTURES = Path(__file__).parents[3] / "fixtures" / "limesurvey"
SHARED = Path(__file__).parents[5] / "shared" / "returns"
SYSTEM = ["id", "submitdate", "lastpage", "startlanguage", "seed"]
SENT = ["1", "2021-05-11 15:46:48", "3", "fr", "12"]
Rows = Sequence[Sequence[str | None]]


def csv_of(rows: Rows, separator: str = ";") -> bytes:
    lines = [separator.join("" if c is None else '"' + c.replace('"', '""') + '"' for c in row) for row in rows]
    return ("\ufeff" + "\r\n".join(lines) + "\r\n\r\n").encode()


def read(content: bytes, codebook: Codebook | None = None) -> Extraction:
    return read_return(io.BytesIO(content), "f.csv", codebook=codebook)


def returns_of(extraction: Extraction) -> TextFrame:
    assert extraction.reading.dialect == "limesurvey" and extraction.returns is not None
    return extraction.returns


def cells(extraction: Extraction, column: str) -> list[str | None]:
    return [None if pd.isna(cell) else cell for cell in returns_of(extraction).frame[column]]


def codebook_of(name: str) -> Codebook:
    return read_codebook(io.BytesIO((FIXTURES / name).read_bytes()), name)


def rows_of(name: str, separator: str = ";") -> list[list[str]]:
    text = (FIXTURES / "wave" / name).read_bytes().decode("utf-8-sig")
    return [row for row in csv.reader(io.StringIO(text), delimiter=separator) if row]


def warned(extraction: Extraction, start: str) -> list[str]:
    return [warning for warning in extraction.reading.warnings if start in warning]


# Facts


def test_the_facts_of_a_return_are_those_of_its_own_columns() -> None:
    header = ["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "NOM"]
    rows = [header, ["7", "2021-05-11 15:46:48", "3", "fr", "5.0", "2021-05-11 15:05:00", "2021-05-11 15:46:48", "x"],
            ["9", None, "1", "en", "6", "2021-05-12 08:00:00", "2021-05-12 08:01:00", None]]  # fmt: skip
    found = read(csv_of(rows))
    assert cells(found, "@id") == ["7", "9"] and cells(found, "@complete") == ["yes", "no"]
    assert cells(found, "@submitted") == ["2021-05-11 15:46:48", None]
    assert cells(found, "@submitted_is_sentinel") == [None, None]
    assert cells(found, "@language") == ["fr", "en"] and cells(found, "@last_page") == ["3", "1"]
    assert cells(found, "@started") == ["2021-05-11 15:05:00", "2021-05-12 08:00:00"]
    assert cells(found, "@updated") == ["2021-05-11 15:46:48", "2021-05-12 08:01:00"]
    assert cells(found, "seed") == ["5.0", "6"]


@pytest.mark.parametrize(
    ("date", "submitted", "sentinel", "complete"),
    [
        ("1980-01-01 00:00:00", None, "yes", "yes"),
        ("1980-01-02 00:00:00", "1980-01-02 00:00:00", None, "yes"),
        ("", None, None, "no"),
        (None, None, None, "no"),
    ],
)
def test_a_stand_in_for_a_date_is_complete_without_a_date(
    date: str | None, submitted: str | None, sentinel: str | None, complete: str
) -> None:
    found = read(csv_of([[*SYSTEM, "NOM"], ["1", date, "3", "fr", "12", "x"]]))
    assert cells(found, "@submitted") == [submitted] and cells(found, "@submitted_is_sentinel") == [sentinel]
    assert cells(found, "@complete") == [complete]
    assert bool(warned(found, "1980-01-01")) == (sentinel == "yes")


def test_a_stand_in_is_no_date_of_start_or_of_change_either() -> None:
    header = ["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "NOM"]
    stand_in, real = "1980-01-01 00:00:00", "2021-05-12 08:01:00"
    rows = [["7", stand_in, "3", "fr", "5", stand_in, "01/01/1980 00:00", "x"],
            ["9", real, "1", "en", "6", stand_in, real, "y"]]  # fmt: skip
    found = read(csv_of([header, *rows]))
    assert cells(found, "@started") == [None, None] and cells(found, "@updated") == [None, real]
    assert cells(found, "startdate") == [stand_in, stand_in]
    assert warned(found, "1980")[1:] == [
        "startdate: 2 return(s) have 1980-01-01, a stand-in for a date that was not kept",
        "datestamp: 1 return(s) have 1980-01-01, a stand-in for a date that was not kept",
    ]


def test_a_survey_without_returns_has_none() -> None:
    found = read((FIXTURES / "empty.csv").read_bytes())
    assert len(returns_of(found).frame) == 0 and warned(found, "no return: 1 blank row(s)")


def test_a_row_without_an_id_stays_and_is_told() -> None:
    found = read(csv_of([[*SYSTEM, "NOM"], [*SENT, "x"], [None, None, None, None, None, "Total"]]))
    assert cells(found, "NOM") == ["x", "Total"] and warned(found, "1 row(s) without an id: line 3")


# Headings


@pytest.mark.parametrize("separator", [". ", " - ", ": ", " | ", "_"])
def test_code_and_text_are_parted_at_the_separator_of_the_file(separator: str) -> None:
    texts = ["ID de la réponse", "Date de soumission", "Dernière page", "Langue de départ", "Tête de série"]
    header = [f"{code}{separator}{text}" for code, text in zip(SYSTEM, texts, strict=True)]
    asked = [f"NOM{separator}Votre nom. Ou - raison", f"THEME[SQ1]{separator}Thèmes [École]"]
    found = read(csv_of([[*header, *asked], [*SENT, "x", "Oui"]]))
    columns = returns_of(found).columns
    assert [column.name for column in columns] == [*SYSTEM, "NOM", "THEME[SQ1]"]
    assert columns[5].label == "Votre nom. Ou - raison" and columns[5].path == (asked[0],)
    assert (columns[6].question, columns[6].option) == ("THEME", "SQ1")
    assert found.reading.form.startswith("code and text headings")


def test_a_question_called_like_a_system_column_is_a_question() -> None:
    header = ["ID de la réponse", "Date de soumission", "Dernière page", "Langue de départ", "Tête de série"]
    found = read(csv_of([[*header, "Nom", "Date de lancement"], [*SENT, "x", "mai 2021"]]))
    assert "@started" not in returns_of(found).frame.columns and cells(found, "Date de lancement") == ["mai 2021"]


def test_the_start_is_the_first_of_two_equal_headings() -> None:
    own = ["ID de la réponse", "Date de soumission", "Dernière page", "Langue de départ", "Tête de série",
           "Date de lancement", "Date de la dernière action"]  # fmt: skip
    rows = [[*own, "Date de lancement"], [*SENT, "2021-05-11 15:05:00", "2021-05-11 15:46:48", "mai 2021"]]
    found = read(csv_of(rows))
    assert cells(found, "@started") == ["2021-05-11 15:05:00"] and cells(found, "Date de lancement (2)") == ["mai 2021"]


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (["Antwort ID", "Datum Abgeschickt", "Letzte Seite"], "de"),
        (["ID de respuesta", "Fecha de envío", "Última página"], "es"),
        (["ID risposta", "Data invio", "Ultima pagina"], "it"),
        (["Respons-ID", "Datum verzonden", "Laatste pagina"], "nl"),
        (["ID da resposta", "Data de submissão", "Última página"], "pt"),
        (["Response ID", "Date submitted", "Last page"], "en"),
        (["ID_DE_LA_RÉPONSE", "Date&nbsp;de soumission", "<b>Dernière</b>\u00a0page"], "fr"),
    ],
)
def test_full_text_is_known_in_the_languages_of_the_export(header: list[str], language: str) -> None:
    found = read(csv_of([[*header, "x"], ["1", "2021-05-11 15:46:48", "3", "y"]]))
    assert cells(found, "@complete") == ["yes"] and f"({language})" in found.reading.evidence


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_every_language_of_the_table_is_known_by_its_headings(language: str) -> None:
    texts = [(TRANSLATIONS[language][name] or TRANSLATIONS["en"][name])[0] for name in SYSTEM_CODES]
    headings = read_headings([*texts, "Thèmes", "Date"])
    assert headings is not None and [column.system for column in headings.columns] == [*SYSTEM_CODES, None, None]


def test_moved_columns_still_give_the_facts() -> None:
    header = ["Nom", "Thèmes", "Date de soumission", "Ville", "ID de la réponse", "Coût", "Dernière page"]
    found = read(csv_of([header, ["x", "y", "2021-05-11 15:46:48", "z", "4", "5", "3"]]))
    assert cells(found, "@id") == ["4"] and cells(found, "@submitted") == ["2021-05-11 15:46:48"]


def test_two_system_headings_of_another_order_are_not_enough() -> None:
    assert read_return(io.BytesIO(csv_of([["Last page", "Date submitted", "x"], ["1", "2", "3"]])), "f.csv") \
        .reading.dialect != "limesurvey"  # fmt: skip


@pytest.mark.parametrize(
    "header", [["id", "token", "startdate", "seed"], ["Response ID", "IP address", "Token", "Seed"], ["id", "x"]]
)
def test_columns_that_other_tools_have_too_are_not_enough(header: list[str]) -> None:
    assert read(csv_of([header, ["1"] * len(header)])).reading.dialect == "generic"


def test_codes_without_system_columns_are_known_by_their_brackets() -> None:
    found = read(csv_of([["NOM", "Q2[SQ001]", "Q2[SQ002]"], ["x", "5", "7"]]))
    assert returns_of(found).columns[1].question == "Q2" and warned(found, "no column of ids")


@pytest.mark.parametrize("header", [["NOM", "Q2[SQ001]", "Q3[SQ002]"], ["NOM prénom", "Q2[SQ001]", "Q2[SQ002]"]])
def test_brackets_alone_are_not_enough(header: list[str]) -> None:
    assert read(csv_of([header, ["x", "5", "7"]])).reading.dialect == "generic"


def test_an_underscore_parts_question_and_option_without_a_codebook() -> None:
    found = read((FIXTURES / "expression_manager.csv").read_bytes())
    columns = {column.name: column for column in returns_of(found).columns}
    assert (columns["THEME_SQ001"].question, columns["THEME_SQ001"].option) == ("THEME", "SQ001")
    assert (columns["DUAL_U1_1"].question, columns["DUAL_U1_1"].option) == ("DUAL", "U1_1")


def test_with_a_codebook_underscores_are_brackets_and_scales_count_from_one() -> None:
    found = read((FIXTURES / "expression_manager.csv").read_bytes(), codebook_of("version_3.lss"))
    names = [column.name for column in returns_of(found).columns]
    assert names == [*SYSTEM, "STRUCT", "STRUCT[other]", "THEME[SQ001]", "DUAL[U1][1]", "DUAL[U1][2]"]


# Cells


def test_not_shown_and_blank_stay_apart() -> None:
    found = read(csv_of([[*SYSTEM, "A", "B"], [*SENT, None, ""]]))
    assert cells(found, "A") == [None] and cells(found, "B") == [""]
    assert found.reading.empties == "kept apart" and not warned(found, "written alike")


def test_a_file_that_writes_all_blanks_alike_says_so() -> None:
    found = read(csv_of([[*SYSTEM, "A", "B"], [*SENT, "", ""]]))
    assert cells(found, "A") == [""] and warned(found, "written alike")


def test_line_ends_in_cells_are_line_feeds() -> None:
    found = read(csv_of([[*SYSTEM, "A"], [*SENT, "a\r\nb\rc\nd\r\n\r\ne"]]))
    assert cells(found, "A") == ["a\nb\nc\nd\n\ne"]


def test_one_apostrophe_goes_before_a_formula_in_a_guarded_file() -> None:
    found = read(csv_of([[*SYSTEM, "A", "B"], [*SENT, "'=1+1", "''=2"]]))
    assert cells(found, "A") == ["=1+1"] and cells(found, "B") == ["''=2"]


def test_an_unguarded_file_keeps_its_apostrophes() -> None:
    found = read(csv_of([[*SYSTEM, "A", "B"], [*SENT, "'=1+1", "=2"]]))
    assert cells(found, "A") == ["'=1+1"] and cells(found, "B") == ["=2"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (["7100.0000000000", None], ["7100", None]),
        (["12.5000000000", ""], ["12.5", ""]),
        (["-3.0000000000"], ["-3"]),
        (["0.0000000000", ".0000000000"], ["0", "0"]),
        (["7100.0000000000", "NSP"], ["7100.0000000000", "NSP"]),
        (["7100.000000000"], ["7100.000000000"]),
        (["01001"], ["01001"]),
    ],
)
def test_ten_decimals_go_where_all_cells_have_them(written: list[str | None], expected: list[str | None]) -> None:
    found = read(csv_of([[*SYSTEM, "A"], *([*SENT, cell] for cell in written)]))
    assert cells(found, "A") == expected


def test_of_a_number_ten_decimals_go_by_cell_and_of_a_text_never() -> None:
    rows = [[*SYSTEM, "COUT", "NOM"], [*SENT, "12.5000000000", "7.0000000000"], [*SENT, "2", "8.0000000000"]]
    found = read(csv_of(rows), codebook_of("version_3.lss"))
    assert cells(found, "COUT") == ["12.5", "2"] and cells(found, "NOM") == ["7.0000000000", "8.0000000000"]


def test_not_applicable_is_missing_in_boxes_alone() -> None:
    header = [*SYSTEM, "THEME[A]", "THEME[B]", "THEME[other]", "ACCORD", "TXT[A]", "TXT[B]"]
    rows = [header, [*SENT, "Oui", "Non", "N/A", "N/A", "N/A", "autre"],
            [*SENT, "N/A", "N/A", None, "Oui", "Non", "N/A"]]  # fmt: skip
    found = read(csv_of(rows))
    assert cells(found, "THEME[A]") == ["Oui", None] and cells(found, "THEME[B]") == ["Non", None]
    assert cells(found, "THEME[other]") == ["N/A", None] and cells(found, "ACCORD") == ["N/A", "Oui"]
    assert cells(found, "TXT[A]") == ["N/A", "Non"] and cells(found, "TXT[B]") == ["autre", "N/A"]
    assert warned(found, "N/A in 2 column(s)")


def test_in_short_answers_not_applicable_is_an_answer() -> None:
    found = read(csv_of([[*SYSTEM, "T[A]", "T[B]", "C[A]", "C[B]"], [*SENT, "Y", "", "N/A", "N/A"]]))
    assert cells(found, "C[A]") == ["N/A"]


# VV


def test_a_vv_file_is_decoded_and_its_empties_are_told_apart() -> None:
    found = read((FIXTURES / "vv_version_1.txt").read_bytes(), codebook_of("version_3.lss"))
    assert cells(found, "AVIS[comment]") == ['"un\ndeux\t{trois}', "{newline}"]
    assert cells(found, "COUT") == ["12.5", None] and cells(found, "THEME[SQ001]") == ["Y", ""]
    assert cells(found, "@complete") == ["yes", "no"] and found.reading.empties == "kept apart"
    assert not warned(found, "response table")


def test_table_names_without_a_codebook_stay_and_are_told() -> None:
    found = read((FIXTURES / "vv_version_1.txt").read_bytes())
    assert "77X1X4SQ001" in returns_of(found).frame.columns and warned(found, "change at each import")


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_vv_file_that_a_spreadsheet_saved_is_one(separator: str) -> None:
    rows = [["ID", "Date", "Page", "Nom"], ["id", "submitdate", "lastpage", "NOM"],
            ["1", "{question_not_shown}", "2", "a{cr}{newline}b"]]  # fmt: skip
    found = read(csv_of(rows, separator))
    assert cells(found, "NOM") == ["a\nb"] and cells(found, "@complete") == ["no"]


def test_texts_pasted_below_the_codes_are_no_return() -> None:
    texts = ["ID de la réponse", "Date de soumission", "Dernière page", "Langue de départ", "Tête de série", "Nom"]
    found = read(csv_of([[*SYSTEM, "NOM"], texts, [*SENT, "x"]]))
    assert cells(found, "@id") == ["1"] and returns_of(found).header_lines == (1, 2)


def test_rows_above_the_header_are_told() -> None:
    found = read(csv_of([["Baromètre", None, None, None, None, None], [*SYSTEM, "NOM"], [*SENT, "x"]]))
    assert cells(found, "@id") == ["1"] and warned(found, "1 row(s) above the header are not passed on: line 1")


# Codebooks


def test_full_text_headings_become_codes_by_their_places() -> None:
    full, short = rows_of("rpc_full_long.csv"), rows_of("rpc_code_short.csv")
    for book in ("wave/survey_structure.lss", "wave/fieldmap_fr.json"):
        found = read(csv_of(full), codebook_of(book))
        assert [column.name for column in returns_of(found).columns] == short[0]
        assert [column.path for column in returns_of(found).columns] == [(heading,) for heading in full[0]]


def test_headings_in_the_second_language_are_matched_too() -> None:
    book = codebook_of("wave/survey_structure.lss")
    short = rows_of("rpc_code_short.csv")
    own = ["Response ID", "Date submitted", "Last page", "Start language", "Seed", "Date started", "Date last action",
           "IP address", "Referrer URL"]  # fmt: skip
    asked = [
        question.labels["en"] + (f" [{question.option_labels['en']}]" if question.option else "")
        for question in book.questions
    ]
    found = read(csv_of([[*own, *asked], *short[1:]]), book)
    assert [column.name for column in returns_of(found).columns] == short[0]


def test_a_part_of_the_columns_is_matched_too_and_never_wrongly() -> None:
    full, short = rows_of("rpc_full_long.csv"), rows_of("rpc_code_short.csv")
    for step in (2, 3, 5):
        kept = [i for i in range(len(full[0])) if i < 9 or i % step]
        found = read(csv_of([[row[i] for i in kept] for row in full]), codebook_of("wave/survey_structure.lss"))
        assert [column.name for column in returns_of(found).columns] == [short[0][i] for i in kept]


def test_a_heading_that_can_be_two_questions_stays_as_written() -> None:
    book = Codebook("LimeSurvey", tuple(
        type(codebook_of("version_3.lss").questions[0])(code, label)
        for code, label in (("A1", "Titre"), ("B1", "Coût"), ("A2", "Titre"), ("B2", "Coût"))
    ))  # fmt: skip
    header = ["Response ID", "Date submitted", "Last page"]
    once = read(csv_of([[*header, "Titre"], ["1", "2021-01-01 00:00:00", "1", "x"]]), book)
    assert returns_of(once).columns[3].code is None and warned(once, "1 of 1 columns of answers")
    twice = read(csv_of([[*header, "Titre", "Titre"], ["1", "2021-01-01 00:00:00", "1", "x", "y"]]), book)
    assert [column.code for column in returns_of(twice).columns[3:]] == ["A1", "A2"]


def test_cut_headings_are_matched_by_place_and_start() -> None:
    short = rows_of("rpc_code_short.csv")
    book = codebook_of("wave/survey_structure.lss").by_code()

    def cut(text: str) -> str:
        return text if len(text) <= 15 else f"{text[:15]}.. "

    texts = [(book[code].label, book[code].option_label) for code in short[0][9:]]
    own = ["ID de la répons.. ", "Date de soumiss.. ", "Dernière page", "Langue de dépar.. ", "Tête de série",
           "Date de lanceme.. ", "Date de la dern.. ", "Adresse IP", "URL référente"]  # fmt: skip
    header = [*own, *(cut(text) + (f" [{cut(option)}]" if option else "") for text, option in texts)]
    found = read(csv_of([header, *short[1:]]), codebook_of("wave/survey_structure.lss"))
    assert [column.name for column in returns_of(found).columns] == short[0]
    assert found.reading.form.startswith("abbreviated headings")


def test_a_cut_export_is_told_against_its_codebook() -> None:
    short = rows_of("rpc_code_short.csv")
    found = read(csv_of([row[:40] for row in short]), codebook_of("wave/survey_structure.lss"))
    assert warned(found, "31 of 62 columns of the codebook are not in the file")


# JSON


def test_json_rows_under_their_ids_are_unwrapped() -> None:
    found = read((FIXTURES / "wrapped.json").read_bytes())
    assert cells(found, "THEME[SQ001]") == [None, None] and cells(found, "THEME[SQ002]") == ["", ""]


@pytest.mark.parametrize("document", ['{"responses": []}', '{"status": "No Data, could not get max id."}'])
def test_json_of_an_empty_survey_has_no_return(document: str) -> None:
    found = read(document.encode())
    assert len(returns_of(found).frame) == 0 and warned(found, "no return")


def test_json_with_keys_twice_is_refused() -> None:
    with pytest.raises(UnreadableReturn, match=r"equal keys in one record.*codes as headings"):
        read((FIXTURES / "keys_twice.json").read_bytes())


def test_json_with_records_of_other_keys_is_refused() -> None:
    whole = dict(zip([*SYSTEM, "A"], [*SENT, "x"], strict=True))
    part = {key: whole[key] for key in SYSTEM}
    with pytest.raises(UnreadableReturn, match="record 2: found 5 keys"):
        read(json.dumps({"responses": [whole, part]}).encode())


def test_json_that_lost_equal_headings_is_refused_by_its_codebook() -> None:
    full = rows_of("rpc_full_long.csv")
    book = codebook_of("wave/survey_structure.lss")
    doubled = Codebook(book.tool, (*book.questions, *book.questions[9:20]), languages=book.languages)
    lost = json.dumps({"responses": [dict(zip(full[0], row, strict=True)) for row in full[1:]]}).encode()
    assert returns_of(read(lost, book)).frame.shape[0] == 12
    with pytest.raises(UnreadableReturn, match="11 keys that are the text of 22 questions"):
        read(lost, doubled)


def test_json_without_a_codebook_warns_of_texts_as_keys() -> None:
    full = rows_of("rpc_full_long.csv")
    found = read(json.dumps({"responses": [dict(zip(full[0], row, strict=True)) for row in full[1:]]}).encode())
    assert warned(found, "keeps only the last of equal ones; compare the 71 columns")


def test_later_twins_in_json_are_known_by_the_name_behind_them() -> None:
    record = {"ID de la réponse": "1", "Date de soumission": None, "Dernière page": "2", "Thèmes": "x",
              "Thèmes (77X1X10)": "5.0000000000", "Budget (77X1X11)": "y"}  # fmt: skip
    found = read(json.dumps({"responses": [record]}).encode(), codebook_of("version_3.lss"))
    columns = returns_of(found).columns
    assert (columns[4].code, columns[4].path) == ("COUT", ("Thèmes (77X1X10)",)) and cells(found, "COUT") == ["5"]
    assert columns[5].code is None


# Real files


def test_a_file_saved_by_pandas_is_read_with_its_ranks() -> None:
    path = SHARED / "exports" / "limesurvey" / "quality-perception_results-survey.csv"
    if not path.exists():
        pytest.skip("the real exports are not on this machine")
    found = read(path.read_bytes())
    assert len(returns_of(found).frame) == 70 and set(cells(found, "@complete")) == {"yes"}
    assert set(cells(found, "@submitted")) == {None} and warned(found, "70 return(s) have 1980-01-01")
    assert warned(found, "67 heading(s) end in a rank") and warned(found, "88 heading(s) hold a placeholder")
