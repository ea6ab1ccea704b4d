"""Returns to one version of a questionnaire under the column names that the wave file uses.

A question that was renamed in the field is renamed back; one that this version did not ask is there,
not shown; columns that only this version has are left behind as the wave file says.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from transforms.columns import matching, raw_columns
from transforms.errors import Fault, UnexpectedStructure
from transforms.marked_yaml import MarkedYaml, Path
from transforms.survey_files import Version
from transforms.waves import Wave


def as_declared(frame: pd.DataFrame, version: Version, where: str) -> pd.DataFrame:
    """The text frame of a source of that version, with the columns that the wave file names.

    Raises `UnexpectedStructure` where a column that the version renames is not there, or one that it
    should not have asked is.
    """
    absent = [name for name in version.renamed if name not in frame.columns]
    extra = [name for name in version.not_asked if name in frame.columns]
    if absent or extra:
        raise UnexpectedStructure([*_faults(where, absent, "no column"), *_faults(where, extra, "a column")])
    raw = raw_columns(frame.columns)
    twice = [new for new in version.renamed.values() if new in raw and new not in version.renamed]
    if twice:
        raise UnexpectedStructure(_faults(where, twice, "beside a column renamed to it, a column"))
    left = [name for name in matching([*version.ignored, *version.personal], raw) if name in raw]
    renamed = frame.drop(columns=left).rename(columns=dict(version.renamed))
    return renamed.assign(**{name: pd.Series(np.nan, renamed.index, dtype="str") for name in version.not_asked})


def check_versions(marked: MarkedYaml, versions: Mapping[str, Version], wave: Wave) -> None:
    """Notes what a version says of columns that the wave file does not name, or says twice of one."""
    used = {source.version for source in wave.sources}
    for name, version in versions.items():
        path: Path = ("versions", name)
        if name not in used:
            found, remedy = (
                f"version `{name}`, which no source answers",
                "Write `version:` at its source, or remove it.",
            )
            marked.note(path, found, "a version of a source", remedy)
        _check_renames(marked, path, version, wave)
        for rank, column in enumerate(version.not_asked):
            if not wave.names(column):
                _note_unknown(marked, (*path, "not_asked", rank), column)


def _check_renames(marked: MarkedYaml, path: Path, version: Version, wave: Wave) -> None:
    first: dict[str, str] = {}
    left = {*version.ignored, *version.personal, *version.not_asked}
    for old, new in version.renamed.items():
        own = (*path, "renamed", old)
        if not wave.names(new):
            _note_unknown(marked, own, new)
        if first.setdefault(new, old) != old:
            found = f"`{old}` renamed to `{new}`, as `{first[new]}` is"
            marked.note(own, found, "one column for each name", "Keep one of them.")
        if old in left or new in left:
            found = f"`{old}` renamed to `{new}`, and one of both left out"
            marked.note(own, found, "a column that is read", "Keep the new name, or leave the column out.")


def _note_unknown(marked: MarkedYaml, path: Path, column: str) -> None:
    remedy = "Correct it, or name it in the wave file."
    marked.note(path, f"column `{column}`, which this file does not name", "a column of the wave file", remedy)


def _faults(where: str, names: list[str], found: str) -> list[Fault]:
    remedy = "Correct `versions:` in the wave file, or the version of this source."
    return [Fault(where, f"{found} {name!r}", "the columns of this questionnaire version", remedy) for name in names]
