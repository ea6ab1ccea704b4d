"""Typeform: older and newer exports by the tool's own columns, and tables that only have some of them."""

import csv
import io
from typing import Any

import pandas as pd
import pytest

from transforms.formats import Extraction, read_return

OLDER = ["Start Date (UTC)", "Submit Date (UTC)", "Network ID"]
NEWER = ["Response Type", "Start Date (UTC)", "Stage Date (UTC)", "Submit Date (UTC)", "Network ID", "Tags", "Ending"]
STARTED, SENT = "2025-03-03 09:00:00", "2025-03-03 09:12:00"
Rows = list[list[str]]


def read(rows: Rows) -> Extraction:
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return read_return(io.BytesIO(stream.getvalue().encode()), "f.csv")


def cells(extraction: Extraction, *columns: str) -> list[list[Any]]:
    assert extraction.returns is not None
    frame = extraction.returns.frame[list(columns)]
    return [[None if pd.isna(cell) else cell for cell in row] for row in frame.to_numpy().tolist()]


def test_an_older_export_holds_sent_responses_alone() -> None:
    extraction = read([["#", "Votre commune ?", *OLDER], ["a1", "Val-Fictif", STARTED, SENT, "n1"]])
    assert extraction.reading.dialect == "typeform"
    assert cells(extraction, "@id", "@started", "@submitted", "@complete", "Votre commune ?") == [
        ["a1", f"{STARTED}+00:00", f"{SENT}+00:00", "yes", "Val-Fictif"]
    ]
    assert "column 5: made of the addresses of respondents (personal data)" in extraction.reading.warnings


@pytest.mark.parametrize(
    ("kind", "sent", "complete"),
    [("completed", SENT, "yes"), ("started", "", "no"), ("partial", "", "no"), ("", SENT, None)],
)
def test_a_newer_export_tells_sent_from_begun(kind: str, sent: str, complete: str | None) -> None:
    row = ["a1", "Val-Fictif", kind, STARTED, "", sent, "n1", "", ""]
    extraction = read([["#", "Votre commune ?", *NEWER], row])
    assert cells(extraction, "@complete", "@submitted") == [[complete, f"{sent}+00:00" if sent else None]]


def test_choices_keep_their_columns_and_equal_ones_their_rank() -> None:
    header = ["#", "Votre commune ?", "Cyber", "Other", "Cyber", *NEWER]
    row = ["a1", "Val-Fictif", "Cyber", "vélo", "", "completed", STARTED, "", SENT, "n1", "", ""]
    extraction = read([header, row])
    assert cells(extraction, "Cyber", "Other", "Cyber (2)") == [["Cyber", "vélo", None]]


@pytest.mark.parametrize(
    "header",
    [
        ["Votre commune ?", "Avis", *OLDER],
        ["Votre commune ?", "#", *OLDER],
        ["#", "Votre commune ?", "Start Date (UTC)", "Network ID", "Tags"],
        ["#", "Votre commune ?", "Start Date (UTC)", "Submit Date (UTC)", "Avis"],
        ["#", "Votre commune ?", "Start Date", "Submit Date", "Network ID"],
    ],
)
def test_a_table_with_only_some_of_its_columns_is_not_claimed(header: list[str]) -> None:
    assert read([header, ["a1", "Val-Fictif", STARTED, SENT, "n1"]]).reading.dialect == "generic"
