"""XLSForm: the questions of a form, in every spelling of its types, and each fault at its row."""

from pathlib import Path

import pytest

from transforms.errors import Fault, UnreadableReturn
from transforms.formats import read_codebook
from transforms.formats.codebook import Codebook, Option, Question
from transforms.formats.content import Content
from transforms.formats.dialects import recognise
from transforms.formats.dialects.xlsform import READER
from transforms.formats.dialects.xlsform.kinds import boundary_of, kind_of, select_of
from transforms.formats.grids import grid_of

FIXTURES = Path(__file__).parents[3] / "fixtures" / "xlsform"
REAL = Path(__file__).parents[5] / "shared" / "returns" / "exports" / "kobo_odk"
needs_real = pytest.mark.skipif(not REAL.exists(), reason="the exports kept beside the checkout are not here")

Rows = list[list[str | None]]
CHOICES: Rows = [["list_name", "name", "label"], ["yn", "1", "Oui"], ["yn", "0", "Non"]]


def content(**sheets: Rows) -> Content:
    grids = []
    for name, rows in sheets.items():
        width = max(map(len, rows))
        grids.append(grid_of([[*row, *[None] * (width - len(row))] for row in rows], name=name))
    return Content("form.xlsx", "xlsx", grids=tuple(grids), line_unit="row")


def form(*rows: list[str | None], header: list[str | None] | None = None, choices: Rows = CHOICES) -> Codebook:
    found = READER.read(content(survey=[header or ["type", "name", "label"], *rows], choices=choices), None)
    assert found.returns is None and found.codebook is not None
    return found.codebook


def faults(**sheets: Rows) -> list[Fault]:
    with pytest.raises(UnreadableReturn) as raised:
        READER.read(content(**sheets), None)
    return list(raised.value.faults)


def test_the_fixture_is_a_codebook_in_french() -> None:
    with (FIXTURES / "numerique.xlsx").open("rb") as stream:
        codebook = read_codebook(stream, "numerique.xlsx")
    assert (codebook.tool, codebook.survey_id, codebook.version) == ("XLSForm", "numerique", "7")
    assert (codebook.languages, codebook.titles) == (("fr", "en"), {"fr": "Numérique"})
    by_code = codebook.by_code()
    assert list(by_code) == [
        "start", "accueil", "collectivite/nom", "collectivite/type", "themes", "themes/cyber", "themes/inclusion",
        "themes/other", "themes_other", "initiatives/titre", "initiatives/budget", "total",
    ]  # fmt: skip
    name = by_code["collectivite/nom"]
    assert (name.label, name.labels["en"], name.mandatory, name.group) == (
        "Nom de la collectivité", "Name", True, "collectivite",
    )  # fmt: skip
    assert by_code["collectivite/type"].options[1] == Option("epci", "EPCI", {"fr": "EPCI", "en": "Joint authority"})
    budget = by_code["initiatives/budget"]
    assert (budget.kind, budget.repeat, budget.relevance) == (
        "number", "initiatives", "(${themes} != '') and (${titre} != '')",
    )  # fmt: skip
    assert [by_code[code].kind for code in ("start", "accueil", "themes", "themes/cyber", "themes_other", "total")] == [
        "metadata", "display", "choices", "tick", "text", "computed",
    ]  # fmt: skip
    box = by_code["themes/inclusion"]
    assert (box.question, box.option, box.option_label) == ("themes", "inclusion", "Inclusion numérique")


