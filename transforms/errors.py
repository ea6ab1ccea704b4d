"""Faults that a person can act on: where, what was found, what was expected, what to do.

Every abnormal input ends in one of these. The command line prints them without a traceback and turns
`exit_code` into its own; a flow turns them into a failed state. Messages are in English and never
quote a raw value unless the schema marks its field `quotable`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from transforms.privacy import mask


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, in the four parts that every message has.

    The name of a file or of a column can hold an e-mail address or a telephone number, and a message
    ends up in logs, receipts and Prefect's database: they are masked here, whoever words the fault.
    """

    where: str
    found: str
    expected: str
    remedy: str

    def __post_init__(self) -> None:
        for part in ("where", "found", "expected", "remedy"):
            object.__setattr__(self, part, mask(getattr(self, part)).text)

    def __str__(self) -> str:
        return f"{self.where}: found {self.found}; expected {self.expected}. {self.remedy}"


class PipelineError(Exception):
    """Root of all faults that are shown to a person instead of a traceback.

    `faults` holds every fault of the stage, gathered before raising once.
    """

    exit_code = 1

    def __init__(self, faults: Fault | Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = (faults,) if isinstance(faults, Fault) else tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))

    def __reduce__(self) -> tuple[type[PipelineError], tuple[tuple[Fault, ...]]]:
        return type(self), (self.faults,)


class SurveyFileInvalid(PipelineError):
    """Raised when a survey, wave, decisions or corrections file does not hold what it must."""

    exit_code = 2


class UnreadableReturn(PipelineError):
    """Raised when the bytes of a source cannot be fetched or read as a table."""

    exit_code = 2


class UnexpectedStructure(PipelineError):
    """Raised when a raw wave fails its structure suite: columns, ids, row counts."""


class ReferenceInvalid(PipelineError):
    """Raised when official geography or a code list is missing, or not what it must be."""

    exit_code = 2


class AccountsDoNotBalance(PipelineError):
    """Raised before the commit when a return or an initiative has no outcome, or more than one."""


class PublishRefused(PipelineError):
    """Raised when a gate refuses to publish: the previous version stays current."""

    exit_code = 3


class CatalogueUnusable(PipelineError):
    """Raised when the published root cannot be read or written as a catalogue."""

    exit_code = 2


class WorkingRootUnusable(PipelineError):
    """Raised when raw/, staged/, held/ or Prefect's home cannot be written: a full disk, missing rights."""

    exit_code = 2


class PrefectUnreachable(PipelineError):
    """Raised when the Prefect server that is set does not answer."""

    exit_code = 2


class UsageError(PipelineError):
    """Raised when a command names something that does not exist: a survey, a wave, a version."""

    exit_code = 2
