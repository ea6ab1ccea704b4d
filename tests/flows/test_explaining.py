"""`inventaire explain` on a small survey that is really published: every step, what is hidden, what is refused."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner, Result

from flows import finding, vouching
from flows.bundled import code_book, read_survey
from flows.catalogue import open_dataset, write_receipt
from flows.cli import cli
from flows.explaining import _failed_rules
from flows.finding import Found, Gone, Search, find
from flows.fingerprint import shared_inputs, wave_fingerprint
from flows.job import Request, plan_run, source_hashes, survey_file_hashes
from flows.rows_again import rows_again
from flows.vouching import vouch
from transforms.identity import return_id, titled_initiative_id
from transforms.schema import INITIATIVES
from transforms.tracing import first_of_return, trace_field

HERE = Path(__file__).parent
Explain = Callable[..., Result]


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


SMALL = _load(HERE / "small_survey.py")
PLAIN = _load(HERE.parent / "shared" / "plain_run.py")

IDS = {
    "Visio pour tous": "i-6dyhjfx73er565jh",
    "Portail des associations": "i-xb4sddprioflsqtr",
    "Marché en ligne": "i-wk5xzondpnoy2oev",
    "Ateliers numériques": "i-o7vfptyj6bo57tot",
}
HELD_BACK = "i-hlndgkcvm34upo67"


@pytest.fixture(scope="module")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `surveys` and a working root `home` in which the small survey was published."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "home").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INVENTAIRE_ROOT", str(folder / "home"))
        report = PLAIN.run_plainly("essai", SMALL.write_survey(folder / "surveys"))
    assert report is not None
    assert report.rejected_by_rule == {"ended_on.not_before_start": 1}
    return folder


@pytest.fixture
def place(published_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy that a test may change, its `home` the working root."""
    shutil.copytree(published_once, tmp_path / "own")
    monkeypatch.setenv("INVENTAIRE_ROOT", str(tmp_path / "own" / "home"))
    monkeypatch.chdir(tmp_path / "own" / "home")
    return tmp_path / "own"


@pytest.fixture
def ask(place: Path) -> Explain:
    return lambda *arguments: CliRunner().invoke(
        cli, ["explain", *arguments, "--surveys", str(place / "surveys")], catch_exceptions=False
    )


def told(result: Result) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(result.stdout)
    return document


def only(document: dict[str, Any]) -> dict[str, Any]:
    (field,) = document["fields"]
    return dict(field)


def kinds(field: dict[str, Any]) -> list[str]:
    return [step["kind"] for step in field["steps"]]


def test_the_ids_are_those_of_the_titles(place: Path) -> None:
    frame = open_dataset(place / "home" / "published" / "essai").to_pandas()
    assert {title: dict(zip(frame["title"], frame["initiative_id"], strict=True))[title] for title in IDS} == IDS


def test_a_corrected_amount_from_cell_to_value(ask: Explain) -> None:
    document = told(ask(IDS["Visio pour tous"], "cost_eur", "--json"))
    field = only(document)
    assert (field["value"], field["reproduced"], kinds(field)) == (15000.0, True, ["cells", "correction", "parse"])
    (cell,) = field["steps"][0]["cells"]
    wanted = {"file": "returns/2022/retours.csv", "sheet": None, "line": 2, "line_unit": "line", "column": "c1",
              "text": "12 k€", "letter": None}  # fmt: skip
    assert {name: cell[name] for name in wanted} == wanted
    correction = field["steps"][1]
    assert (correction["text"], correction["facts"]["reason"], correction["facts"]["by"]) == (
        "15 k€", "Faute de frappe", "équipe",
    )  # fmt: skip
    assert field["steps"][2]["facts"] == {"format": "amount", "precision": "exact"}


