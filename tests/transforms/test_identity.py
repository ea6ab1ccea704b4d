"""Ids: made of what was written, whatever the order, the files and the other rows."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.identity import (
    Identities,
    identify,
    nameless_return_id,
    natural_key,
    occurrences,
    own_initiative_id,
    return_id,
    stable,
    titled_initiative_id,
)

ANSWERS = [
    # own_return, own_initiative, name, kind, departement, title, description
    (None, None, "Saumur", "commune", "49", "Visio", "a"),
    (None, None, "Saumur", "commune", "49", "Entraide", "b"),
    (None, None, " Saumur ", "commune", "49", "Visio ", "c"),
    (None, None, "Saumur", "epci", "49", "Visio", "a"),
    (None, None, "Béthune", "commune", "62", "Festival", "d"),
]


def answers(rows: list[tuple[str | None, ...]], files: str = "a.csv") -> pd.DataFrame:
    names = ["@own_return", "@own_initiative", "@authority_name", "@authority_kind", "@authority_departement"]
    frame = pd.DataFrame(rows, columns=[*names, "title", "description"], dtype="str")
    lines = pd.Series(range(2, len(rows) + 2), dtype="int64")
    return frame.assign(
        **{"@file": files, "@line": lines, "@source": "s", "@authority_kind_as_written": frame["@authority_kind"]}
    )


def identified(rows: list[tuple[str | None, ...]]) -> Identities:
    return identify(answers(rows), "survey", "2020")


def test_ids_are_pinned() -> None:
    # A change here re-keys everything that was ever published: see the module's docstring.
    written = return_id("s", "w", "src", own=None, name=" Ville de\u00a0Saumur", kind="commune", departement="49")
    own = return_id("s", "w", "src", own="12", name="Saumur", kind=None, departement=None)
    assert (written, own) == ("r-loq3b44rlmel77vh", "r-fhfr4kj73yvpl4qn")
    assert nameless_return_id("s", "w", "src", "text", 0) == "r-wetw4iyv32pg6r4q"
    assert own_initiative_id("s", "w", "src", "R001") == "i-6majt5667a3wdr6t"
    assert titled_initiative_id(own, "Visio") == "i-3yrib5oxir3b2lsa"


@pytest.mark.parametrize(("raw", "key"), [(" Ville \t DE\u00a0L’Été ", "ville de l’été"), ("e\u0301", "é"), ("", "")])
def test_only_white_space_and_case_are_taken_out(raw: str, key: str) -> None:
    assert stable(raw) == key


def test_two_spellings_of_an_authority_are_two_returns() -> None:
    spellings = ["Ville de Saumur", "ville de Saumur", "Saumur"]
    assert len(set(identified([(None, None, name, "commune", "49", "x", "1") for name in spellings]).return_ids)) == 3


@given(st.text())
def test_the_key_of_a_text_is_stable(text: str) -> None:
    assert stable(f" {text}\n") == stable(text)


def test_parts_are_never_confused() -> None:
    def id_of(name: str, kind: str | None, departement: str | None) -> str:
        return return_id("s", "w", "src", own=None, name=name, kind=kind, departement=departement)

    ids = {id_of("a", "b", None), id_of("a", None, "b"), id_of("ab", None, None), id_of('a","b', None, None)}
    assert len(ids) == 4
    assert return_id("s", "w", "x", own="a", name=None, kind=None, departement=None) != id_of("a", None, None)
    assert titled_initiative_id("r-a", None) != titled_initiative_id("r-a", "") != titled_initiative_id("r-a", "", 1)


def test_rows_of_one_authority_as_written_are_one_return() -> None:
    ids = identified(ANSWERS)
    assert ids.return_ids[0] == ids.return_ids[1] == ids.return_ids[2]
    assert len(set(ids.return_ids)) == 3
    assert ids.positions == [1, 2, 3, 1, 1]


def test_ids_have_their_form_and_are_unique() -> None:
    ids = identified(ANSWERS)
    assert len(set(ids.initiative_ids)) == len(ANSWERS)
    assert all(re.fullmatch(r"i-[a-z2-7]{16}", id_) for id_ in ids.initiative_ids)
    assert all(re.fullmatch(r"r-[a-z2-7]{16}", id_) for id_ in ids.return_ids)


@given(st.permutations(range(len(ANSWERS))))
def test_row_order_does_not_matter(order: list[int]) -> None:
    straight, shuffled = identified(ANSWERS), identified([ANSWERS[row] for row in order])
    assert shuffled.initiative_ids == [straight.initiative_ids[row] for row in order]
    assert shuffled.return_ids == [straight.return_ids[row] for row in order]


def test_file_names_and_other_rows_do_not_matter() -> None:
    other_file = identify(answers(ANSWERS, "b.csv"), "survey", "2020")
    assert other_file == identified(ANSWERS)
    assert identified(ANSWERS[3:]).initiative_ids == identified(ANSWERS).initiative_ids[3:]


def test_equal_titles_are_told_apart_by_content_and_the_first_keeps_the_plain_id() -> None:
    ids = identified(ANSWERS)
    assert ids.initiative_ids[0] == titled_initiative_id(ids.return_ids[0], "visio")
    assert ids.initiative_ids[2] == titled_initiative_id(ids.return_ids[0], "visio", 1)
    assert ids.repeated == [False] * len(ANSWERS)


def test_an_own_id_is_the_initiative_whatever_its_return_and_title() -> None:
    before = identified([(None, "R1", "Saumur", "commune", "49", "Visio", "a")])
    after = identified([(None, "R1", "Ville de Saumur", "commune", "49", "Visioconférence", "b")])
    assert before.initiative_ids == after.initiative_ids == [own_initiative_id("survey", "2020", "s", "R1")]
    assert before.return_ids != after.return_ids


def test_an_own_id_used_twice_is_told_and_never_merged() -> None:
    ids = identified([(None, "R1", "A", None, None, "x", "1"), (None, "R1", "B", None, None, "y", "2")])
    assert len(set(ids.initiative_ids)) == 2
    assert own_initiative_id("survey", "2020", "s", "R1") in ids.initiative_ids
    assert ids.repeated == [True, True]


def test_the_tools_own_return_id_goes_before_the_name() -> None:
    ids = identified([("7", None, "A", None, None, "x", "1"), ("7", None, "a b", None, None, "y", "2")])
    assert len(set(ids.return_ids)) == 1


def test_rows_without_a_name_are_returns_of_their_own() -> None:
    nameless = (None, None, None, None, None, "x", "1")
    ids = identified([nameless, nameless, (None, None, " ", None, None, "x", "2")])
    assert len(set(ids.return_ids)) == 3


def test_own_ids_sort_as_people_count() -> None:
    assert sorted(["R10", "R9", "R1a", "", "R1"], key=natural_key) == ["", "R1", "R1a", "R9", "R10"]
    ids = identified([(None, key, "A", None, None, key, "1") for key in ("R10", "R9")])
    assert ids.positions == [2, 1]


@given(st.lists(st.tuples(st.sampled_from("ab"), st.text(max_size=2))))
def test_occurrences_count_each_key_from_nought(rows: list[tuple[str, str]]) -> None:
    ranks = occurrences([key for key, _ in rows], [content for _, content in rows])
    for key in {key for key, _ in rows}:
        own = sorted(rank for rank, (of, _) in zip(ranks, rows, strict=True) if of == key)
        assert own == list(range(len(own)))
