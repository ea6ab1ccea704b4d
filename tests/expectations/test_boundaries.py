"""The value at each bound passes; the next one beyond it fails."""

from __future__ import annotations

import datetime as dt

import pytest

from transforms.schema import TABLES

DAY = dt.timedelta(days=1)


@pytest.fixture(scope="module")
def at_bounds(poisons, book):
    """(table, field, side) → rules failed at the bound, and one step beyond it."""
    found = {}
    for table in TABLES.values():
        cases = [
            (field.name, side, bound, poisons.beyond(bound, step))
            for field in table.fields
            if field.bounds
            for side, bound, step in (("low", field.bounds[0], -1), ("high", field.bounds[1], 1))
            if bound is not None
        ]
        rows = [
            poisons.valid_row(table.name, number) | {name: value}
            for number, (name, value) in enumerate((n, v) for n, _, *values in cases for v in [values[0], values[1]])
        ]
        failed = poisons.failures_by_row(poisons.verdict_on(table.name, rows, book)) if rows else []
        for (name, side, *_), at, past in zip(cases, failed[::2], failed[1::2], strict=True):
            found[table.name, name, side] = (at, past)
    return found


def test_every_bound_of_the_schema_is_included_and_no_more(at_bounds):
    assert len(at_bounds) == sum(b is not None for t in TABLES.values() for f in t.fields for b in f.bounds or ())
    for (table, name, side), (at, past) in at_bounds.items():
        code = f"{name}.bounds" if table == "initiatives" else f"{table}.{name}.bounds"
        assert code not in at, (table, name, side)
        assert code in past, (table, name, side)


def dated(start, end, precision="day"):
    return {
        "started_on": start, "started_on_precision": "day", "ended_on": end, "ended_on_precision": precision,
    }  # fmt: skip


PAIRS = {
    "ended_on.not_before_start": [
        (dated(dt.date(2020, 5, 1), dt.date(2020, 5, 1)), dated(dt.date(2020, 5, 2), dt.date(2020, 5, 1))),
        (
            dated(dt.date(2020, 5, 31), dt.date(2020, 5, 1), "month"),
            dated(dt.date(2020, 6, 1), dt.date(2020, 5, 1), "month"),
        ),
        (
            dated(dt.date(2020, 12, 31), dt.date(2020, 1, 1), "year"),
            dated(dt.date(2021, 1, 1), dt.date(2020, 1, 1), "year"),
        ),
    ],
    "cost_eur.at_most_max": [
        (
            {"cost_eur": 5.0, "cost_eur_max": 5.0, "cost_precision": "range"},
            {"cost_eur": 5.01, "cost_eur_max": 5.0, "cost_precision": "range"},
        )
    ],
    "title.plausible_length": [({"title": "Bus"}, {"title": "Bu"}), ({"title": "x" * 500}, {"title": "x" * 501})],
    "title.not_blank": [({"title": "x"}, {"title": "\u2003"})],
    "started_on.within_period": [
        (
            {"started_on": dt.date(2021, 6, 18), "started_on_precision": "day"},
            {"started_on": dt.date(2021, 6, 19), "started_on_precision": "day"},
        ),
        (
            {"started_on": dt.date(2030, 1, 1), "started_on_precision": "day", "status": "planned"},
            {"started_on": dt.date(2030, 1, 1), "started_on_precision": "day", "status": "running"},
        ),
    ],
    "started_on_precision.with_date": [
        ({"started_on_precision": "event"}, {"started_on_precision": "day"}),
        ({"started_on_precision": "unknown"}, {"started_on_precision": "year"}),
        ({"started_on_precision": "day_without_year"}, {"started_on_precision": "month"}),
    ],
    "cost_precision.with_cost": [
        ({"cost_precision": "words"}, {"cost_precision": "exact"}),
        ({"cost_precision": "unknown"}, {"cost_precision": "approx"}),
        ({"cost_precision": "at_most", "cost_eur_max": 10.0}, {"cost_precision": "at_most"}),
        ({"cost_precision": "per_month", "cost_eur": 10.0}, {"cost_precision": "per_month"}),
    ],
    "running_cost_eur.at_most_max": [
        (
            {"running_cost_eur": 5.0, "running_cost_eur_max": 5.0, "running_cost_precision": "range"},
            {"running_cost_eur": 5.01, "running_cost_eur_max": 5.0, "running_cost_precision": "range"},
        )
    ],
    "running_cost_precision.with_cost": [
        ({"running_cost_precision": "words"}, {"running_cost_precision": "exact"}),
        ({"running_cost_precision": "range", "running_cost_eur": 1.0}, {"running_cost_precision": "range"}),
    ],
    "theme.parent_of_subthemes": [
        (
            {"theme": "transversal", "theme_label": "Transversal", "subthemes": ["donnees"]},
            {"theme": "transversal", "theme_label": "Transversal", "subthemes": ["donnees", "lien_social"]},
        )
    ],
    "departement_code.fits_commune": [
        (
            {"authority_kind": "commune", "authority_kind_label": "Commune", "authority_code": code, **right},
            {"authority_kind": "commune", "authority_kind_label": "Commune", "authority_code": code, **wrong},
        )
        for code, right, wrong in (
            ("2A004", {"departement_code": "2A"}, {"departement_code": "2B"}),
            ("97105", {"departement_code": "971"}, {"departement_code": "97"}),
            ("01001", {"departement_code": "01"}, {"departement_code": "10"}),
        )
    ],
    "missing.known": [({"missing": ["url:withheld"]}, {"missing": ["url:lost"]})],
    "missing.value_absent": [({"missing": ["url:blank"]}, {"missing": ["url:blank"], "url": "http://a.fr"})],
}
CASES = [(code, good, bad) for code, pairs in PAIRS.items() for good, bad in pairs]


