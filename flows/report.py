"""What a run says when it ends: the closing table, the artifact, the JSON document, the receipt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from transforms.errors import Fault, PipelineError

if TYPE_CHECKING:
    from flows.catalogue import Version

Outcome = Literal["published", "unchanged", "nothing_new", "refused", "failed"]

SAID: Mapping[Outcome, str] = {
    "published": "a new version was published",
    "unchanged": "worked again, no difference: no new version",
    "nothing_new": "no input changed: nothing was worked",
    "refused": "a gate refused to publish: the version before stays current",
    "failed": "failed: the version before stays current",
}


@dataclass(frozen=True, slots=True)
class Report:
    """The end of one run of one survey; `accounts` has one entry per wave, source, grain, outcome."""

    survey_id: str
    run_id: str
    outcome: Outcome
    version: str | None = None
    seq: int | None = None
    path: str | None = None
    accounts: Sequence[Mapping[str, object]] = ()
    flagged: int = 0
    rejected_by_rule: Mapping[str, int] = field(default_factory=dict)
    changes: Mapping[str, object] = field(default_factory=dict)
    fingerprints: Mapping[str, str | None] = field(default_factory=dict)
    failed_sources: Sequence[str] = ()
    held: str | None = None
    notices: Sequence[str] = ()
    exit_code: int = 0

    def count(self, grain: str, outcome: str | None = None) -> int:
        """How many returns or initiatives came in, in all or with one outcome."""
        return sum(
            int(str(line["count"]))
            for line in self.accounts
            if line["grain"] == grain and outcome in (None, line["outcome"])
        )

    def as_json(self) -> dict[str, object]:
        """The report as plain values, for `--json` and receipts."""
        return asdict(self)

    def receipt(self) -> dict[str, object]:
        """What `_runs/` keeps: the report without the accounts that the version itself holds."""
        return {name: value for name, value in asdict(self).items() if name not in ("accounts", "path", "held")}


class RunFailed(PipelineError):
    """Raised at the end of a run in which a source failed: the others have been published."""

    def __init__(self, faults: Sequence[Fault], report: Report) -> None:
        super().__init__(faults)
        self.report = report
        self.exit_code = report.exit_code

    def __reduce__(self) -> tuple[type[RunFailed], tuple[tuple[Fault, ...], Report]]:  # type: ignore[override]
        return type(self), (self.faults, self.report)


def summary_lines(report: Report) -> list[tuple[str, str]]:
    """The closing table, as label and value."""
    version = f"{report.version} (seq {report.seq})" if report.version else "none yet"
    lines = [
        ("outcome", SAID[report.outcome]),
        ("returns in", str(report.count("return"))),
        ("initiatives in", str(report.count("initiative"))),
        ("  published", f"{report.count('initiative', 'published')} ({report.flagged} flagged)"),
        ("  rejected", str(report.count("initiative", "rejected"))),
        ("  not published", str(report.count("initiative", "not_published"))),
        ("  empty blocks", str(report.count("initiative", "empty_block"))),
        ("version", version),
        ("data", report.path or "-"),
    ]
    lines += [("held back", report.held)] if report.held else []
    lines += [("failed source", source) for source in report.failed_sources]
    return lines


def markdown(report: Report) -> str:
    """The accounts of the run, for the artifact that the Prefect UI shows."""
    head = [f"# {report.survey_id}: {SAID[report.outcome]}", "", f"Version **{report.version}** (seq {report.seq})", ""]
    table = ["| wave | source | grain | outcome | count |", "|---|---|---|---|---:|"]
    rows = [
        f"| {a['wave']} | {a['source_id']} | {a['grain']} | {a['outcome']} | {a['count']} |" for a in report.accounts
    ]
    rejects = [f"- `{rule}`: {count} held back" for rule, count in sorted(report.rejected_by_rule.items())]
    failed = [f"- **source failed**: {source}" for source in report.failed_sources]
    return "\n".join([*head, *table, *rows, "", *rejects, *failed])


def where_to_look(path: Path) -> str:
    """The three lines that open the data with pandas."""
    return f'import pandas as pd\ninitiatives = pd.read_parquet("{path / "initiatives.parquet"}")'


def accounts_of(version: Version) -> list[dict[str, object]]:
    """The accounts that a published version holds, as plain values."""
    lines: list[dict[str, object]] = version.table("accounts").to_pylist()
    return lines
