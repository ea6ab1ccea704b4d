"""Tables of results by their headings: pivot tables of a spreadsheet, mean scores by question.

`tabulations` knows results by their numbers. These say what they are: each line adds up the answers of many.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.formats.dialects.generic.cells import has_text, kind_of, plain
from transforms.formats.grids import Cell, Grid

_SEEN, _NUMERIC = 400, 0.8
_LINES = frozenset(
    (
        "etiquettes de lignes",
        "row labels",
        "zeilenbeschriftungen",
        "etiquetas de fila",
        "etichette di riga",
        "rijlabels",
    )
)
_ADDED = re.compile(
    r"(?:somme|nombre|moyenne|max|min|nb|produit|ecart ?type|var) (?:de |d')\S.*|"
    r"(?:sum|count|average|max|min|product|stddev|var) of \S.*|(?:summe|anzahl|mittelwert) von \S.*"
)
# « Nombre de projets » is a question as well; « Somme de Coût » is what a spreadsheet writes.
_COUNTED = re.compile(r"(?:nombre|nb|count|anzahl)\b.*")
_GRAND_TOTAL = frozenset(("total general", "grand total", "gesamtergebnis", "total generale", "eindtotaal"))
_MEAN = re.compile(
    r"(?:(?:mean|average)(?: (?:score|rating|value|response))?|(?:score|note|valeur|reponse)s? moyen(?:ne)?s?|"
    r"moyennes?|mittelwert|puntuacion media|media)"
)
_QUESTION = re.compile(r"(?:survey )?(?:questions?|items?|enonces?|affirmations?|statements?|fragen?|preguntas?)")


def pivot_seen(headings: Sequence[str | None], body: Grid, below: Grid) -> str | None:
    """What says that a table is one of results; None where nothing does for sure.

    `body` are its rows, `below` all rows under its header, with the totals that were left out of the body.
    """
    names = [plain(heading or "") for heading in headings]
    others = [column for column, name in enumerate(names[: body.width]) if name][1:]
    if not others or not body.height:
        return None
    if any(name in _LINES for name in names) and all(_is_numeric(body, column) for column in others):
        return "a pivot table"
    added = [column for column in others if _ADDED.fullmatch(names[column])]
    is_all_added = added == others and not all(_COUNTED.fullmatch(names[column]) for column in added)
    if is_all_added and _ends_in_grand_total(below):
        return "a pivot table"
    means = [column for column in others if _MEAN.fullmatch(names[column])]
    if means and any(map(_QUESTION.fullmatch, names)) and all(_is_numeric(body, column) for column in means):
        return "mean scores by question"
    return None


def _is_numeric(body: Grid, column: int) -> bool:
    cells: list[Cell] = body.column(column).slice(0, _SEEN).to_pylist()
    there = [cell for cell in cells if cell and has_text(cell)]
    return sum(kind_of(cell) == "number" for cell in there) >= _NUMERIC * len(there)


def _ends_in_grand_total(below: Grid) -> bool:
    """Whether the last row with text begins with a grand total, as a spreadsheet words it."""
    for number in range(below.height - 1, max(-1, below.height - _SEEN), -1):
        cells = [cell for cell in below.row(number) if has_text(cell)]
        if cells:
            return plain(cells[0] or "") in _GRAND_TOTAL
    return False
