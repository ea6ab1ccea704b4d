"""Lists that a tool writes as JSON are lists; whatever else stands in brackets is a text."""

import pandas as pd
import pytest

from transforms.listed_cells import with_items_apart


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('["Cyber", "Inclusion"]', "Cyber;Inclusion"),
        ('["Cyber"]', "Cyber"),
        ("[]", ""),
        ('["Élus", "L\'école"]', "Élus;L'école"),
        ("[nom masqué]", "[nom masqué]"),
        ("[1, 2]", "[1, 2]"),
        ('{"a": 1}', '{"a": 1}'),
        ('["a", ["b"]]', '["a", ["b"]]'),
        ('["a"', '["a"'),
        ("Cyber", "Cyber"),
        ("", ""),
    ],
)
def test_a_list_of_texts_is_its_items(text: str, read: str) -> None:
    assert with_items_apart(pd.Series([text, None], dtype="str"), ";").fillna("—").tolist() == [read, "—"]