@pytest.fixture(scope="module")
def pairs(poisons, book):
    rows = [poisons.valid_row("initiatives", n) | row for n, row in enumerate(r for _, *two in CASES for r in two)]
    failed = poisons.failures_by_row(poisons.verdict_on("initiatives", rows, book))
    return list(zip(failed[::2], failed[1::2], strict=True))


@pytest.mark.parametrize("case", range(len(CASES)), ids=[code for code, *_ in CASES])
def test_one_side_of_the_boundary_passes_and_the_other_fails(case, pairs):
    code, (good, bad) = CASES[case][0], pairs[case]
    assert code not in good
    assert code in bad


KINDS = {
    "commune": (["01001", "2B033", "97611"], ["1001", "2C033", "49", "01001\n", "٠١٠٠١"]),
    "epci": (["200071876"], ["20007187", "49328"]),
    "ept": (["200054781"], ["75"]),
    "departement": (["01", "2A", "971"], ["2C", "01001", "1"]),
    "region": (["94", "01"], ["2A", "1", "971"]),
    "collectivite_unique": (["94", "972"], ["2A004", "1"]),
    "collectivite_outre_mer": (["988", "975"], ["971x", "98"]),
    "other": (["200071876", "01"], []),
}


def test_codes_have_the_form_of_their_kind(poisons, book):
    labels = book["authority_kind"].labels()
    cases = [
        (kind, code, ok)
        for kind, both in KINDS.items()
        for ok, codes in zip((True, False), both, strict=True)
        for code in codes
    ]
    rows = [
        poisons.valid_row("initiatives", n)
        | {"authority_kind": kind, "authority_kind_label": labels[kind], "authority_code": code}
        for n, (kind, code, _) in enumerate(cases)
    ]
    failed = poisons.failures_by_row(poisons.verdict_on("initiatives", rows, book))
    for (kind, code, ok), rules in zip(cases, failed, strict=True):
        assert (not {"authority_code.fits_kind", "authority_code.pattern"} & rules) == ok, (kind, code, rules)
    assert set(KINDS) == set(book["authority_kind"].codes)
