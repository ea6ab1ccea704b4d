"""LimeSurvey's structure files, old schema and new, field maps and archives → codebooks."""

import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from transforms.errors import UnreadableReturn
from transforms.formats import Codebook, Extraction, read_codebook, read_return
from transforms.formats.dialects.limesurvey.texts import plain

FIXTURES = Path(__file__).parents[3] / "fixtures" / "limesurvey"
SHARED = Path(__file__).parents[5] / "shared" / "returns"


def codebook_of(path: Path) -> Codebook:
    return read_codebook(io.BytesIO(path.read_bytes()), path.name)


def read(name: str) -> Extraction:
    return read_return(io.BytesIO((FIXTURES / name).read_bytes()), name)


EXPANDED = {
    "STRUCT": "choice", "STRUCT[other]": "text", "AVIS": "choice", "AVIS[comment]": "long_text",
    "EFFET[E1]": "scale", "THEME[SQ001]": "tick", "THEME[SQ002]": "tick", "THEME[other]": "text",
    "FINAN[SQ1]": "tick", "FINAN[SQ1comment]": "text", "FINAN[other]": "text", "FINAN[othercomment]": "text",
    "TELE[Y1_X1]": "text", "TELE[Y1_X2]": "text", "DOC": "file", "DOC[filecount]": "number", "OBST[1]": "rank",
    "OBST[2]": "rank", "DUAL[U1][1]": "scale", "DUAL[U1][2]": "scale", "COUT": "number", "DEBUT": "date",
    "TEXTE": "display", "CALC": "computed", "OUI": "yes_no", "NB[N1]": "number", "NOTE": "choice", "SUR[C1]": "scale",
    "EVOL[I1]": "scale", "GENRE": "choice", "NOM": "text",
}  # fmt: skip


def test_every_type_of_question_gives_its_columns() -> None:
    book = codebook_of(FIXTURES / "version_3.lss")
    assert {question.code: question.kind for question in book.questions} == EXPANDED
    assert [question.code for question in book.questions] == list(EXPANDED)


@pytest.mark.parametrize(
    ("code", "options"),
    [
        ("STRUCT", ["A1", "A2", "-oth-"]),
        ("OBST[2]", ["R1", "R2", "R3"]),
        ("DUAL[U1][1]", ["1", "2"]),
        ("DUAL[U1][2]", ["a"]),
        ("NOTE", ["1", "2", "3", "4", "5"]),
        ("SUR[C1]", ["Y", "N", "U"]),
        ("EVOL[I1]", ["I", "S", "D"]),
        ("THEME[SQ001]", ["Y"]),
        ("THEME[other]", []),
    ],
)
def test_a_column_has_the_options_of_its_question(code: str, options: list[str]) -> None:
    question = codebook_of(FIXTURES / "version_3.lss").by_code()[code]
    assert [option.code for option in question.options] == options


def test_texts_are_without_markup() -> None:
    book = codebook_of(FIXTURES / "version_3.lss")
    first = book.questions[0]
    assert first.label == "Vous répondez pour :" and first.group == "Vous & nous"
    assert (book.survey_id, book.version, book.titles) == ("77", "366", {"fr": "Enquête d'essai"})
    labels = book.by_code()
    assert labels["TELE[Y1_X1]"].option_label == "2020 – jours" and labels["OBST[1]"].option_label == "Classement 1"
    assert labels["DUAL[U1][2]"].option_label == "Mairie – Échelle 2"
    assert labels["STRUCT"].options[-1].label == "Autre"


def test_the_new_schema_has_its_texts_in_every_language() -> None:
    book = codebook_of(FIXTURES / "wave" / "survey_structure.lss")
    assert book.languages == ("fr", "en") and set(book.titles) == {"fr", "en"}
    tick = book.by_code()["THEMES1[CYBER]"]
    assert set(tick.labels) == set(tick.option_labels) == {"fr", "en"}
    assert tick.option_label == "Cybersécurité et protection des données" and tick.labels["fr"] == tick.label
    assert tick.field_names[0] == "202111X74X2127CYBER"


def test_a_structure_without_answers_has_its_questions() -> None:
    path = SHARED / "exports" / "limesurvey" / "citric_survey.lss"
    if not path.exists():
        pytest.skip("the real structure files are not on this machine")
    codes = [question.code for question in codebook_of(path).questions]
    assert codes == ["G01Q01", "G01Q02", "G02Q03", "G02Q03[filecount]", "G02Q04"]


def test_a_real_structure_in_the_old_schema_is_read() -> None:
    path = SHARED / "exports" / "limesurvey" / "digital-twins_222232.lss"
    if not path.exists():
        pytest.skip("the real structure files are not on this machine")
    book = codebook_of(path)
    assert len(book.questions) == 348 and book.languages == ("de",)
    assert book.by_code()["Fach[F1]"].option_label == "Maschinenbau"
    assert next(option.label for option in book.by_code()["DZE1[DZE1001]"].options) == "Stimme vollständig zu"