@pytest.mark.parametrize(
    ("written", "kind", "list_name", "is_elsewhere", "has_other"),
    [
        ("select_one yn", "choice", "yn", False, False),
        ("select one yn", "choice", "yn", False, False),
        ("select1 yn", "choice", "yn", False, False),
        ("select one from my_list", "choice", "my_list", False, False),
        ("add select one prompt using my_list", "choice", "my_list", False, False),
        ("select_multiple my_list", "choices", "my_list", False, False),
        ("select all that apply from my_list", "choices", "my_list", False, False),
        ("select_multiple my_list or_other", "choices", "my_list", False, True),
        ("select_one my_list or other", "choice", "my_list", False, True),
        ("select_one my_list or specify other", "choice", "my_list", False, True),
        ("Select_One My_List", "choice", "My_List", False, False),
        ("rank my_list", "rank", "my_list", False, False),
        ("select_one_from_file communes.csv", "choice", "communes.csv", True, False),
        ("select_multiple_from_file communes.csv", "choices", "communes.csv", True, False),
        ("select_one_external communes", "choice", "communes", True, False),
        ("select_one ${membres}", "choice", "${membres}", True, False),
    ],
)
def test_every_spelling_of_a_select(
    written: str, kind: str, list_name: str, is_elsewhere: bool, has_other: bool
) -> None:
    select = select_of(written)
    assert select is not None
    assert (select.kind, select.list_name, select.is_elsewhere, select.has_other) == (
        kind, list_name, is_elsewhere, has_other,
    )  # fmt: skip


@pytest.mark.parametrize("written", ["select_one", "text", "begin_group", "selection"])
def test_what_is_no_select(written: str) -> None:
    assert select_of(written) is None


@pytest.mark.parametrize(
    ("written", "is_begin", "what"),
    [
        ("begin_group", True, "group"), ("end group", False, "group"), ("Begin Repeat", True, "repeat"),
        ("end_repeat", False, "repeat"), ("begin loop over yn", True, "repeat"), ("begin_score", True, "group"),
    ],
)  # fmt: skip
def test_every_spelling_of_a_begin_and_an_end(written: str, is_begin: bool, what: str) -> None:
    boundary = boundary_of(written)
    assert boundary is not None and (boundary.is_begin, boundary.what) == (is_begin, what)


@pytest.mark.parametrize(
    ("written", "kind"),
    [("dateTime", "datetime"), ("int", "number"), ("background-audio", "file"), ("une chose", "unknown")],
)
def test_kinds(written: str, kind: str) -> None:
    assert kind_of(written) == kind


def test_a_repeat_in_a_group_in_a_repeat_has_its_path() -> None:
    codebook = form(
        ["begin_repeat", "a"], ["begin_group", "b"], ["begin_repeat", "c"], ["text", "q", "Q"], ["end_repeat"],
        ["text", "r", "R"], ["end_group"], ["end_repeat"],
    )  # fmt: skip
    assert [(q.code, q.group, q.repeat) for q in codebook.questions] == [
        ("a/b/c/q", "a/b/c", "a/b/c"),
        ("a/b/r", "a/b", "a"),
    ]


def test_labels_without_a_language_are_the_base() -> None:
    header: list[str | None] = ["type", "name", "label", "label::English (en)"]
    codebook = form(["text", "q", "Nom", "Name"], header=header)
    assert codebook.questions[0] == Question("q", "Nom", "text", native_kind="text", labels={"en": "Name"})


def test_a_long_answer_and_a_score_are_known() -> None:
    header: list[str | None] = ["type", "name", "label", "appearance", "kobo--score-choices"]
    codebook = form(
        ["text", "q", "Q", "multiline"], ["begin_score", "s", "S", None, "yn"], ["score__row", "un", "Un"],
        ["end_score"], header=header,
    )  # fmt: skip
    assert [(q.code, q.kind, len(q.options)) for q in codebook.questions] == [
        ("q", "long_text", 0), ("s/un", "choice", 2),
    ]  # fmt: skip


