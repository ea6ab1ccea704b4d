"""Returns to one version of a questionnaire under the column names that the wave file uses.

A question that was renamed in the field is renamed back; one that this version did not ask is there,
not shown; columns that only this version has are left behind as the wave file says.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from transforms.columns import matching, raw_columns
from transforms.errors import Fault, UnexpectedStructure
from transforms.survey_files import Version


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
    left = [name for name in matching([*version.ignored, *version.personal], raw) if name in raw]
    renamed = frame.drop(columns=left).rename(columns=dict(version.renamed))
    return renamed.assign(**{name: pd.Series(np.nan, renamed.index, dtype="str") for name in version.not_asked})


def _faults(where: str, names: list[str], found: str) -> list[Fault]:
    remedy = "Correct `versions:` in the wave file, or the version of this source."
    return [Fault(where, f"{found} {name!r}", "the columns of this questionnaire version", remedy) for name in names]
