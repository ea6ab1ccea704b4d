"""From judged sources to a version: what was worked joins what is carried over, and is published.

A wave that was not worked keeps the rows of the version before, unmoved. A source that failed keeps
them too, its returns marked stale. Accounts are checked before anything is committed; rows that were
held back lie in `held/<survey>/<seq>/`, private, never below the published root.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from flows.bundled import code_book
from flows.catalogue import About, Declared, Draft, HeadMoved, Published, Unchanged, Version, latest_version, publish
from flows.job import Job
from flows.progress import tell
from flows.provenance import describe_inputs, worked_fingerprint
from flows.report import Report, count_flagged, forgotten_waves
from flows.settings import private_folder
from flows.stages import judge_returns
from flows.staging import as_objects, read_rows
from transforms.accounts import check_balance, take_accounts
from transforms.changes import Difference
from transforms.codes import CodeBook, codes_frame
from transforms.continuity import keep_lines
from transforms.crosswalk import crosswalk, with_comparability
from transforms.errors import Fault, PipelineError, PublishRefused
from transforms.schema import ACCOUNTS, CODES, COVERAGE, INITIATIVES, REDIRECTS, RETURNS, RULES, TABLES, Table
from transforms.settlement import OUTCOME
from transforms.survey_files import Survey

# How often a run assembles again because another publisher was quicker.
ATTEMPTS = 5

CARRIED = (INITIATIVES, RETURNS, ACCOUNTS, RULES, COVERAGE, REDIRECTS)
JUDGED = (RETURNS, COVERAGE, CODES, REDIRECTS, ACCOUNTS, RULES)


@dataclass(frozen=True, slots=True)
class FailedSource:
    """A source that could not be worked, and why."""

    wave: str
    source: str
    error: PipelineError


@dataclass(frozen=True, slots=True)
class WorkedWave:
    """A wave after its stages: the folders of its good sources, and those that failed."""

    wave: str
    good: tuple[Path, ...]
    failed: tuple[FailedSource, ...]


def publish_survey(job: Job, survey_id: str, waves: Sequence[WorkedWave]) -> Report:
    """The report of the published version, or of the one that it does not differ from.

    Raises `AccountsDoNotBalance`, `PublishRefused` or `CatalogueUnusable`; the version before stays.
    """
    for wave in waves:
        _check_accounts(wave)
        _check_bounds(job, wave)
    tables, result = _publish_upon_newest(job, waves)
    held = _hold(job, waves, result.seq)
    tell(f"publish   {survey_id}: {'version' if isinstance(result, Published) else 'no change from'} {result.version}")
    return _report(job, waves, tables, result, held)


def _publish_upon_newest(job: Job, waves: Sequence[WorkedWave]) -> tuple[dict[str, pa.Table], Published | Unchanged]:
    """Assembles upon the newest version and publishes; again where another publisher was quicker.

    Rows that are carried over must be those of the version right before, or another publisher's
    changes would be taken back.
    """
    book = code_book()
    for _ in range(ATTEMPTS):
        latest = latest_version(job.root)
        tables = _assemble(job, waves, latest, book)
        gate = _gate(job, tables, latest, judge_related(tables, book))
        draft = _draft(job, tables, waves, latest)
        upon = latest.seq if latest else 0
        with contextlib.suppress(HeadMoved):
            allow = job.allow_mass_change
            return tables, publish(
                job.root,
                draft,
                now=job.started_at,
                gate=gate,
                allow_mass_change=allow,
                made_upon=upon,
                declared=Declared(with_comparability(TABLES, crosswalk(job.files().waves))),
            )
    fault = Fault(str(job.root), f"{ATTEMPTS} other versions committed meanwhile", "a turn", "Run again.")
    raise PublishRefused(fault)


def _frames(waves: Sequence[WorkedWave], name: str) -> list[pd.DataFrame]:
    return [pd.read_parquet(folder / name) for wave in waves for folder in wave.good]


def _check_accounts(wave: WorkedWave) -> None:
    """Raises `AccountsDoNotBalance`: nothing that came in may be lost or doubled on the way."""
    for folder in wave.good:
        check_balance(pd.read_parquet(folder / "arrivals.parquet"), *_accountable(folder))


def _check_bounds(job: Job, wave: WorkedWave) -> None:
    """Raises `PublishRefused` where all sources of a wave together bring fewer or more than it expects.

    The screen sees one source at a time, so it cannot hold a wave of several sources to its bounds.
    """
    expect = job.files().waves[wave.wave].expect
    faults = []
    for what, name, bounds in (
        ("returns", "judged-returns.parquet", expect.returns),
        ("initiatives", "settled-initiatives.parquet", expect.initiatives),
    ):
        rows = sum(_statements(read_rows(folder / name)) for folder in wave.good)
        if bounds and not _within(rows, None if wave.failed else bounds.min, bounds.max):
            where = f"survey {job.survey_id}, wave {wave.wave}"
            remedy = "Check that every source is whole and none is there twice, or correct `expect:` in the wave file."
            faults.append(Fault(where, f"{rows} {what} in all sources", _told(bounds.min, bounds.max), remedy))
    if faults:
        raise PublishRefused(faults)


def _statements(rows: pd.DataFrame) -> int:
    """How many rows state something: an initiative block that was left empty is no initiative."""
    return int((rows[OUTCOME] != "empty_block").sum()) if OUTCOME in rows else len(rows)


def _within(rows: int, low: int | None, high: int | None) -> bool:
    return (low is None or rows >= low) and (high is None or rows <= high)


def _told(low: int | None, high: int | None) -> str:
    return " and ".join([f"at least {low}"] * (low is not None) + [f"at most {high}"] * (high is not None))


def _accountable(folder: Path) -> tuple[pd.DataFrame, pd.DataFrame, list[str], list[str]]:
    accepted = read_rows(folder / "accepted.parquet")["initiative_id"].tolist()
    rejects = pd.read_parquet(folder / "rejects.parquet")["initiative_id"].tolist()
    returns, initiatives = (read_rows(folder / f"{name}.parquet") for name in ("judged-returns", "settled-initiatives"))
    return returns, initiatives, accepted, rejects


def _assemble(job: Job, waves: Sequence[WorkedWave], latest: Version | None, book: CodeBook) -> dict[str, pa.Table]:
    """Every table but `changes`: the worked rows and those carried over, each with its declared types."""
    worked = {
        INITIATIVES.name: [read_rows(folder / "accepted.parquet") for wave in waves for folder in wave.good],
        RETURNS.name: [read_rows(folder / "judged-returns.parquet") for wave in waves for folder in wave.good],
        ACCOUNTS.name: [take_accounts(*_accountable(folder)) for wave in waves for folder in wave.good],
        RULES.name: [_rules(job, folder) for wave in waves for folder in wave.good],
        COVERAGE.name: [],
        REDIRECTS.name: [],
    }
    before = _tables_before(latest)
    carried = _carry_over(waves, before, book)
    tables = {
        table.name: pa.concat_tables([carried[table.name], *(_arrow(frame, table) for frame in worked[table.name])])
        for table in CARRIED
    }
    for table in (INITIATIVES, RETURNS):
        if _has_columns_of(before[table.name], table):
            tables[table.name] = keep_lines(tables[table.name], before[table.name], table)
    return tables | {CODES.name: _arrow(codes_frame(book), CODES)}


def _arrow(frame: pd.DataFrame, table: Table) -> pa.Table:
    schema = table.arrow_schema()
    columns = [pa.array(list(frame[field.name]), type=field.type, from_pandas=True) for field in schema]
    return pa.table(columns, schema=schema)


def _rules(job: Job, folder: Path) -> pd.DataFrame:
    """The tally of one source as rows of the table of rules."""
    tally = pd.read_parquet(folder / "tally.parquet")
    return tally.assign(survey_id=job.survey_id, wave=folder.parent.name, source_id=folder.name)


def _tables_before(latest: Version | None) -> dict[str, pa.Table]:
    """The tables of the version before, as it has them; empty where it has none."""
    there = {entry["name"] for entry in latest.manifest["tables"]} if latest else set()
    return {
        table.name: latest.table(table.name) if latest and table.name in there else table.arrow_schema().empty_table()
        for table in CARRIED
    }


def _carry_over(waves: Sequence[WorkedWave], before: Mapping[str, pa.Table], book: CodeBook) -> dict[str, pa.Table]:
    """The rows of the version before that stay in use; those of failed sources marked stale."""
    worked = [wave.wave for wave in waves]
    stale = [(failed.wave, failed.source) for wave in waves for failed in wave.failed]
    kept = {table.name: _as_declared(_kept(before[table.name], worked, stale), table) for table in CARRIED}
    for source in stale:
        _mark_stale(kept, *source, book)
    return kept


def _has_columns_of(rows: pa.Table, table: Table) -> bool:
    return list(rows.schema.names) == list(table.names)


def _as_declared(rows: pa.Table, table: Table) -> pa.Table:
    """Carried rows with today's columns; raises `PublishRefused` where rows of another schema would stay.

    Where nothing stays, the older schema is no hindrance: that is how a schema changes.
    """
    if not rows.num_rows:
        return table.arrow_schema().empty_table()
    if not _has_columns_of(rows, table):
        found = f"{rows.num_rows} rows of table {table.name} to be carried over, with other columns"
        remedy = "Run all waves with all sources readable, so that nothing has to be carried over."
        raise PublishRefused(Fault("the version before", found, "the columns of today's schema", remedy))
    return rows.cast(table.arrow_schema())


def _kept(table: pa.Table, worked: Sequence[str], stale: Sequence[tuple[str, str]]) -> pa.Table:
    """The rows of waves that were not worked, and of declared sources that failed in those that were.

    A source that the wave file does not name any more is gone with its rows.
    """
    if "wave" not in table.column_names:
        return table
    others = pc.invert(pc.is_in(table["wave"], pa.array(worked, pa.string())))
    return table.filter(pc.or_(others, _is_of(table, stale)) if "source_id" in table.column_names else others)


def _is_of(table: pa.Table, sources: Sequence[tuple[str, str]]) -> pa.Array:
    places = pc.binary_join_element_wise(table["wave"], table["source_id"], "/")
    return pc.is_in(places, pa.array([f"{wave}/{source}" for wave, source in sources], pa.string()))


def _mark_stale(kept: dict[str, pa.Table], wave: str, source: str, book: CodeBook) -> None:
    """Marks the carried returns of a source that failed, and judges them again, for they are flagged now."""
    own = _is_of(kept[RETURNS.name], [(wave, source)])
    carried = as_objects(kept[RETURNS.name].filter(own))
    if carried.empty:
        return
    returns, tally = judge_returns(carried.assign(stale=pd.Series([True] * len(carried), dtype=object)), book)
    rules = tally.assign(survey_id=carried["survey_id"][0], wave=wave, source_id=source)
    of_returns = pc.and_(_is_of(kept[RULES.name], [(wave, source)]), pc.equal(kept[RULES.name]["table"], RETURNS.name))
    for table, replaced, fresh in ((RETURNS, own, returns), (RULES, of_returns, rules)):
        others = kept[table.name].filter(pc.invert(replaced))
        kept[table.name] = pa.concat_tables([others, _arrow(fresh, table)])


def judge_related(tables: Mapping[str, pa.Table], book: CodeBook) -> dict[str, int]:
    """How many rows of each related table fail a critical rule: we made them, so it must be none."""
    from expectations.tables import judge_table

    return {table.name: judge_table(table.name, as_objects(tables[table.name]), book).rejected for table in JUDGED}


def _gate(job: Job, tables: Mapping[str, pa.Table], latest: Version | None, failures: Mapping[str, int]) -> Any:
    """The last gate, which sees the difference just before the commit."""

    def gate(difference: Difference) -> None:
        from expectations.versions import VersionFacts, judge_version

        judge_version(
            VersionFacts(
                dataset=job.survey_id,
                rows={name: table.num_rows for name, table in tables.items()},
                removed_share=difference.removed_share,
                accounts_balanced=_add_up(tables),
                critical_failures=failures,
                rows_before={name: counts.before for name, counts in difference.tables.items()} if latest else {},
                allow_mass_change=job.allow_mass_change,
            )
        )

    return gate


def _add_up(tables: Mapping[str, pa.Table]) -> bool:
    """Whether the published tables say what the accounts say, carried rows included."""
    accounts = as_objects(tables[ACCOUNTS.name])

    def counted(grain: str, outcome: str | None = None) -> int:
        lines = accounts[(accounts["grain"] == grain) & ((accounts["outcome"] == outcome) | (outcome is None))]
        return int(lines["count"].sum())

    published, returns = tables[INITIATIVES.name].num_rows, tables[RETURNS.name].num_rows
    return bool(counted("initiative", "published") == published and counted("return") == returns)


def _draft(job: Job, tables: dict[str, pa.Table], waves: Sequence[WorkedWave], latest: Version | None) -> Draft:
    quality = quality_report(tables[RULES.name])
    return Draft(
        dataset=job.survey_id,
        tables=tables,
        about=about(job.files().survey),
        documents={"quality_report.json": json.dumps(quality, ensure_ascii=False, indent=2, sort_keys=True).encode()},
        provenance=describe_inputs(job, waves, latest),
        quality={"rules": len(quality), "rules_failed": sum(1 for rule in quality.values() if rule["failed"])},
        logical_time=job.logical_time,
    )


def quality_report(rules: pa.Table) -> dict[str, dict[str, Any]]:
    """Per rule: severity, rows checked, rows failed, over all waves and sources."""
    report: dict[str, dict[str, Any]] = {}
    for line in rules.to_pylist():
        told = {name: line[name] for name in ("severity", "table", "message_fr", "message_en")}
        total = report.setdefault(line["rule"], told | {"checked": 0, "failed": 0})
        total["checked"] += line["checked"]
        total["failed"] += line["failed"]
    return report


def about(survey: Survey) -> About:
    """What a reader is told about the data set, from the survey's file."""
    return About(
        title_fr=survey.title.fr,
        title_en=survey.title.en,
        description_fr=survey.description.fr,
        description_en=survey.description.en,
        licence_id=survey.licence.id,
        licence_title=survey.licence.title,
        licence_url=survey.licence.url,
        citation=survey.citation,
        organisers=survey.organisers,
        contact=survey.contact,
        keywords=survey.keywords,
    )


