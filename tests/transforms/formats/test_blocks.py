"""Repeated blocks: which names are some, which are none, and the rows they unfold to."""

from itertools import product

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.formats.blocks import find_blocks, unfold_blocks
from transforms.formats.frames import Column, TextFrame, frame_of_records, simple_columns

THREE = (1, 2, 3)
PARTS = ("titre", "budget")


def by_instance(pattern: str, numbers: tuple[int, ...] = THREE, parts: tuple[str, ...] = PARTS) -> list[str]:
    return [pattern.format(n=number, part=part) for number in numbers for part in parts]


@pytest.mark.parametrize(
    ("pattern", "stem"),
    [
        ("Initiative {n} - {part}", "Initiative"),
        ("Initiative n°{n} : {part}", "Initiative"),
        ("INITIATIVE N° {n} – {part}", "INITIATIVE"),
        ("Initiative {n} {part}", "Initiative"),
        ("Bonne pratique {n} / {part}", "Bonne pratique"),
        ("Project {n}: {part}", "Project"),
        ("action_{n}_{part}", "action"),
        ("INIT{n}{part}", "INIT"),
        ("init[{n}]/{part}", "init"),
        ("enquete/init[{n}]/{part}", "enquete/init"),
        ("{part}_{n}", "block"),
        ("{part}_00{n}", "block"),
        ("{part} {n}", "block"),
        ("{part} n°{n}", "block"),
        ("{part} ({n})", "block"),
        ("{n}. {part}", "block"),
        ("{n}) {part}", "block"),
        ("{n}_{part}", "block"),
        ("{part}{n}", "block"),
    ],
)
def test_a_block_is_found_in_each_form(pattern: str, stem: str) -> None:
    names = ["Commune", *by_instance(pattern), "Remarques"]
    (block,) = find_blocks(names)
    assert (block.stem, block.leaves) == (stem, PARTS)
    assert block.columns == {n: {part: pattern.format(n=n, part=part) for part in PARTS} for n in THREE}


@pytest.mark.parametrize(
    ("pattern", "first"),
    [("{part}.{n}", 1), ("{part} ({n})", 2), ("{part}_{n}", 2), ("{part}_00{n}", 1)],
)
def test_copies_of_a_heading_follow_the_one_without_a_number(pattern: str, first: int) -> None:
    copies = by_instance(pattern, (first, first + 1))
    (block,) = find_blocks(["id", *PARTS, *copies])
    assert block.columns[1] == {part: part for part in PARTS} and sorted(block.columns) == [1, 2, 3]
    assert list(block.columns[3].values()) == copies[2:]


def test_the_thing_repeated_may_stand_at_the_end_of_its_parts() -> None:
    names = [f"{part} de l'initiative n°{n} ?" for n in (1, 2) for part in ("Quel est le titre", "Quel est le coût")]
    (block,) = find_blocks(names)
    assert block.stem == "initiative" and len(block.leaves) == 2 and list(block.columns) == [1, 2]


@pytest.mark.parametrize("box", ["THEMES{n}[{code}]", "THEMES{n}_{code}"])
def test_codes_of_one_number_are_one_block_with_their_boxes(box: str) -> None:
    names = [
        name
        for n in THREE
        for name in (
            f"NOMACT{n}",
            f"RECIT{n}",
            *(box.format(n=n, code=code) for code in ("CYBER", "SANTE")),
            f"QUAND{n}",
        )
    ]
    (block,) = find_blocks(["id", *names, "MERCI"])
    mark = box.replace("{n}", "")
    assert block.leaves == ("NOMACT", "RECIT", mark.format(code="CYBER"), mark.format(code="SANTE"), "QUAND")
    assert [list(columns.values()) for columns in block.columns.values()] == [names[i : i + 5] for i in (0, 5, 10)]


def test_the_lines_of_an_array_of_as_many_are_no_part_of_the_block() -> None:
    names = [f"{part}{n}" for n in THREE for part in ("NOMACT", "RECIT")]
    (block,) = find_blocks([*names, *(f"EFFETS_E{n}" for n in THREE)])
    assert block.leaves == ("NOMACT", "RECIT")


