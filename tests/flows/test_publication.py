"""What is carried over from a version of another schema: nothing, or the publish is refused."""

from __future__ import annotations

import pyarrow as pa
import pytest

from flows.publication import CARRIED, WorkedWave, _carry_over
from transforms.errors import PublishRefused
from transforms.schema import ACCOUNTS

OLDER = pa.table({"survey_id": ["s"], "wave": ["2020"], "source_id": ["pages"], "count": [1]})
BEFORE = {table.name: table.arrow_schema().empty_table() for table in CARRIED} | {ACCOUNTS.name: OLDER}


def test_an_older_schema_does_not_hinder_where_every_wave_is_worked_again() -> None:
    kept = _carry_over([WorkedWave("2020", (), ())], BEFORE, {})
    assert kept[ACCOUNTS.name].equals(ACCOUNTS.arrow_schema().empty_table())


def test_rows_of_an_older_schema_are_never_carried_over() -> None:
    with pytest.raises(PublishRefused, match="1 rows of table accounts"):
        _carry_over([], BEFORE, {})
