"""YAML as text: values stay what was written, and what would deceive a reader is refused, with its line."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from transforms.errors import SurveyFileInvalid
from transforms.marked_yaml import MAX_DEPTH, read_marked


def faults(text: str) -> list[tuple[str, str]]:
    with pytest.raises(SurveyFileInvalid) as raised:
        read_marked(text, "f.yaml")
    return [(fault.where, fault.found) for fault in raised.value.faults]


def test_every_scalar_stays_the_text_that_was_written() -> None:
    text = "code: 01001\nanswer: no\nnumber: 1e3\nday: 2020-03-01\nnone: null\nempty:\nlist: [on, 1_000, 0x10]\n"
    assert read_marked(text, "f.yaml").content == {
        "code": "01001", "answer": "no", "number": "1e3", "day": "2020-03-01", "none": "null", "empty": "",
        "list": ["on", "1_000", "0x10"],
    }  # fmt: skip


def test_every_path_has_the_line_a_person_sees() -> None:
    marked = read_marked("# a comment\na:\n  b:\n    - x\n    - y\n\nc: |\n  long\n  text\nd: 1\n", "f.yaml")
    assert [marked.line(path) for path in [("a",), ("a", "b"), ("a", "b", 1), ("c",), ("d",)]] == [2, 3, 5, 7, 10]
    assert marked.line(("a", "b", "absent", "deeper")) == 3


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "key `a` again (first at line 1)"),
        ("x:\n  - k: 1\n    k: 2\n", 3, "key `k` again"),
        ("a: &x 1\nb: 2\n", 1, "an anchor (&x)"),
        ("a: &x 1\nb: *x\n", 2, "an alias (*x)"),
        ("a: 1\nb: !!int 2\n", 2, "a tag (tag:yaml.org,2002:int)"),
        ("a: 1\nb: !secret x\n", 2, "a tag (!secret)"),
        ("a: 1\n---\nb: 2\n", 2, "a second document"),
        ("", 1, "an empty file"),
        ("# nothing but a comment\n", 1, "an empty file"),
        ("- a\n- b\n", 1, "no mapping"),
        ("just words\n", 1, "no mapping"),
        ("a: 1\nb: [1, 2\nc: 3\n", 3, "YAML that cannot be read"),
        ("a: 1\n\tb: 2\n", 2, "YAML that cannot be read"),
        ('a: "open\nb: 2\n', 3, "YAML that cannot be read"),
        ("a: 1\n  b: 2\n", 2, "YAML that cannot be read"),
        ("a: 1\nb: \x07\n", 2, "a character that YAML does not allow (U+0007)"),
        ("a: 1\n? [x, y]\n: 2\n", 2, "a list or a mapping as a key"),
        ("a:\n" + "".join("  " * i + "- \n" for i in range(1, 2)) + "a: 1\n", 3, "key `a` again"),
    ],
)
def test_what_deceives_a_reader_is_refused_with_its_line(text: str, line: int, says: str) -> None:
    found = faults(text)
    assert any(where == f"f.yaml, line {line}" and says in what for where, what in found), found


def test_all_faults_are_told_at_once_from_the_top_down() -> None:
    found = faults("b: &x 1\nb: 2\nc: *x\nd: !t 3\n")
    assert [where for where, _ in found] == [f"f.yaml, line {line}" for line in (1, 2, 3, 4)]


@pytest.mark.parametrize(("depth", "refused"), [(MAX_DEPTH, False), (MAX_DEPTH + 1, True), (5_000, True)])
def test_depth_is_bounded(depth: int, refused: bool) -> None:
    # The outer mapping is one level, so `depth` levels are depth - 1 lists in it.
    text = "a: " + "[" * (depth - 1) + "]" * (depth - 1)
    if refused:
        assert "levels" in faults(text)[0][1]
    else:
        assert read_marked(text, "f.yaml").content


def test_an_alias_bomb_is_refused_without_being_unfolded() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [*a, *a, *a]\n" for i in range(50))
    assert len(faults(bomb)) >= 100


plain = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufeff"), max_size=12)
nodes = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(plain, inner, max_size=3), max_leaves=12
)


@given(st.dictionaries(plain, nodes, min_size=1, max_size=4))
def test_text_that_yaml_writes_is_read_back(content: dict[str, object]) -> None:
    text = yaml.safe_dump(content, allow_unicode=True, default_style='"', default_flow_style=False)
    assert read_marked(text, "f.yaml").content == content


@given(st.text(max_size=60))
def test_any_text_is_read_or_told(text: str) -> None:
    try:
        assert isinstance(read_marked(text, "f.yaml").content, dict)
    except SurveyFileInvalid as invalid:
        assert all(fault.where.startswith("f.yaml, line ") for fault in invalid.faults)