def test_each_fault_has_its_row() -> None:
    found = faults(
        survey=[
            ["type", "name", "label"],
            ["begin_group", "g", None],
            ["select_one absente", "q", "Q"],
            ["text", None, "Sans nom"],
            [None, "sans_type", "Sans type"],
            ["end_repeat", None, None],
            ["end_group", None, None],
            ["begin_repeat", "r", None],
        ],
        choices=[*CHOICES, ["yn", None, "Sans code"]],
    )
    assert [(fault.where.removeprefix("form.xlsx, sheet "), fault.found) for fault in found] == [
        ("choices, row 4", "an option without a name"),
        ("survey, row 3", "a list of options that is not in sheet choices"),
        ("survey, row 4", "a question without a name"),
        ("survey, row 5", "a question without a type"),
        ("survey, row 6", "the end of a repeat"),
        ("survey, row 7", "the end of a group that was never begun"),
        ("survey, row 8", "a repeat that is never ended"),
    ]


def test_no_more_than_the_first_faults_are_told_and_the_others_counted() -> None:
    found = faults(survey=[["type", "name"], *([["text", None]] * 30)], choices=CHOICES)
    assert len(found) == 21 and found[-1].found == "10 more rows at fault"


def test_missing_columns_and_sheets_are_faults() -> None:
    assert faults(survey=[["type", "label"], ["text", "Q"]], choices=CHOICES)[0].found == "no column name"
    assert faults(survey=[["type", "name"], ["text", "q"]], choices=[["a"], ["b"]])[0].found == (
        "no column name and list_name"
    )
    assert faults(survey=[["type", "name"], ["select_one yn", "q"]])[0].found == "no sheet choices"


def test_what_is_left_out_is_told() -> None:
    header: list[str | None] = ["type", "name", "label", "disabled"]
    rows: Rows = [header, ["note", None, "Un mot"], ["text", "q", "Q", "yes"], ["text", "r", "R"]]
    choices: Rows = [*CHOICES, ["yn", "1", "Encore"]]
    found = READER.read(content(survey=rows, choices=choices), None)
    assert found.codebook is not None and list(found.codebook.by_code()) == ["r"]
    assert found.warnings == (
        "choices: 1 option(s) with the name of another in their list, left out",
        "survey: 1 note(s) without a name left out",
        "survey: 1 disabled question(s) left out",
    )


def test_a_form_in_the_json_of_kobotoolbox_is_the_same() -> None:
    survey = [
        {"type": "begin_group", "name": "g", "label": ["Groupe", "Group"]},
        {
            "type": "select_one",
            "select_from_list_name": "yn",
            "name": "q",
            "label": ["Oui ?", "Yes?"],
            "required": True,
        },
        {"type": "end_group"},
    ]
    choices = [{"list_name": "yn", "name": "1", "label": ["Oui", None]}]
    asset = {"uid": "a", "content": {"survey": survey, "choices": choices, "translations": ["Français (fr)", "English"],
                                     "settings": {"default_language": "Français (fr)", "version": "3"}}}  # fmt: skip
    document = Content("a.json", "json", document=asset, line_unit="record")
    reader, _ = recognise(document)
    found = reader.read(document, None)
    assert (reader.id, found.form) == ("xlsform", "KoboToolbox form (JSON)") and found.codebook is not None
    assert (found.codebook.languages, found.codebook.version) == (("fr", "English"), "3")
    assert found.codebook.questions == (
        Question("g/q", "Oui ?", "choice", options=(Option("1", "Oui", {"fr": "Oui"}),), group="g", mandatory=True,
                 native_kind="select_one yn", labels={"fr": "Oui ?", "English": "Yes?"}),
    )  # fmt: skip


def test_a_workbook_that_only_has_a_sheet_of_that_name_is_no_form() -> None:
    other = content(survey=[["type", "montant"], ["a", "1"]], autre=[["x"], ["y"]])
    assert recognise(other)[0].id != "xlsform"


@needs_real
def test_a_real_form_is_read() -> None:
    with (REAL / "pyodk_simple_repeat.xlsx").open("rb") as stream:
        codebook = read_codebook(stream, "f.xlsx")
    assert codebook.survey_id == "simple_repeat"
    assert [q.code for q in codebook.questions][-3:] == ["observation/thing", "observation/count", "observation/notes"]
    assert {q.repeat for q in codebook.questions} == {None, "observation"}
