"""Defects of ours are told by kind and place; what they met stays in a private file."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.defects import Defect, telling_defects
from transforms.errors import Fault, UnreadableReturn

SECRET = "jean.dupont@ville.example"


@telling_defects()
def work(raised: BaseException) -> None:
    """Raises what it is given."""
    raise raised


def test_a_defect_quotes_nothing_and_its_traceback_is_kept_in_private(home: Path) -> None:
    with pytest.raises(Defect) as told:
        work(ValueError(f"could not convert {SECRET}"))
    lines = "".join(traceback.format_exception(told.value))
    assert SECRET not in lines
    assert "(ValueError at " in str(told.value)
    (kept,) = (home / "staged" / "faults").iterdir()
    assert str(kept) in str(told.value)
    assert SECRET in kept.read_text(encoding="utf-8")
    assert kept.parent.stat().st_mode & 0o077 == 0


def test_a_defect_inside_a_defect_is_told_once(home: Path) -> None:
    with pytest.raises(Defect, match="KeyError at"), telling_defects():
        work(KeyError(SECRET))
    assert len(list((home / "staged" / "faults").iterdir())) == 1


def test_a_defect_is_told_where_nothing_can_be_kept(home: Path) -> None:
    (home / "staged").write_text("no folder", encoding="utf-8")
    with pytest.raises(Defect, match="could not be kept") as told:
        work(ValueError(SECRET))
    assert SECRET not in str(told.value)


PASSING: tuple[Callable[[], BaseException], ...] = (
    lambda: UnreadableReturn(Fault("a", "b", "c", "d")),
    lambda: OSError(28, "No space left on device"),
    KeyboardInterrupt,
    SystemExit,
)


@pytest.mark.parametrize("make", PASSING)
def test_faults_of_the_data_and_the_disk_pass_as_they_are(home: Path, make: Callable[[], BaseException]) -> None:
    raised = make()
    with pytest.raises(type(raised)) as told:
        work(raised)
    assert told.value is raised
    assert not (home / "staged").exists()