def test_an_array_of_a_telling_name_is_a_block_by_its_rows() -> None:
    names = [f"INI[SQ00{n}_SQ00{part}]" for n in THREE for part in (1, 2)]
    (block,) = find_blocks(names)
    assert (block.stem, block.leaves) == ("INI", ("SQ001", "SQ002"))
    assert find_blocks([name.replace("INI", "FREQ") for name in names]) == ()


def test_a_part_that_one_instance_lacks_and_spellings_that_differ_are_kept_together() -> None:
    names = ["Projet 1 - Titre", "Projet 1 - Budget", "Projet 1 - Lien", "Projet n°2 : titre", "Projet n°2 : budget"]
    (block,) = find_blocks(names)
    assert block.leaves == ("Titre", "Budget", "Lien")
    assert block.columns[2] == {"Titre": "Projet n°2 : titre", "Budget": "Projet n°2 : budget"}


NO_BLOCKS = [
    [f"Q{n}" for n in range(1, 41)],
    ["2019", "2020", "2021"],
    [f"{part} {year}" for part in ("Budget", "ETP") for year in (2021, 2022)],
    ["Adresse 1", "Adresse 2"],
    ["Adresse 1", "Téléphone 1", "Adresse 2", "Téléphone 2"],
    ["RANG[1]", "RANG[2]", "RANG[3]"],
    [f"Q{q}_{n}" for q in (1, 2, 3) for n in range(1, 6)],
    [f"{scale}_{n}" for scale in ("SATIS", "CONF", "IMPORT") for n in range(1, 6)],
    ["1. Nom", "2. Prénom", "3. Courriel"],
    [f"Q{q}[SQ00{n}]" for q in (1, 2) for n in THREE],
    [f"SATIS{q}[SQ00{n}]" for q in (1, 2) for n in THREE],
    [f"Q1[SQ00{n}][{scale}]" for n in THREE for scale in (1, 2)],
    [f"Question {n} - {part}" for n in THREE for part in ("réponse", "commentaire")],
    [f"Q{n}{part}" for n in THREE for part in "ab"],
    [f"Trimestre {n} - {part}" for n in (1, 2, 3, 4) for part in ("recettes", "dépenses")],
    ["Initiative 2 - titre", "Initiative 2 - budget", "Initiative 3 - titre", "Initiative 3 - budget"],
    ["Initiative 1 - titre", "Initiative 1 - budget"],
    ["Initiative 1 - titre", "Initiative 2 - titre"],
    ["nom", "code_postal", "lat", "lon"],
]


@pytest.mark.parametrize("names", NO_BLOCKS, ids=lambda names: str(names[0]))
def test_what_only_looks_like_a_block_is_none(names: list[str]) -> None:
    assert find_blocks(names) == ()


def test_part_by_part_the_values_decide() -> None:
    names = [f"{part}_{n}" for part in ("titre", "recit", "cout") for n in (1, 2)]
    sentences = [f"Un atelier pour les habitants du quartier {n}" for n in range(4)]
    assert find_blocks(names) == ()
    assert find_blocks(names, lambda _: ["1", "2", "1", "3"]) == ()
    (block,) = find_blocks(names, lambda name: sentences if name.startswith("recit") else ["1"])
    assert block.leaves == ("titre", "recit", "cout")


@given(st.permutations([*by_instance("Initiative {n} - {part}"), "Commune", "Q1", "Q2"]))
def test_the_order_of_columns_does_not_matter_where_names_say_what_is_repeated(names: list[str]) -> None:
    (block,) = find_blocks(names)
    assert {n: set(columns.values()) for n, columns in block.columns.items()} == {
        n: {f"Initiative {n} - {part}" for part in PARTS} for n in THREE
    }


@given(st.lists(st.text("aQ1 2-_[]/.(:n°", max_size=12), unique=True, max_size=12))
def test_any_names_are_parted_once(names: list[str]) -> None:
    used = [name for block in find_blocks(names) for leaves in block.columns.values() for name in leaves.values()]
    assert len(used) == len(set(used)) and set(used) <= set(names)


def frame_of(rows: list[dict[str, str | None]]) -> TextFrame:
    frame, names = frame_of_records(rows, "f.csv", lines=range(2, len(rows) + 2))
    return TextFrame("returns", frame, simple_columns(names))


def shown(frame: pd.DataFrame) -> list[list[object]]:
    return [[None if pd.isna(cell) else cell for cell in row] for row in frame.itertuples(index=False, name=None)]


