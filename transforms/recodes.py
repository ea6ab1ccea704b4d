"""Recodes held to the code lists: every target is a code of the list or `missing:<kind>`."""

from __future__ import annotations

from collections.abc import Mapping

from transforms.codes import CodeBook
from transforms.faults_of_models import nearest
from transforms.marked_yaml import MarkedYaml, Path
from transforms.survey_files import MISSING_PREFIX, Crosswalk
from transforms.wording import wording_key


def check_crosswalk(marked: MarkedYaml, name: str, crosswalk: Crosswalk, book: CodeBook | None) -> None:
    """Notes the faults of one mapping of survey.yaml."""
    path = ("mappings", name)
    if book is not None and crosswalk.list not in book:
        remedy = f"{nearest(crosswalk.list, sorted(book))}Name a file of data/codes/ without `.csv`."
        marked.note((*path, "list"), f"no code list `{crosswalk.list}`", "a code list", remedy)
        return
    check_recode(marked, (*path, "codes"), crosswalk.codes, crosswalk.list, book)
    check_crosswalk_parts(marked, path, crosswalk, book)
    unknown = [answer for answer in crosswalk.labels if answer not in crosswalk.codes]
    for answer in unknown:
        marked.note(
            (*path, "labels", answer), f"a label for `{answer}`", "an answer of `codes`", "Correct one of them."
        )


def check_crosswalk_parts(marked: MarkedYaml, path: Path, crosswalk: Crosswalk, book: CodeBook | None) -> None:
    """Notes targets of `contains` and `regex` that the list does not hold."""
    for key in ("contains", "regex"):
        for answer, target in getattr(crosswalk, key).items():
            if book is not None:
                _check_target(marked, (*path, key, answer), target, crosswalk.list, book)


def check_recode(
    marked: MarkedYaml, path: Path, recode: Mapping[str, str], list_name: str, book: CodeBook | None
) -> None:
    """Notes targets that the list does not hold, and answers that differ in spelling alone."""
    spelt: dict[str, str] = {}
    for answer, target in recode.items():
        twin = spelt.setdefault(wording_key(answer), answer)
        if twin != answer:
            found = f"`{answer}` beside `{twin}`, which is the same wording"
            marked.note((*path, answer), found, "each wording once", "Keep one: case and spaces do not count.")
        if book is not None:
            _check_target(marked, (*path, answer), target, list_name, book)


def _check_target(marked: MarkedYaml, path: Path, target: str, list_name: str, book: CodeBook) -> None:
    wanted = "missing_kind" if target.startswith(MISSING_PREFIX) else list_name
    check_code(marked, path, target.removeprefix(MISSING_PREFIX), wanted, book)


def check_marks(marked: MarkedYaml, path: Path, marks: Mapping[str, str], book: CodeBook | None) -> None:
    """Notes missing marks whose kind is not in list missing_kind."""
    for mark, kind in marks.items():
        check_code(marked, (*path, mark), kind, "missing_kind", book)


def check_code(marked: MarkedYaml, path: Path, code: str, list_name: str, book: CodeBook | None) -> None:
    """Notes a code that is not in its list; without code lists nothing is checked."""
    if book is None:
        return
    codes = book[list_name].codes if list_name in book else ()
    if code not in codes:
        remedy = f"{nearest(code, list(codes))}Use a code of data/codes/{list_name}.csv, or `missing:<kind>`."
        marked.note(path, f"`{code}`", f"a code of list {list_name}", remedy)
