"""Every column of a file has one owner among the names and patterns of a wave file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transforms.column_shares import shares


def test_a_column_listed_as_personal_is_no_tick_box() -> None:
    shared = shares(["P1", "P2"], [], ["P2"], ["P*"], [])
    assert (shared.personal, shared.boxes) == (("P2",), {"P*": ("P1",)})


def test_a_personal_pattern_takes_what_a_pattern_of_boxes_fits_too() -> None:
    shared = shares(["contact_nom", "contact_theme_a"], [], ["contact_*"], ["contact_theme_*"], [])
    assert shared.personal == ("contact_nom", "contact_theme_a")
    assert shared.boxes == {"contact_theme_*": ("contact_theme_*",)}, "told as a column that is not there"


def test_a_column_given_by_its_name_fits_no_pattern() -> None:
    shared = shares(["nom", "nom_initiative", "nom_contact"], ["nom_initiative"], ["nom*"], ["nom_*"], ["*"])
    assert shared.personal == ("nom", "nom_contact")
    assert shared.boxes == {"nom_*": ("nom_*",)}


def test_the_most_exact_pattern_takes_a_column() -> None:
    shared = shares(["TH1_a", "TH10_a", "TH1_vieux", "autre"], [], [], ["TH1*", "TH10*"], ["TH1_v*", "*"])
    assert shared.boxes == {"TH1*": ("TH1_a",), "TH10*": ("TH10_a",)}
    assert shared.ignored == ("TH1_vieux", "autre")


def test_a_header_with_a_star_is_the_column_of_that_name() -> None:
    shared = shares(["Nom *", "Nom du contact"], [], ["Nom *"], [], [])
    assert shared.personal == ("Nom *",)


def test_a_box_has_an_option_in_its_name() -> None:
    assert shares(["TH", "TH_a"], [], [], ["TH*"], []).boxes == {"TH*": ("TH_a",)}


def test_boxes_stand_in_the_order_of_the_file_and_the_pipelines_own_columns_are_none() -> None:
    assert shares(["@id", "b[2]", "b[1]"], [], [], ["b[*]"], ["*"]).boxes == {"b[*]": ("b[2]", "b[1]")}


_NAMES = st.lists(st.text("ab_1", min_size=1, max_size=5), unique=True, max_size=8)
_PATTERNS = st.lists(st.text("ab_1*", min_size=1, max_size=4), unique=True, max_size=4)


@given(_NAMES, _NAMES, _PATTERNS, st.lists(st.from_regex("[ab]{0,2}\\*", fullmatch=True), unique=True), _PATTERNS)
def test_no_column_has_two_owners(
    names: list[str], named: list[str], personal: list[str], boxes: list[str], ignored: list[str]
) -> None:
    ignored = [name for name in ignored if name not in boxes]  # a name listed twice is no valid file
    shared = shares(names, named, personal, boxes, ignored)
    ticked = [column for pattern in boxes if pattern not in names for column in shared.boxes[pattern]]
    there = [column for column in ticked if column in names]
    assert len(there) == len(set(there))
    assert not set(there) & {*named, *shared.personal, *shared.ignored}
