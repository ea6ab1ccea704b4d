"""What holds of any text: no crash, no order, no neighbour counts, no code that is not in the register."""

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transforms.territory.kinds import KINDS
from transforms.territory.reference import Reference
from transforms.territory.resolve import REASONS, resolve_authorities

# Words that names are made of, so that the text gets past the first look-up, and anything else.
PHRASES = (
    "Mairie de la du d'Agen Ville Saint-Denis (93) Dijon Métropole CC Conseil départemental 31 Région Bretagne",
    "- , CEDEX 2 93200 Lyon (La) Réunion s/ Ste \u00a0 \x00 \u202e ' ’ Ville-d'Avray communauté agglomération",
)
WORDS = st.sampled_from([word for phrase in PHRASES for word in phrase.split(" ")])
NAMES = st.one_of(st.lists(WORDS, max_size=8).map(" ".join), st.text(max_size=80), st.none())
ROWS = st.tuples(NAMES, st.sampled_from([None, *KINDS]), st.one_of(st.none(), WORDS, st.text(max_size=12)))
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def frame(rows: list[tuple[str | None, str | None, str | None]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["name", "kind", "departement"]).astype("str")


@FEW
@given(rows=st.lists(ROWS, min_size=1, max_size=12), order=st.randoms(use_true_random=False))
def test_the_order_of_rows_is_irrelevant_and_each_row_stands_alone(reference: Reference, rows, order) -> None:
    together = resolve_authorities(frame(rows), reference)
    positions = list(range(len(rows)))
    order.shuffle(positions)
    shuffled = resolve_authorities(frame([rows[p] for p in positions]), reference)
    pd.testing.assert_frame_equal(shuffled, together.take(positions).reset_index(drop=True))
    pd.testing.assert_frame_equal(resolve_authorities(frame(rows[:1]), reference), together.head(1))


@FEW
@given(rows=st.lists(ROWS, min_size=1, max_size=12))
def test_an_answer_is_an_authority_of_the_declared_kind_or_a_reason(reference: Reference, rows) -> None:
    found = resolve_authorities(frame(rows), reference)
    known = set(zip(reference.authorities["authority_kind"], reference.authorities["authority_code"], strict=True))
    for (_, kind, _), row in zip(rows, found.to_dict("records"), strict=True):
        if row["status"] != "matched":
            assert set(row["reasons"]) and set(row["reasons"]) <= set(REASONS)
            assert pd.isna(row["authority_code"])
            continue
        assert (row["authority_kind"], row["authority_code"]) in known
        family = {"collectivite_unique", "collectivite_outre_mer"}
        assert kind in (None, row["authority_kind"]) or {kind, row["authority_kind"]} == family


@settings(FEW, max_examples=30)
@given(
    name=st.text(min_size=0, max_size=10_000),
    unit=st.sampled_from(["(", "a (", "- ", ", ", "\x00", "Mairie de ", "''", "93 ", "é", "CC ", " " * 9, "[(", "s/s"]),
    size=st.integers(0, 10_000),
)
def test_any_text_of_any_length_gets_an_answer(reference: Reference, name: str, unit: str, size: int) -> None:
    long = (unit * size)[:size]
    rows = [(text, kind, place) for text in (name, long, long[:490]) for kind, place in ((None, "93"), ("epci", long))]
    assert len(resolve_authorities(frame(rows), reference)) == len(rows)