def test_a_cell_of_a_workbook_has_its_sheet_row_and_letter(ask: Explain) -> None:
    field = only(told(ask(IDS["Marché en ligne"], "theme", "--json")))
    (cell,) = field["steps"][0]["cells"]
    assert (cell["sheet"], cell["line_unit"], cell["line"], cell["letter"]) == ("Retours", "row", 4, "G")
    recode = field["steps"][1]
    assert (recode["text"], recode["value"]) == ("lien social", "cohesion_sociale")
    assert recode["facts"]["by"] == "a part that it contains"
    assert (recode["facts"]["key"], recode["facts"]["mapping"]) == ("social", "sujets")


def test_a_decision_stands_after_what_it_replaces(ask: Explain) -> None:
    field = only(told(ask(IDS["Ateliers numériques"], "theme", "--json")))
    assert (field["value"], kinds(field)) == ("cohesion_sociale", ["cells", "recode", "decision"])
    assert field["steps"][1]["facts"]["by"] == "nothing"
    facts = field["steps"][2]["facts"]
    assert (facts["line"], facts["reason"], facts["by"], facts["on"]) == (2, "Lu dans le titre", "équipe", "2023-02-03")


def test_boxes_and_the_free_text_beside_them(ask: Explain) -> None:
    field = only(told(ask(IDS["Visio pour tous"], "subthemes", "--json", "--raw")))
    cells = {cell["column"]: (cell["role"], cell["text"]) for cell in field["steps"][0]["cells"]}
    assert cells["th1[CYBER]"] == ("box", "x")
    assert cells["th1[autre]"] == ("other", "Radio locale")
    recodes = [(s["text"], s["facts"]["target"]) for s in field["steps"] if s["kind"] == "recode"]
    assert recodes == [("CYBER", "cybersecurite"), ("-oth-", "missing:not_applicable")]


def test_free_text_beside_boxes_is_not_quoted_unasked(ask: Explain) -> None:
    assert "Radio locale" not in ask(IDS["Visio pour tous"], "subthemes", "--json").stdout


def test_a_raw_text_of_a_description_is_shown_only_when_asked_for(ask: Explain) -> None:
    hidden, shown = (ask(IDS["Visio pour tous"], "description", "--json", *raw) for raw in ([], ["--raw"]))
    assert SMALL.PHONE not in hidden.stdout
    (cell,) = only(told(hidden))["steps"][0]["cells"]
    assert (cell["text"], cell["shown"], cell["length"], cell["line"]) == (None, False, 38, 2)
    (cell,) = only(told(shown))["steps"][0]["cells"]
    assert cell["text"] == f"Des ateliers.\nContact : {SMALL.PHONE}"
    assert only(told(shown))["steps"][-1]["facts"] == {"count": 1, "by": {"phone": 1}}


@pytest.mark.parametrize("initiative", [*IDS.values(), HELD_BACK])
def test_personal_columns_are_never_shown(ask: Explain, initiative: str) -> None:
    for form in ([], ["--json"]):
        output = ask(initiative, "--raw", *form).output
        assert SMALL.CANARY not in output
        assert "courriel" not in output


@pytest.mark.parametrize("initiative", [*IDS.values(), HELD_BACK])
def test_nothing_raw_that_is_not_quotable_is_told_unasked(ask: Explain, initiative: str) -> None:
    for field in told(ask(initiative, "--json"))["fields"]:
        if INITIATIVES.field(field["field"]).quotable:
            continue
        for step in field["steps"]:
            assert not [cell for cell in step.get("cells", ()) if cell["text"]]
            assert not step.get("text")


def test_every_column_of_every_row_is_made_again(place: Path) -> None:
    files = read_survey(place / "surveys" / "essai", code_book())
    version = open_dataset(place / "home" / "published" / "essai")
    checked = 0
    for row in version.table().to_pylist():
        source = rows_again(files, vouch(files, version, row["wave"], row["source_id"]))
        number = source.row_of(row["initiative_id"])
        assert number is not None
        traced, first = source.traced(number), first_of_return(source.identities, source.origins, number)
        rules = list(_failed_rules(Found("essai", version, "published", row)))
        for name in INITIATIVES.names:
            trace = trace_field(traced, name, row, rules, first)
            assert trace.reproduced is not False, name
            assert trace.steps, name
            checked += trace.reproduced is True
    assert checked > 60


