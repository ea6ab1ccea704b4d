"""The lists of options of an XLSForm: sheet `choices`, a row an option."""

from __future__ import annotations

from transforms.errors import Fault
from transforms.formats.codebook import Option
from transforms.formats.dialects.xlsform.definitions import Definitions
from transforms.formats.dialects.xlsform.languages import text_in

Lists = dict[str, tuple[Option, ...]]


def read_choices(definitions: Definitions, base: str) -> tuple[Lists, list[Fault], list[str]]:
    """The options of each list in their order, the faults by row, and how many codes a list has twice."""
    lists: dict[str, dict[str, Option]] = {}
    faults: list[Fault] = []
    twice = 0
    for row in definitions.choices:
        name, code = row.get("list_name"), row.get("name")
        if not name:
            continue  # a heading or a note between lists
        if not code:
            faults.append(Fault(row.place, "an option without a name", "a code in column name", "Name the option."))
            continue
        label, labels = text_in(row.cells, ("label",), base)
        options = lists.setdefault(name, {})
        twice += code in options
        options.setdefault(code, Option(code, label or code, labels))
    warnings = [f"choices: {twice} option(s) with the name of another in their list, left out"] if twice else []
    return {name: tuple(options.values()) for name, options in lists.items()}, faults, warnings
