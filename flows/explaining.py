"""`inventaire explain`: from a published value back to the raw cell, and every step between.

What is asked is found in the published tables; then the raw bytes are read again out of the raw archive, the
row is found in them by its identity, and each step is worked out anew on that one row. Where the archive,
the survey files or the code are not those of the version any more, that is said, and what the version
itself tells stands alone. Nothing is written anywhere: what respondents wrote goes to the terminal alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from expectations.rules import BY_CODE
from flows.bundled import code_book, read_survey
from flows.finding import PUBLISHED, Found, Gone, Search, find, rows_of, search_for
from flows.job import find_survey
from flows.rows_again import RowsAgain, rows_again
from flows.vouching import NotExplained, vouch
from transforms.errors import Fault, PipelineError, UsageError
from transforms.faults_of_models import nearest
from transforms.origins import personal_columns
from transforms.schema import INITIATIVES
from transforms.shown_traces import Showing
from transforms.tracing import FailedRule, first_of_return, trace_field, value_alone

NOT_PUBLISHED = "not_published"


@dataclass(frozen=True)
class Explained:
    """One initiative explained, fit for JSON, and the exit code that goes with it.

    0: a published row, every step led to its values. 1: it is not published (held back, superseded, retired).
    2: its raw file, the survey files or the code are not those of the version any more.
    """

    document: Mapping[str, Any]
    exit_code: int = 0


@dataclass(frozen=True)
class Asked:
    """What a person asks: an initiative, one field or all, whether raw texts may be shown."""

    initiative: str
    field: str | None = None
    raw: bool = False


def explain(asked: Asked, survey: str | None, version: str, surveys_dir: str | None, out: str | None) -> Explained:
    """The explanation; raises `UsageError` for an id or a field that there is not, `PipelineError` as reading does."""
    _require_field(asked.field)
    search = search_for(asked.initiative, survey, version, surveys_dir, out)
    found = find(search)
    if isinstance(found, Found):
        return _explain_found(asked, found, surveys_dir)
    unpublished = _in_raw(asked, search, surveys_dir)
    if unpublished is not None:
        return unpublished
    if found is None:
        raise UsageError(_nowhere(search))
    fault = Fault(f"{found.survey_id} {found.version.version}", found.found, "an initiative of it", found.remedy)
    return _without_row(asked, found, fault)


def _require_field(name: str | None) -> None:
    if name is not None and name not in INITIATIVES.names:
        remedy = f"{nearest(name, list(INITIATIVES.names))}They are in data_dictionary.md of every version."
        raise UsageError(Fault("FIELD", f"no field {name!r}", "a column of the initiatives", remedy))


def _nowhere(search: Search) -> Fault:
    where = ", ".join(f"{name} {version.version}" for name, version in search.versions.items())
    remedy = (
        "Look the id up in initiatives.parquet; one whose return was taken back, or whose title or own id changed, is "
        "not found under its old id."
    )
    found = "no initiative of that id, neither published, held back, retired nor in the raw returns"
    return Fault(where, found, "the id of an initiative", remedy)


def _without_row(asked: Asked, gone: Gone, fault: Fault) -> Explained:
    return Explained(_head(asked, gone.survey_id, gone.version, "gone") | {"faults": [_as_json(fault)]}, 1)


def _head(asked: Asked, survey_id: str, version: Any, outcome: str) -> dict[str, Any]:
    return {
        "initiative": asked.initiative,
        "survey": survey_id,
        "version": version.version,
        "seq": version.seq,
        "outcome": outcome,
        "raw": asked.raw,
        "notes": [],
        "faults": [],
        "fields": [],
    }


def _as_json(fault: Fault) -> dict[str, str]:
    return {"where": fault.where, "found": fault.found, "expected": fault.expected, "remedy": fault.remedy}


def _explain_found(asked: Asked, found: Found, surveys_dir: str | None) -> Explained:
    head = _head(asked, found.survey_id, found.version, found.outcome)
    head |= {name: found.row[name] for name in ("wave", "source_id", "return_id")}
    rules = list(_failed_rules(found))
    try:
        files = read_survey(find_survey(found.survey_id, surveys_dir), code_book())
        vouched = vouch(files, found.version, str(found.row["wave"]), str(found.row["source_id"]))
        source = rows_again(files, vouched)
        row = source.row_of(asked.initiative)
        if row is None:
            raise NotExplained(_not_in_raw(found))
    except PipelineError as error:
        return _version_alone(asked, found, head, rules, error)
    if found.outcome == PUBLISHED:
        return _document(asked, head, source, row, found.row, rules)
    made = source.made(row, rows_of(found.version, "returns", "return_id", str(found.row["return_id"])))
    return _document(asked, head, source, row, made, rules)


def _not_in_raw(found: Found) -> Fault:
    where = f"{found.survey_id} {found.version.version}, wave {found.row['wave']}, source {found.row['source_id']}"
    remedy = "It has been changed or taken out of the raw file since: look at the version before."
    return Fault(where, "no row of that id in the raw file", "the row it was made from", remedy)


def _version_alone(
    asked: Asked, found: Found, head: dict[str, Any], rules: Sequence[FailedRule], error: PipelineError
) -> Explained:
    """What the version itself tells, and why it is no more."""
    names = _names(asked, found.row)
    showing = Showing(asked.raw, is_published=found.outcome == PUBLISHED)
    fields = [showing.trace(value_alone(name, found.row, rules)) for name in names if name in found.row]
    told = {"faults": [_as_json(fault) for fault in error.faults], "fields": fields, "explained": False}
    return Explained(head | {"line": found.row.get("source_line")} | told, error.exit_code)


def _failed_rules(found: Found) -> Iterator[FailedRule]:
    """Warnings that flag the row, and critical rules that held it back."""
    held = [str(told["rule"]) for told in found.held]
    for code in (*(found.row.get("flags") or ()), *held):
        rule = BY_CODE.get(code)
        if rule is not None:
            yield FailedRule(code, rule.field, rule.severity, rule.message_en, rule.fixed_by)


def _names(asked: Asked, row: Mapping[str, Any]) -> Sequence[str]:
    """The field asked for, or every column; those of an older version as well, which today's schema may lack."""
    return [asked.field] if asked.field else [name for name in INITIATIVES.names if name in row]