def test_missing_values_say_their_kind_and_why(ask: Explain) -> None:
    fields = {field["field"]: field for field in told(ask(IDS["Portail des associations"], "--json"))["fields"]}
    assert {name: fields[name]["missing"] for name in ("ended_on", "started_on", "status", "cost_eur")} == {
        "ended_on": "not_shown", "started_on": "unreadable", "status": "dont_know", "cost_eur": "blank",
    }  # fmt: skip
    assert "`etat2`" in fields["ended_on"]["steps"][-1]["says"]
    assert fields["status"]["steps"][-1]["facts"]["target"] == "missing:dont_know"
    rule = fields["started_on"]["steps"][-1]
    assert (rule["kind"], rule["facts"]["code"], rule["facts"]["severity"]) == (
        "rule", "started_on.readable", "warning",
    )  # fmt: skip


def test_a_unit_comes_with_the_count_it_was_written_with(ask: Explain) -> None:
    field = only(told(ask(IDS["Portail des associations"], "users_unit", "--json")))
    assert (field["value"], field["reproduced"]) == ("associations", True)
    assert [cell["column"] for step in field["steps"] for cell in step.get("cells", ())] == ["b2"]


def test_the_authority_shows_what_was_written_and_how_it_was_resolved(ask: Explain) -> None:
    field = only(told(ask(IDS["Marché en ligne"], "authority_code", "--json")))
    assert field["value"] == "44109"
    assert {cell["role"]: cell["text"] for cell in field["steps"][0]["cells"]} == {
        "name": "Nantes",
        "departement": "44",
    }
    resolution = next(step for step in field["steps"] if step["kind"] == "resolution")
    assert (resolution["facts"]["method"], resolution["facts"]["score"]) == ("exact_name", 1.0)


def test_ids_say_what_they_are_made_of(ask: Explain) -> None:
    own = only(told(ask(IDS["Marché en ligne"], "initiative_id", "--json")))
    assert own["steps"][0]["cells"][0]["text"] == "R1"
    titled = only(told(ask(IDS["Visio pour tous"], "initiative_id", "--json")))
    assert (titled["steps"][0]["cells"][0]["role"], titled["steps"][0]["cells"][0]["text"]) == ("title", None)


def test_a_row_held_back_tells_the_rule_and_where_it_stands(ask: Explain) -> None:
    run = ask(HELD_BACK, "ended_on", "--json")
    document = told(run)
    assert (run.exit_code, document["outcome"], document["line"]) == (1, "rejected", 4)
    rule = only(document)["steps"][-1]
    assert (rule["facts"]["code"], rule["facts"]["severity"]) == ("ended_on.not_before_start", "critical")
    assert only(told(ask(HELD_BACK, "title", "--json")))["value"] is None
    assert only(told(ask(HELD_BACK, "authority_code", "--json")))["value"] == "64445"


def test_an_initiative_of_a_superseded_return_is_found_in_the_raw_file(ask: Explain, place: Path) -> None:
    of = return_id("essai", "2022", "papier", own="3", name=None, kind=None, departement=None)
    run = ask(titled_initiative_id(of, "Drive des producteurs"), "title", "--json")
    document = told(run)
    assert (run.exit_code, document["outcome"], document["disposition"]) == (1, "not_published", "superseded")
    by = return_id("essai", "2022", "papier", own="4", name=None, kind=None, departement=None)
    assert document["superseded_by"] == by
    assert place.is_dir()


