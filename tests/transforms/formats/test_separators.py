"""The separator, decided by what makes rows of one width."""

import pytest

from transforms.formats.containers.separators import find_separator


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2,5\n3,5;4\n", ";"),
        ("nom, prénom;ville\nx;y\nz;w\n", ";"),
        ("a\tb\n1,2\t3;4\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ('a,b\n"x;y;z",1\n"p;q;r",2\n', ","),
        ('"a;b";"c"\n"1";"2"\n', ";"),
        ('a;b;c\n1;2;3\n1;2\n1;2;3\n"x, y";2;3\n', ";"),
    ],
)
def test_the_separator_is_the_one_that_fits(text: str, separator: str) -> None:
    found = find_separator(text)
    assert found.separator == separator and found.reason


def test_a_single_column_has_no_separator() -> None:
    assert "one column" in find_separator("nom\nAgen\nBrest\n").reason


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("Recensement 2024\nPréfecture\nCommune;Thème\nAgen;Bus\nBrest;Fibre\n", ";"),
        ("Recensement, édition 2024\nCommune;Thème\nAgen;Bus\nBrest;Fibre\n", ";"),
        ("Recensement 2024\nCommune,Thème,Budget\nAgen,Bus,12\nBrest,Fibre,3\n", ","),
    ],
)
def test_lines_above_a_table_do_not_hide_its_separator(text: str, separator: str) -> None:
    assert find_separator(text).separator == separator


def test_names_with_commas_below_a_heading_are_one_column() -> None:
    assert "one column" in find_separator("Personne\nDupont, Jean\nDurand, Paul\n").reason


@pytest.mark.parametrize(("end", "start"), [("\n", 6), ("\r\n", 7)])
def test_a_declared_separator_goes_before_all_evidence(end: str, start: int) -> None:
    found = find_separator(f"sep=|{end}a;b|c{end}1;2|3{end}")
    assert (found.separator, found.start, found.first_line) == ("|", start, 2)


def test_a_long_file_is_judged_by_its_beginning() -> None:
    text = "a;b\n" + "1,5;2\n" * 100_000
    assert find_separator(text).reason == "semicolon: 100% of the first rows have the 2 cells of the header"
