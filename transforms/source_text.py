"""What one source of a wave sent, as text: its returns, and the repeat tables that the wave reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from transforms.columns import raw_columns
from transforms.empty_cells import tells_not_shown
from transforms.errors import Fault, UnexpectedStructure, UnreadableReturn
from transforms.formats import Extraction
from transforms.formats.frames import PARENT, RETURN
from transforms.questionnaire_versions import as_declared
from transforms.survey_files import Survey
from transforms.unfolding import unfold
from transforms.waves import Wave

_TOLD = 10


@dataclass(frozen=True)
class SourceText:
    """Text frames of one source under the wave file's column names; see `transforms.formats.frames`.

    `empties_apart` says that a cell of a question that was not shown is told from one left blank.
    """

    returns: pd.DataFrame
    tables: Mapping[str, pd.DataFrame]
    empties_apart: bool

    def unfold(self, survey: Survey, wave: Wave, source_id: str) -> pd.DataFrame:
        """The answers frame of the source, see `transforms.unfolding.unfold`."""
        return unfold(self.returns, survey, wave, source_id, self.tables, empties_apart=self.empties_apart)


def text_of(extraction: Extraction, wave: Wave, source_id: str) -> SourceText:
    """The text of one raw file of a source.

    Raises `UnreadableReturn` for a file without returns, `UnexpectedStructure` where its columns are not
    those of the source's questionnaire version.
    """
    reading = extraction.reading
    if extraction.returns is None:
        found = f"no returns but {reading.form} ({reading.dialect})"
        raise UnreadableReturn(Fault(reading.name, found, "returns", "Give the export of the returns instead."))
    tables = {repeat.name: repeat.frame for repeat in extraction.repeats if repeat.name in wave.tables}
    for name in wave.tables:
        if name not in tables:
            known = ", ".join(repr(repeat.name) for repeat in extraction.repeats) or "none"
            fault = Fault(reading.name, f"no repeat table {name!r}", "the tables that the wave file reads",
                          f"The file has: {known}. Correct `table:` in the wave file.")  # fmt: skip
            raise UnexpectedStructure([fault])
    returns = as_declared(extraction.returns.frame, wave.version_of(source_id), reading.name)
    return SourceText(returns, tables, tells_not_shown(reading))


def joined_text(texts: Sequence[SourceText], where: str) -> SourceText:
    """The text of all files of a source; files that differ in columns are refused, not padded."""
    faults = list(_other_columns([text.returns for text in texts], where))
    faults += [
        fault
        for name in texts[0].tables
        for fault in _other_columns([text.tables[name] for text in texts], f"{where}, table {name}")
    ]
    if faults:
        raise UnexpectedStructure(faults)
    starts = [sum(len(text.returns) for text in texts[:number]) for number in range(len(texts))]
    tables = {
        name: pd.concat([_moved(text.tables[name], start) for text, start in zip(texts, starts, strict=True)])
        for name in texts[0].tables
    }
    return SourceText(
        pd.concat([text.returns for text in texts], ignore_index=True),
        {name: table.reset_index(drop=True) for name, table in tables.items()},
        all(text.empties_apart for text in texts),
    )


def _other_columns(frames: Sequence[pd.DataFrame], where: str) -> Iterator[Fault]:
    first = raw_columns(frames[0].columns)
    for number, frame in enumerate(frames[1:], start=2):
        own = raw_columns(frame.columns)
        if set(own) != set(first):
            # By rank: what stands in the place of a header may be a respondent's answer.
            lacking = [str(rank) for rank, name in enumerate(first, start=1) if name not in own]
            more = [str(rank) for rank, name in enumerate(own, start=1) if name not in first]
            yield Fault(
                f"{where}, file {number}",
                f"other columns than the first file: without {_ranks(lacking)} of that one, with {_ranks(more)} more",
                "the same columns in all files of a source",
                "Correct the file, or make it a source of its own in the wave file.",
            )


def _ranks(ranks: Sequence[str]) -> str:
    """`column(s) 3, 5 (by rank)`, no more than a few."""
    shown = ", ".join(ranks[:_TOLD]) + (", …" if len(ranks) > _TOLD else "")
    return f"column(s) {shown} (by rank)" if ranks else "no column"


def _moved(table: pd.DataFrame, start: int) -> pd.DataFrame:
    """A repeat table whose rows point to the returns of its own file where they stand among all.

    What the parent of a row is within a repeat of repeats is not kept: a row's return says all that is read.
    """
    return table.drop(columns=[PARENT], errors="ignore").assign(**{RETURN: table[RETURN] + start})