def test_a_retired_id_leads_to_the_one_that_took_its_place(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    version = open_dataset(place / "home" / "published" / "essai")
    retired = {"retired_id": "i-aaaaaaaaaaaaaaaa", "initiative_id": IDS["Marché en ligne"], "reason": "merged",
               "since_version": "0.2.0"}  # fmt: skip
    monkeypatch.setattr(finding, "rows_of", lambda _, table, *__: [retired] if table == "redirects" else [])
    gone = find(Search("i-aaaaaaaaaaaaaaaa", {"essai": version}))
    assert isinstance(gone, Gone)
    assert (gone.found, IDS["Marché en ligne"] in gone.remedy) == ("an id retired since version 0.2.0 (merged)", True)


REFUSED = {
    "an id of a return": (["r-aaaaaaaaaaaaaaaa"], "id of a return"),
    "another text": (["R1"], "`i-` and 16 characters"),
    "an id of nothing": (["i-aaaaaaaaaaaaaaaa"], "no initiative of that id"),
    "an unknown field": ([IDS["Visio pour tous"], "titel"], "Did you mean `title`"),
    "an unknown survey": ([IDS["Visio pour tous"], "--survey", "nowhere"], "no survey 'nowhere'"),
    "an unknown version": ([IDS["Visio pour tous"], "--version", "9.9.9"], "no version '9.9.9'"),
    "another output root": ([IDS["Visio pour tous"], "--out", "elsewhere"], "no published survey"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_wrong_usage_is_told_with_exit_code_2(ask: Explain, what: str) -> None:
    arguments, found = REFUSED[what]
    run = ask(*arguments)
    assert (run.exit_code, run.stdout) == (2, "")
    assert found in run.stderr
    assert len(told(ask(*arguments, "--json"))["faults"]) == 1


def test_raw_bytes_that_are_gone_are_told_and_the_version_speaks_alone(ask: Explain, place: Path) -> None:
    shutil.rmtree(place / "home" / "raw" / "essai" / "2022")
    run = ask(IDS["Visio pour tous"], "title", "--json")
    document = told(run)
    assert (run.exit_code, document["explained"], only(document)["value"]) == (2, False, "Visio pour tous")
    assert "no such file in the raw archive" in document["faults"][0]["found"]
    assert not only(document)["steps"]


def test_other_bytes_in_the_archive_are_not_taken_for_those_of_the_version(ask: Explain, place: Path) -> None:
    (raw,) = (path for path in (place / "home" / "raw" / "essai" / "2022" / "papier").iterdir() if not path.suffix)
    raw.write_bytes(raw.read_bytes().replace(b"Visio", b"Vista"))
    run = ask(IDS["Visio pour tous"], "title", "--json", "--raw")
    assert (run.exit_code, told(run)["faults"][0]["found"]) == (2, "other bytes")


CHANGES = {
    "survey.yaml": {"contact: essai": "contact: nous"},
    "waves/2022.yaml": {'started_on: "q{n}"': 'started_on: "c{n}"', 'cost_eur: "c{n}"': 'cost_eur: "q{n}"'},
    "decisions.csv": {"équipe": "une autre"},
    "corrections.yaml": {"15 k€": "16 k€"},
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_survey_file_is_told_instead_of_explaining_something_else(
    ask: Explain, place: Path, name: str
) -> None:
    path = place / "surveys" / "essai" / name
    text = path.read_text(encoding="utf-8")
    for old, new in CHANGES[name].items():
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    run = ask(IDS["Visio pour tous"], "started_on", "--json")
    document = told(run)
    assert (run.exit_code, document["explained"]) == (2, False)
    assert name in document["faults"][0]["found"]
    assert (only(document)["value"], only(document)["steps"]) == ("2020-03-01", [])


def test_a_change_of_the_other_wave_changes_nothing_here(ask: Explain, place: Path) -> None:
    path = place / "surveys" / "essai" / "waves" / "2023.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# rien\n", encoding="utf-8")
    assert ask(IDS["Visio pour tous"], "started_on").exit_code == 0
    refused = ask(IDS["Marché en ligne"], "started_on")
    assert refused.exit_code == 2
    assert "waves/2023.yaml" in refused.stderr


def test_another_code_is_told(ask: Explain, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vouching, "shared_inputs", lambda: replace(shared_inputs(), code="another"))
    run = ask(IDS["Visio pour tous"], "started_on")
    assert run.exit_code == 2
    assert "a change since: the code" in run.stderr


def test_a_run_that_found_nothing_to_change_vouches_for_todays_files(ask: Explain, place: Path) -> None:
    wave = place / "surveys" / "essai" / "waves" / "2023.yaml"
    wave.write_text(wave.read_text(encoding="utf-8") + "# rien\n", encoding="utf-8")
    assert ask(IDS["Marché en ligne"], "started_on").exit_code == 2
    now = dt.datetime.now(dt.UTC)
    plan = plan_run(Request("essai", surveys_dir=str(place / "surveys")), now)
    files = read_survey(place / "surveys" / "essai", code_book())
    hashes = source_hashes(files.waves["2023"], files.folder)
    assert hashes is not None
    fingerprint = wave_fingerprint(shared_inputs(), survey_file_hashes(files, "2023"), hashes)
    told = {"outcome": "unchanged", "seq": 1, "fingerprints": {"2023": fingerprint}}
    write_receipt(plan.job.root, told, now)
    assert ask(IDS["Marché en ligne"], "started_on").exit_code == 0


def test_rows_that_moved_or_went_and_versions_before(ask: Explain, place: Path) -> None:
    returns = place / "surveys" / "essai" / "returns" / "2022" / "retours.csv"
    new = {"id": "9", "envoi": "2022-05-01 10:00:00", "nom": "Brest", "dep": "29", "t1": "Kiosque", "q1": "2021"}
    first = {name: cell for name, cell in SMALL.ROWS[0].items() if not name.endswith("2")}
    SMALL.write_returns(returns, (new, first, *SMALL.ROWS[2:]))
    (place / "surveys" / "essai" / "returns" / "2023" / "retours.xlsx").write_bytes(b"PK no workbook any more")
    assert PLAIN.run_plainly("essai", place / "surveys", allow_mass_change=True).outcome == "published"
    _is_found_by_its_identity(ask)
    # The workbook cannot be read any more: its last good rows stay, and so do the bytes they came from.
    stale = told(ask(IDS["Marché en ligne"], "theme", "--json"))
    assert (stale["version"], stale["explained"], only(stale)["steps"][0]["cells"][0]["line"]) == ("0.2.0", True, 4)
    gone = ask(IDS["Portail des associations"], "title", "--json")
    assert (gone.exit_code, told(gone)["outcome"]) == (1, "gone")
    assert "--version 0.1.0" in told(gone)["faults"][0]["remedy"]
    assert ask(IDS["Portail des associations"], "title", "--version", "0.1.0").exit_code == 0
    held = ask(HELD_BACK, "title")
    assert held.exit_code == 2
    assert "no row of that id in the raw file" in held.stderr


def _is_found_by_its_identity(ask: Explain) -> None:
    document = told(ask(IDS["Visio pour tous"], "title", "--json"))
    assert (document["version"], document["line"]) == ("0.2.0", 3)
    assert "published with line 2" in document["notes"][0]
    assert only(document)["steps"][0]["cells"][0]["line"] == 3
    older = told(ask(IDS["Visio pour tous"], "title", "--json", "--version", "0.1.0"))
    assert (older["version"], older["line"], older["explained"]) == ("0.1.0", 2, True)


def test_the_terminal_form_steers_no_terminal(ask: Explain) -> None:
    output = ask(IDS["Visio pour tous"], "--raw").stdout
    assert "⏎Contact : 06" in output
    assert "\x1f" not in output
    assert "corrections.yaml" in output


def test_nothing_is_written_anywhere(ask: Explain, place: Path) -> None:
    before = sorted((path, path.stat().st_mtime_ns) for path in place.rglob("*"))
    ask(IDS["Visio pour tous"], "--raw")
    assert sorted((path, path.stat().st_mtime_ns) for path in place.rglob("*")) == before


def test_neither_prefect_nor_great_expectations_is_loaded() -> None:
    code = (
        "import sys, flows.explaining, flows.explanation; print({'prefect', 'great_expectations'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
