"""Population classes, and the two code lists that state what this package answers with."""

from pathlib import Path

import pandas as pd
import pytest

from transforms.codes import parse_code_list
from transforms.territory.resolve import SCORES
from transforms.territory.sizes import SIZE_CLASSES, size_classes

CODES = Path(__file__).parents[3] / "data" / "codes"


@pytest.mark.parametrize("floor", list(SIZE_CLASSES.values())[1:])
def test_a_class_begins_at_its_floor(floor: int) -> None:
    below, at = size_classes(pd.Series([floor - 1, floor]))
    order = list(SIZE_CLASSES)
    assert order.index(at) == order.index(below) + 1
    assert SIZE_CLASSES[at] == floor


def test_no_population_no_class() -> None:
    assert size_classes(pd.Series([None, 0], dtype="Int64")).tolist()[1] == "under_500"
    assert size_classes(pd.Series([None, 0], dtype="Int64")).isna().tolist() == [True, False]
    assert size_classes(pd.Series([], dtype="Int64")).empty


def test_code_lists_hold_what_is_answered() -> None:
    sizes = parse_code_list("size_class", (CODES / "size_class.csv").read_text(encoding="utf-8"))
    methods = parse_code_list("match_method", (CODES / "match_method.csv").read_text(encoding="utf-8"))
    assert sizes.codes == tuple(SIZE_CLASSES)
    assert set(methods.codes) == {*SCORES, "decision"}
