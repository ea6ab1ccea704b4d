"""A small copy of the bundled barometre with one canary of each kind in each channel.

A file of its own for each kind, named by a canary, as the survey tool exports it, and one workbook made by hand.
The rows of a kind: A has a canary in every cell that respondents fill; B is decided by people; C and D have the
tool's own id for one.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from canary_kinds import KINDS, Aviary
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

SURVEYS = Path(__file__).parents[3] / "data" / "surveys"
SURVEY, WAVE = "barometre", "2021"
_SHEET_NAME = 31
# No file and no sheet can be named so.
_WITH_A_SLASH = ("URL with a token", "profile page")

# Column → the channel that a canary in it goes through; the sentence stands around it in free texts.
_CELLS = {
    "REPONDANT": "personal column", "FONCTION": "personal column", "COURRIEL": "personal column",
    "LIGNE": "personal column", "ipaddr": "personal column", "token": "participants token",
    "REMARQ": "ignored column", "refurl": "ignored column", "FREINS[1]": "ignored column",
    "NOMACT1": "title", "RECIT1": "description", "AVEC1": "partners", "OUTILS1": "tools", "URL1": "web address",
    "THEMES1[other]": "« Autre » of tick boxes", "PUBLICS1[other]": "« Autre » of tick boxes",
    "THEMES1[CYBER]": "mark of a tick box", "QUAND1": "unreadable date", "CLOT1": "unreadable date",
    "BUDGET1": "unreadable amount", "BENEF1": "unreadable count", "ETAT1": "unknown coded answer",
    "startlanguage": "unknown coded answer", "STRUCT": "unknown kind of authority", "ORG": "name of the authority",
    "TERR": "département", "CODOFF": "official code", "submitdate": "date of submission",
    "RECIT2": "row that a critical rule rejects", "AVEC2": "row that a critical rule rejects",
}  # fmt: skip
_SENTENCES = {
    "NOMACT1": "Visites guidées, {}", "RECIT1": "Des ateliers ont lieu le mardi. Pour en savoir plus, {}. Merci.",
    "AVEC1": "CCAS ; {} ; La Poste", "OUTILS1": "Framapad ; {}", "QUAND1": "bientôt, {}", "CLOT1": "plus tard, {}",
    "BUDGET1": "à voir avec {}", "BENEF1": "beaucoup ({})", "ORG": "Ville de Bourges, {}",
    "RECIT2": "Un titre manque ici. {}.", "REMARQ": "Relire avec {}.",
}  # fmt: skip


class Planted:
    """The planted survey below `surveys`, and the canaries in it."""

    def __init__(self, surveys: Path) -> None:
        self.surveys, self.folder, self.aviary = surveys, surveys / SURVEY, Aviary()
        self.returns = self.folder / "returns" / WAVE
        self.workbook = self.folder / "returns" / "classeur" / "saisie.xlsx"
        shutil.copytree(SURVEYS / SURVEY, self.folder, ignore=shutil.ignore_patterns("2022*", "*.csv"))
        self.returns.mkdir(parents=True, exist_ok=True)
        self.workbook.parent.mkdir(parents=True, exist_ok=True)
        with (SURVEYS / SURVEY / "returns" / WAVE / "rpc_code_short.csv").open(encoding="utf-8-sig") as stream:
            self.columns = [*next(csv.reader(stream, delimiter=";")), "token"]
        self.write_returns()
        self.write_workbook()
        self.write_wave()
        self._write_corrections()
        self._write_decisions()

    def write_returns(self, before: str = "") -> None:
        """The files of the survey tool, one a kind; `before` is put before every description."""
        for number, kind in enumerate(KINDS):
            name = self._file_name(kind, "file name", number)
            rows = list(self._rows(number, kind))
            for row in rows:
                row["RECIT1"] = before + row["RECIT1"]
            with (self.returns / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as stream:
                writer = csv.DictWriter(
                    stream, self.columns, restval="", delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\n"
                )
                writer.writeheader()
                writer.writerows(rows)

    def _file_name(self, kind: str, channel: str, number: int) -> str:
        """A name with the canary in it, unless no name of a file can be written so."""
        return f"envoi {number}" if kind in _WITH_A_SLASH else self.aviary.text(kind, channel)

    def _rows(self, number: int, kind: str) -> Iterator[dict[str, str]]:
        yield {**_plain(f"A{number}"), **self._cells(kind, ""), "NOMACT3": "Atelier", "RECIT3": "à corriger"}
        yield _plain(f"B{number}") | {"ORG": "Bourges", "NOMACT1": f"Atelier {number}"}
        yield _plain(self.aviary.text(kind, "own id")) | {"ORG": "test"}
        yield _plain(f"{self.aviary.text(kind, 'own id')} bis") | {"ORG": "Dijon", "RECIT1": f"Récit {number}."}

    def _cells(self, kind: str, where: str) -> dict[str, str]:
        texts = {column: self.aviary.text(kind, f"{where}{channel}") for column, channel in _CELLS.items()}
        return {column: _SENTENCES.get(column, "{}").format(text) for column, text in texts.items()}

    def headers(self, channel: str) -> list[str]:
        """One header a kind, as somebody who adds a column to a workbook writes it."""
        return [f"Rappeler {self.aviary.text(kind, channel)}" for kind in KINDS]

    def write_workbook(self, *, undeclared: bool = False) -> None:
        """The workbook: canaries in names of sheets, comments, hidden columns and sheets, headers, properties."""
        book = Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        sheet.title = self._sheet_name("announced name", "name of the main sheet")
        columns = [*self.columns, *self.headers("ignored header"), *(self.headers("new header") if undeclared else ())]
        sheet.append(columns)
        for number, kind in enumerate(KINDS):
            row = {**_plain(f"X{number}"), **self._cells(kind, "workbook: "), "ORG": "Bourges"}
            row["REMARQ"] = self.aviary.text(kind, "hidden column")
            sheet.append([row.get(column) for column in columns])
            comment = self.aviary.text(kind, "comment of a cell")
            sheet.cell(number + 2, columns.index("RECIT1") + 1).comment = Comment(comment, comment)
            self._add_sheet(book, kind, "hidden sheet", number).sheet_state = "hidden"
            self._add_sheet(book, kind, "second sheet", number)
        sheet.column_dimensions[sheet.cell(1, columns.index("REMARQ") + 1).column_letter].hidden = True
        book.properties.creator = "; ".join(self.aviary.text(kind, "properties of the workbook") for kind in KINDS)
        book.properties.title = book.properties.creator
        book.save(self.workbook)

    def _add_sheet(self, book: Workbook, kind: str, channel: str, number: int) -> Worksheet:
        name = f"{channel} {number}" if kind in _WITH_A_SLASH else self._sheet_name(kind, f"name of a {channel}")
        sheet = book.create_sheet(name)
        text = self.aviary.text(kind, f"cell of a {channel}")
        sheet.append([text, "Note"])
        sheet.append(["Rappeler", text])
        return sheet

    def _sheet_name(self, kind: str, channel: str) -> str:
        """The canary without what stands around it, as far as the name of a sheet can hold it."""
        text = self.aviary.text(kind, channel)
        for part in ("domiciliée au ", ", 69100 Villeurbanne", "contact :", "n° de sécurité sociale ", "IBAN ", " :"):
            text = text.replace(part, "").strip()
        return text.replace(" ", "")[:_SHEET_NAME] if kind == "IBAN" else text[:_SHEET_NAME]

    def write_wave(self, sources: Mapping[str, str] | None = None, least: int = 1) -> None:
        """The wave file: its two sources, and others by id and glob; at least so many returns expected."""
        bundled = (SURVEYS / SURVEY / "waves" / f"{WAVE}.yaml").read_text(encoding="utf-8")
        known = f"    files: returns/{WAVE}/*.csv\n    dialect: limesurvey\n"
        added = "".join(f"  - {{id: {name}, files: {json.dumps(files)}}}\n" for name, files in (sources or {}).items())
        ours = "  - {id: classeur, files: returns/classeur/*.xlsx, dialect: generic, version: classeur}\n"
        ignored = json.dumps(self.headers("ignored header"), ensure_ascii=False)
        changes = {
            known: f"{known}{ours}{added}\nversions:\n  classeur: {{ignored: {ignored}}}\n",
            "personal: [ipaddr,": "personal: [token, ipaddr,",
            "  returns: {min: 100, max: 400}\n  max_change: 0.2": f"  returns: {{min: {least}}}",
        }
        for old, new in changes.items():
            assert bundled.count(old) == 1, old
            bundled = bundled.replace(old, new)
        (self.folder / "waves" / f"{WAVE}.yaml").write_text(bundled, encoding="utf-8")

    def _write_corrections(self) -> None:
        entries = []
        for number, kind in enumerate(KINDS):
            said = self.aviary.text(kind, "reason of a correction")
            about = {"wave": WAVE, "source": "limesurvey", "reason": said, "by": said, "on": "2021-09-01"}
            value, other = self.aviary.text(kind, "corrected value"), self.aviary.text(kind, "guard of a correction")
            applied = {"return": f"A{number}", "column": "RECIT3", "expect": "à corriger", "value": f"Voir {value}."}
            guarded = {"return": f"A{number}", "column": "NOMACT3", "expect": other, "value": "Atelier du mardi"}
            absent = {"return": other, "column": "NOMACT3", "expect": "Atelier", "value": "Atelier du mardi"}
            entries += [about | applied, about | guarded, about | absent]
        # JSON is YAML.
        text = json.dumps({"corrections": entries}, ensure_ascii=False, indent=1)
        (self.folder / "corrections.yaml").write_text(text, encoding="utf-8")

    def _write_decisions(self) -> None:
        head = "wave,source,own_return,own_initiative,field,value,reason,decided_by,decided_on"
        with (self.folder / "decisions.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(head.split(","))
            for number, kind in enumerate(KINDS):
                value, said = (self.aviary.text(kind, f"{what} of a decision") for what in ("value", "reason"))
                for field in ("title", "description", "tools", "url"):
                    writer.writerow(
                        [WAVE, "limesurvey", f"B{number}", "", field, f"Voir {value}", said, said, "2021-09-01"]
                    )
                writer.writerow([WAVE, "limesurvey", said, "", "title", "Atelier", said, said, "2021-09-01"])

    def break_sources(self) -> dict[str, str]:
        """Sources of one file each that cannot be read, named by a canary; by id and glob."""
        sources = {}
        for number, kind in enumerate(KINDS):
            folder = self.folder / "returns" / f"broken-{number}"
            folder.mkdir(exist_ok=True)
            name = self._file_name(kind, "name of a file that cannot be read", number)
            (folder / f"{name}.csv").write_bytes(b"" if number % 2 else b"\x00\x01\x02\xff" * 40)
            sources[f"broken-{number}"] = f"returns/broken-{number}/*"
        return sources


def _plain(own_id: str) -> dict[str, str]:
    """A return that is complete and says something."""
    return {
        "id": own_id, "submitdate": "2021-05-18 16:49:21", "lastpage": "7", "startlanguage": "fr", "STRUCT": "COM",
        "ORG": "Bourges", "TERR": "18", "NOMACT1": "Atelier numérique", "RECIT1": "Un atelier a lieu le mardi.",
        "QUAND1": "mars 2021", "ETAT1": "CONT", "THEMES1[CULT]": "Y", "ACCORD": "Y",
    }  # fmt: skip