def _document(
    asked: Asked,
    head: dict[str, Any],
    source: RowsAgain,
    row: int,
    told: Mapping[str, Any],
    rules: Sequence[FailedRule],
) -> Explained:
    """The whole explanation; `told` is the row as published, or as it would have been."""
    traced, is_published = source.traced(row), head["outcome"] == PUBLISHED
    first = first_of_return(source.identities, source.origins, row)
    traces = [trace_field(traced, name, told, rules, first) for name in _names(asked, told)]
    showing = Showing(asked.raw, personal_columns(traced.wave, traced.version, traced.origin), is_published)
    odd = [trace.field for trace in traces if is_published and trace.reproduced is False]
    faults = [_as_json(_not_reproduced(head, odd))] if odd else []
    line = source.line_of(row)
    place = {"line": line, "block": int(source.answers["@block"].iloc[row]) or None}
    document = head | place | {"explained": True, "notes": list(_notes(line, told, head))}
    document |= {"faults": faults, "fields": [showing.trace(trace) for trace in traces]}
    return Explained(document, 0 if is_published and not odd else 1)


def _not_reproduced(head: Mapping[str, Any], odd: Sequence[str]) -> Fault:
    where = f"{head['survey']} {head['version']}, {head['initiative']}"
    found = f"other values than those published for {', '.join(odd)}"
    remedy = "The steps shown are not those that made these values. Please report it."
    return Fault(where, found, "steps that lead to the published values", remedy)


def _notes(line: int, told: Mapping[str, Any], head: Mapping[str, Any]) -> Iterator[str]:
    if head["outcome"] == PUBLISHED and told["source_line"] != line:
        yield f"the row has moved: published with line {told['source_line']}, where it stood when it last changed"
    if head["outcome"] != PUBLISHED:
        yield f"not published: {head.get('why', 'held back by the rules below')}"


def _in_raw(asked: Asked, search: Search, surveys_dir: str | None) -> Explained | None:
    """An initiative that no table has because its return is not published, or because its block is empty."""
    for survey_id, version in search.versions.items():
        for source in _sources(survey_id, version, surveys_dir):
            row = source.row_of(asked.initiative)
            if row is None:
                continue
            return_id = source.identities.return_ids[row]
            head = _head(asked, survey_id, version, NOT_PUBLISHED)
            head |= {"wave": source.vouched.wave, "source_id": source.vouched.source, "return_id": return_id}
            returns = rows_of(version, "returns", "return_id", return_id)
            made = source.made(row, returns)
            return _document(asked, head | _why(returns), source, row, made, [])
    return None


def _sources(survey_id: str, version: Any, surveys_dir: str | None) -> Iterator[RowsAgain]:
    """Every source of a version that can still be read; the others cannot be searched."""
    try:
        files = read_survey(find_survey(survey_id, surveys_dir), code_book())
    except PipelineError:
        return
    for wave, entry in version.manifest["provenance"]["waves"].items():
        for source in entry["sources"]:
            try:
                yield rows_again(files, vouch(files, version, wave, source))
            except PipelineError:
                continue


def _why(returns: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Why the initiatives of a return are not published."""
    if not returns:
        return {"why": "its return is not in this version"}
    told = returns[0]
    by = f", superseded by return {told['superseded_by']}" if told.get("superseded_by") else ""
    if told["published"]:
        return {"why": "its block is empty: nothing was written in it", "disposition": told["disposition"]}
    return {
        "why": f"its return is {told['disposition']}{by}",
        "disposition": told["disposition"],
        "superseded_by": told.get("superseded_by"),
    }
