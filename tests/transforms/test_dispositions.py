"""The disposition of a return by what it says itself."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dispositions import DECIDABLE_DISPOSITIONS, Statement, disposition_of, statements, told_mock

SAID = Statement(name="Saumur", is_resolved=True)
ALL = {"test", "nonsense", "withdrawn", "empty", "partial", "complete"}


def never(_: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("said", "disposition"),
    [
        ({}, "complete"),
        ({"is_complete": True}, "complete"),
        ({"is_complete": True, "has_initiatives": False}, "complete"),
        ({"is_complete": True, "has_initiatives": False, "is_answered": False}, "complete"),
        ({"is_complete": False}, "partial"),
        ({"is_complete": False, "has_initiatives": False}, "empty"),
        ({"has_initiatives": False}, "empty"),
        ({"has_initiatives": False, "is_answered": True}, "empty"),
        ({"is_refused": True}, "withdrawn"),
        ({"is_refused": True, "has_initiatives": False}, "withdrawn"),
        ({"is_test": True}, "test"),
        ({"name": "essai"}, "test"),
        ({"name": "toto"}, "complete"),
        ({"name": "toto", "is_resolved": False}, "nonsense"),
        ({"name": "Xville", "is_resolved": False}, "complete"),
        ({"name": None, "is_resolved": False}, "complete"),
        ({"name": None, "is_resolved": False, "has_initiatives": False, "is_complete": True}, "complete"),
    ],
)
def test_disposition_by_what_is_said(said: dict[str, object], disposition: str) -> None:
    assert disposition_of(replace(SAID, **said), never) == disposition  # type: ignore[arg-type]


def test_a_form_sent_as_it_was_opened_is_empty() -> None:
    blank = Statement(is_complete=True, has_initiatives=False, is_answered=False)
    assert disposition_of(blank, never) == "empty"
    assert disposition_of(replace(blank, name="Saumur"), never) == "complete"
    assert disposition_of(replace(blank, is_resolved=True), never) == "complete"


def test_of_several_the_first_of_the_list_is_taken() -> None:
    said = Statement(True, True, False, False, False, "qsdf", False)
    steps = [
        ({}, "test"),
        ({"is_test": False}, "nonsense"),
        ({"is_test": False, "name": None}, "withdrawn"),
        ({"is_test": False, "name": None, "is_refused": False}, "empty"),
        ({"is_test": False, "name": "A", "is_resolved": True, "is_refused": False, "has_initiatives": True}, "partial"),
    ]
    assert [disposition_of(replace(said, **changed), never) for changed, _ in steps] == [want for _, want in steps]


def test_an_official_name_is_no_test_and_no_nonsense() -> None:
    assert disposition_of(Statement(name="Bidon"), lambda name: name == "Bidon") == "complete"
    assert disposition_of(Statement(name="toto"), lambda name: name == "toto") == "complete"


@given(
    st.builds(
        Statement,
        st.booleans(), st.booleans(), st.sampled_from([True, False, None]), st.sampled_from([True, False, None]),
        st.booleans(), st.sampled_from([None, "Saumur", "test", "toto", "???", ""]), st.booleans(),
    )
)  # fmt: skip
def test_every_return_has_one_disposition(said: Statement) -> None:
    assert disposition_of(said, never) in ALL
    assert set(DECIDABLE_DISPOSITIONS) - ALL == {"superseded"}


def answers(**columns: list[object]) -> pd.DataFrame:
    blank = {"@authority_name": [None, None], "@submitted": [None, None]}
    return pd.DataFrame(blank | columns, dtype="str")


@pytest.mark.parametrize(
    ("columns", "has_submissions", "complete"),
    [
        ({}, False, None),
        ({}, True, False),
        ({"@submitted": ["2021-03-01", None]}, True, None),
        ({"@complete": ["no", "no"]}, False, False),
        ({"@complete": ["no", "yes"]}, False, True),
        ({"@complete": [None, None], "@submitted": [None, None]}, True, False),
        ({"@complete": ["yes", "yes"], "@submitted": [None, None]}, True, True),
    ],
)
def test_a_return_is_complete_as_the_tool_says_else_as_it_was_sent(
    columns: dict[str, list[object]], has_submissions: bool, complete: bool | None
) -> None:
    (said,) = statements(answers(**columns), {"r": [0, 1]}, [True, False], [True], has_submissions=has_submissions)
    assert said.is_complete is complete
    assert said.has_initiatives


def test_what_a_frame_has_no_column_of_is_not_known() -> None:
    (said,) = statements(answers(), {"r": [0, 1]}, [True, True], [False], has_submissions=False)
    assert said == Statement(has_initiatives=False)


def test_a_return_is_named_refused_and_tested_by_any_of_its_rows() -> None:
    frame = answers(**{"@authority_name": [None, "Agen"], "@test": [None, "yes"], "@consent": ["no", None],
                       "@answered": ["no", "yes"]})  # fmt: skip
    (said,) = statements(frame, {"r": [0, 1]}, [True, True], [False], has_submissions=False)
    assert said == Statement(True, True, None, True, False, "Agen", False)


def test_a_name_that_was_judged_is_told_by_line_and_id_and_never_quoted() -> None:
    said = [Statement(name="essai"), Statement(name="toto"), Statement(is_test=True), Statement(name="Saumur")]
    columns = {"disposition": ["test", "nonsense", "test", "complete"], "@decided": [None] * 4,
               "source_line": [2, 3, 4, 5], "@own_return": ["7", None, "8", "9"]}  # fmt: skip
    notices = told_mock(said, columns, "s, wave w, source x")
    assert [notice.split(": found")[0] for notice in notices] == [
        "s, wave w, source x, line 2 (id 7)", "s, wave w, source x, line 3",
    ]  # fmt: skip
    assert "essai" not in "".join(notices)
    assert "toto" not in "".join(notices)
    assert (
        told_mock(said[:1], {name: cells[:1] for name, cells in (columns | {"@decided": ["yes"]}).items()}, "s") == []
    )