def _hold(job: Job, waves: Sequence[WorkedWave], seq: int) -> Path | None:
    """Where the rows held back lie, if there are any."""
    rejects = [frame for frame in _frames(waves, "rejects.parquet") if len(frame)]
    if not rejects:
        return None
    folder = private_folder(private_folder(job.places.held / job.survey_id) / f"{seq:010d}")
    pd.concat(rejects, ignore_index=True).to_parquet(folder / "rejects.parquet")
    return folder


def _report(
    job: Job,
    waves: Sequence[WorkedWave],
    tables: Mapping[str, pa.Table],
    result: Published | Unchanged,
    held: Path | None,
) -> Report:
    rejects = [frame["rule"] for frame in _frames(waves, "rejects.parquet")]
    counts = pd.concat(rejects).value_counts() if rejects else {}
    return Report(
        job.survey_id,
        job.run_id,
        "published" if isinstance(result, Published) else "unchanged",
        result.version,
        result.seq,
        str(result.path),
        accounts=tables[ACCOUNTS.name].to_pylist(),
        flagged=count_flagged(tables[INITIATIVES.name]),
        rejected_by_rule={str(rule): int(count) for rule, count in counts.items()},
        changes=_changes(result),
        fingerprints={wave.wave: worked_fingerprint(job, wave) for wave in waves},
        failed_sources=[f"{f.wave}/{f.source}" for w in waves for f in w.failed],
        held=str(held) if held else None,
        notices=[*result.warnings, *forgotten_waves(tables[INITIATIVES.name], job.files().waves)],
    )


def _changes(result: Published | Unchanged) -> dict[str, object]:
    if isinstance(result, Unchanged):
        return {}
    counts = result.difference.tables[INITIATIVES.name]
    return {"added": counts.added, "removed": counts.removed, "changed": counts.changed,
            "why": [reason.en for reason in result.reasons]}  # fmt: skip
