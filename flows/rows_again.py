"""The rows of one source again: its answers out of the archived bytes, with their identities and origins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from flows.bundled import SurveyFiles
from flows.raw_again import ReadAgain, read_again
from flows.vouching import Vouched
from transforms.identity import Identities, identify
from transforms.mapping_names import mapping_names
from transforms.origins import Origin, fitted_to, unfold_with_origins
from transforms.schema import INITIATIVES
from transforms.traces import Traced


@dataclass(frozen=True)
class RowsAgain:
    """One source read again: one answer row per initiative block."""

    files: SurveyFiles
    vouched: Vouched
    read: ReadAgain
    answers: pd.DataFrame
    origins: Sequence[Origin]
    identities: Identities

    def row_of(self, initiative: str) -> int | None:
        """Where the initiative is among the answers; None where it is not."""
        ids = self.identities.initiative_ids
        return ids.index(initiative) if initiative in ids else None

    def line_of(self, row: int) -> int:
        """The line of the raw file, as a person sees it."""
        return int(self.answers["@line"].iloc[row])

    def traced(self, row: int) -> Traced:
        """One row with all that its values are made from."""
        wave = self.files.waves[self.vouched.wave]
        path = self.files.wave_paths[wave.id]
        return Traced(
            self.files.survey,
            fitted_to(wave, self.read.corrected),
            self.vouched.source,
            self.read.files,
            self.read.written,
            self.read.corrected,
            self.read.corrections,
            self.files.decisions,
            self.answers,
            row,
            self.origins[row],
            mapping_names(path.read_text(encoding="utf-8-sig"), str(path)),
        )

    def made(self, row: int, returns: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """What the columns of a row hold that was not published: its own, and those of its return (0 or 1)."""
        content, ids = self.traced(row).content, self.identities
        of_return = {name: cell for told in returns for name, cell in told.items() if name in INITIATIVES.names}
        own = {name: cells[0] for name, cells in content.columns.items()}
        own |= {"initiative_id": ids.initiative_ids[row], "return_id": ids.return_ids[row]}
        own |= {"position": ids.positions[row], "source_line": self.line_of(row)}
        return of_return | own | {"missing": content.missing[0], "flags": []}


def rows_again(files: SurveyFiles, vouched: Vouched) -> RowsAgain:
    """The rows of a source; raises `NotExplained` where its bytes are not there any more, else as reading does."""
    wave, read = files.waves[vouched.wave], read_again(files, vouched)
    answers, origins = unfold_with_origins(read.corrected, files.survey, wave, vouched.source)
    return RowsAgain(files, vouched, read, answers, origins, identify(answers, files.survey.id, wave.id))