def test_a_structure_without_a_question_is_refused() -> None:
    empty = "<document><LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>630</DBVersion></document>"
    with pytest.raises(UnreadableReturn, match="no question"):
        read_codebook(io.BytesIO(empty.encode()), "empty.lss")


def test_an_archive_gives_returns_codes_and_timings_and_no_participant() -> None:
    found = read("participants.lsa")
    assert found.returns is not None and found.codebook is not None
    frame = found.returns.frame
    assert list(frame["DUAL[U1][2]"]) == ["a", None] or frame["DUAL[U1][2]"][0] == "a"
    assert frame["COUT"][0] == "12.5" and pd.isna(frame["COUT"][1]) and frame["AVIS[comment]"][0] == "ligne 1\nligne 2"
    assert frame["THEME[SQ002]"][0] == "" and pd.isna(frame["THEME[SQ002]"][1])
    everything = [frame, *(other.frame for other in found.others)]
    texts = " ".join(str(cell) for table in everything for cell in table.to_numpy().ravel())
    assert "aB3dE5" not in texts and "anne@" not in texts and "token" not in frame.columns
    assert [other.name for other in found.others] == ["timings"]


def test_an_archive_without_returns_is_a_codebook() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("survey_77.lss", (FIXTURES / "version_3.lss").read_bytes())
        archive.writestr("survey_77_tokens.lst", b"<document><LimeSurveyDocType>Tokens</LimeSurveyDocType></document>")
    found = read_return(io.BytesIO(packed.getvalue()), "a.lsa")
    assert found.returns is None and found.codebook is not None and len(found.codebook.questions) == len(EXPANDED)


NO_RESPONSES = b"<document><LimeSurveyDocType>Responses</LimeSurveyDocType><DBVersion>347</DBVersion></document>"


def test_an_archive_whose_returns_are_an_empty_document_says_that_it_holds_none() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("survey_77.lss", (FIXTURES / "version_3.lss").read_bytes())
        archive.writestr("survey_77_responses.lsr", NO_RESPONSES)
        archive.writestr("survey_77_tokens.lst", b"<document><LimeSurveyDocType>Tokens</LimeSurveyDocType></document>")
    found = read_return(io.BytesIO(packed.getvalue()), "a.lsa")
    assert found.returns is None and found.codebook is not None and "without returns" in found.reading.evidence
    assert found.reading.warnings == (
        "the archive holds no returns: nobody had answered when it was made, or the survey was never opened",
        "participants: 0 row(s) are not passed on (personal data)",
    )


def test_a_document_without_returns_alone_is_refused() -> None:
    with pytest.raises(UnreadableReturn) as raised:
        read_return(io.BytesIO(NO_RESPONSES), "r.lsr")
    assert raised.value.faults[0].found == "a document of LimeSurvey's without returns"


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("Ville<script>if (a < b) { hide(); }</script> ou village", "Ville ou village"),
        ("<style type='text/css'>\np { color: red }\n</style>Ville", "Ville"),
        ("Ville<SCRIPT src='a.js'></SCRIPT><script>never closed", "Ville"),
    ],
)
def test_scripts_and_styles_are_no_part_of_a_label(written: str, label: str) -> None:
    assert plain(written) == label


def test_response_table_alone_keeps_its_names() -> None:
    found = read("responses.lsr")
    assert found.returns is not None and "77X1X9U1#1" in found.returns.frame.columns
    named = read_return(
        io.BytesIO((FIXTURES / "responses.lsr").read_bytes()), "r.lsr", codebook=codebook_of(FIXTURES / "version_3.lss")
    )
    assert named.returns is not None and named.returns.frame["DUAL[U1][2]"][0] == "a"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Q4_S42", "THEME[SQ002]"),
        ("Q1_Cother", "STRUCT[other]"),
        ("Q10", "COUT"),
        ("Q6_S61_S63", "TELE[Y1_X2]"),
        ("Q5_S51_Ccomment", "FINAN[SQ1comment]"),
        ("Q9_S91#1", "DUAL[U1][2]"),
    ],
)
def test_names_of_version_7_are_mapped_to_codes(name: str, code: str) -> None:
    tag = name.replace("#", "-")
    rows = f"<row><id>1</id><{tag}>x</{tag}></row>"
    fields = "".join(f"<fieldname>{field}</fieldname>" for field in ("id", name))
    text = (
        "<document><LimeSurveyDocType>Responses</LimeSurveyDocType>"
        f"<responses><fields>{fields}</fields><rows>{rows}</rows></responses></document>"
    )
    found = read_return(io.BytesIO(text.encode()), "r.lsr", codebook=codebook_of(FIXTURES / "version_3.lss"))
    assert found.returns is not None and found.returns.frame[code][0] == "x"