def test_each_instance_with_text_is_a_row_that_knows_its_return() -> None:
    returns = frame_of(
        [
            {"ville": "Fontbrune", "Initiative 1 - titre": "Bus", "Initiative 1 - budget": None,
             "Initiative 2 - titre": "", "Initiative 2 - budget": " ",
             "Initiative 3 - titre": None, "Initiative 3 - budget": "0"},
            {"ville": "Rivesalte"},
            {"ville": "Montclar", "Initiative 2 - titre": "Fibre", "Initiative 2 - budget": "12 k€"},
        ]
    )  # fmt: skip
    (repeat,) = unfold_blocks(returns)
    assert (repeat.name, repeat.parent, [c.name for c in repeat.columns]) == ("Initiative", "returns", list(PARTS))
    columns = ["titre", "budget", "@line", "@return", "@parent", "@position"]
    assert shown(repeat.frame[columns]) == [
        ["Bus", None, 2, 0, 0, 1],
        [None, "0", 2, 0, 0, 3],
        ["Fibre", "12 k€", 4, 2, 2, 2],
    ]
    assert {str(repeat.frame[name].dtype) for name in PARTS} == {"str"} and repeat.frame["@return"].dtype == "Int64"
    assert isinstance(repeat.frame.index, pd.RangeIndex) and set(repeat.frame["@file"]) == {"f.csv"}
    assert "Initiative 1 - titre" in returns.frame.columns


def test_a_block_in_a_block_belongs_to_its_row() -> None:
    keys = [
        f"lieu[{n}]/{part}"
        for n in (1, 2)
        for part in ("nom", "agent[1]/nom", "agent[1]/role", "agent[2]/nom", "agent[2]/role")
    ]
    returns = frame_of([dict(zip(keys, ["A", "Léa", "x", "Max", "y", "B", None, None, "Zoé", "z"], strict=True))])
    outer, inner = unfold_blocks(returns)
    assert (outer.name, inner.name, inner.parent) == ("lieu", "agent", "lieu")
    assert shown(inner.frame[["nom", "role", "@return", "@parent", "@position"]]) == [
        ["Léa", "x", 0, 0, 1], ["Max", "y", 0, 0, 2], ["Zoé", "z", 0, 1, 2],
    ]  # fmt: skip


def test_a_frame_without_rows_unfolds_to_frames_without_rows() -> None:
    returns = frame_of([dict.fromkeys(by_instance("Initiative {n} - {part}"), "x")])
    empty = TextFrame("returns", returns.frame.iloc[:0].reset_index(drop=True), returns.columns)
    (repeat,) = unfold_blocks(empty)
    assert len(repeat.frame) == 0 and {str(repeat.frame[name].dtype) for name in PARTS} == {"str"}


@given(st.lists(st.lists(st.sampled_from([None, "", "x"]), min_size=6, max_size=6), max_size=5))
def test_no_instance_with_text_is_lost(rows: list[list[str | None]]) -> None:
    names = by_instance("Initiative {n} - {part}")
    frame, _ = frame_of_records([dict(zip(names, row, strict=True)) for row in rows], "f.csv")
    if not rows:
        return
    (repeat,) = unfold_blocks(TextFrame("returns", frame, simple_columns(names)))
    wanted = {(r, n) for (r, row), n in product(enumerate(rows), THREE) if any(row[2 * n - 2 : 2 * n])}
    found = list(zip(repeat.frame["@return"], repeat.frame["@position"], strict=True))
    assert set(found) == wanted and len(found) == len(wanted) and found == sorted(found)


def test_a_box_that_was_not_ticked_fills_no_instance() -> None:
    data = {"TITRE1": ["a", "b"], "T1[X]": ["Oui", "Non"], "TITRE2": [None, None], "T2[X]": ["Non", "Oui"]}
    columns = tuple(Column(n, option="X" if "[" in n else None) for n in data)
    places = {"@file": ["f", "f"], "@sheet": [None, None]}
    frame = pd.DataFrame(data | places, dtype="str").assign(**{"@line": [2, 3]})
    (block,) = unfold_blocks(TextFrame("returns", frame, columns))
    assert list(zip(block.frame["@return"], block.frame["@position"], strict=True)) == [(0, 1), (1, 1), (1, 2)]
