"""JSON: numbers as written, what is lost told, what is cut or malformed refused with its place."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.containers.json_documents import KEYS_LOST, open_content
from transforms.formats.content import Content
from transforms.formats.limits import DEFAULT_LIMITS, Limits
from transforms.formats.opening import open_content as open_any

SHARED = Path(__file__).parents[5] / "shared" / "returns"


def read(text: str | bytes, limits: Limits = DEFAULT_LIMITS) -> Content:
    return open_content(text.encode() if isinstance(text, str) else text, "f.json", limits)


def fault(text: str | bytes, limits: Limits = DEFAULT_LIMITS) -> Fault:
    with pytest.raises(UnreadableReturn) as raised:
        read(text, limits)
    (only,) = raised.value.faults
    return only


def test_numbers_keep_the_text_they_were_written_as() -> None:
    content = read('[{"a": 1.0, "b": 01e2, "c": -0, "d": 12345678901234567890.10}]'.replace("01e2", "1e2"))
    assert content.document == [{"a": "1.0", "b": "1e2", "c": "-0", "d": "12345678901234567890.10"}]


def test_booleans_null_empty_text_and_constants_stay_apart() -> None:
    content = read('{"a": true, "b": null, "c": "", "d": NaN, "e": "1", "f": [], "g": {}}')
    assert content.document == {"a": True, "b": None, "c": "", "d": "NaN", "e": "1", "f": [], "g": {}}
    assert content.is_apart and content.line_unit == "record" and content.container == "json"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_document_is_read_in_the_encoding_of_its_bytes(encoding: str) -> None:
    text = json.dumps([{"nom": "Île-de-Bréhat", "n": 1}], ensure_ascii=False)
    content = open_any(text.encode(encoding), "f.json", DEFAULT_LIMITS)
    assert content.document == [{"nom": "Île-de-Bréhat", "n": "1"}]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n", "\r"])
def test_json_lines_are_the_list_of_their_values(end: str) -> None:
    assert read(end.join(['{"a": 1}', '{"a": "x"}', '{"b": null}']) + end).document == [
        {"a": "1"}, {"a": "x"}, {"b": None},
    ]  # fmt: skip


def test_documents_that_follow_each_other_need_a_line_end_between_them() -> None:
    assert read('{"a":\n 1}\n{"a": 2}').document == [{"a": "1"}, {"a": "2"}]
    told = fault('{"a": 1} {"a": 2}')
    assert (told.where, told.found) == ("f.json, line 1, column 10", "text after the end of the document")


def test_text_after_the_document_is_refused_without_quoting_it() -> None:
    told = fault('[{"a": 1}]\n<b>06 39 98 00 00</b>')
    assert (told.where, told.found) == ("f.json, line 2, column 1", "text after the end of the document")
    assert "39" not in str(told)


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        ('[{"a": "Jean', "line 1, column 8", "a document that stops before its end"),
        ('[{"a": 1},\n', "line 2, column 1", "a document that stops before its end"),
        ('{"a": 1,\n "b" 2}', "line 2, column 6", "malformed JSON (expecting ':' delimiter)"),
        ('[{"a": secret}]', "line 1, column 8", "malformed JSON (expecting value)"),
        ('{"a": "x\ty"}', "line 1, column 9", "malformed JSON (invalid control character at)"),
        ('{"a": 1}\n{"a": \n', "line 3, column 1", "a document that stops before its end"),
    ],
)
def test_a_document_that_is_cut_or_malformed_is_refused_with_its_place(text: str, place: str, found: str) -> None:
    told = fault(text)
    assert (told.where, told.found) == (f"f.json, {place}", found)


@given(st.integers(1, 200))
def test_no_cut_document_is_read(kept: int) -> None:
    text = json.dumps([{"id": str(n), "réponse": ["a", None, True, 1.5]} for n in range(6)])
    assert fault(text[: min(kept, len(text) - 1)]).expected == "a whole JSON document"


def test_keys_that_come_twice_are_told_with_their_number_and_first_record() -> None:
    content = read('{"responses": [{"a": 1, "b": 2}, {"a": 1, "a": 2, "a": 3}, {"x": {"k": 1, "k": 2}}]}')
    (told,) = content.warnings
    assert told.startswith(f"{KEYS_LOST}: 2 object(s)") and "3 value(s) are lost, first in record 2" in told
    assert content.document["responses"][1] == {"a": "3"}


def test_keys_that_come_twice_outside_any_record_are_told_without_a_rank() -> None:
    (told,) = read('{"a": 1, "a": 2}').warnings
    assert "1 value(s) are lost." in told and "record" not in told


def test_a_document_without_such_keys_has_no_warning() -> None:
    assert read('[{"a": {"a": {"a": 1}}}]').warnings == ()


@pytest.mark.parametrize(("depth", "is_read"), [(5, True), (6, False)])
def test_depth_is_capped(depth: int, is_read: bool) -> None:
    limits = replace(DEFAULT_LIMITS, json_depth=5)
    text = "[" * depth + "]" * depth
    if is_read:
        read(text, limits)
    else:
        assert fault(text, limits).found == "values nested more than 5 levels deep"


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_no_depth_at_all_escapes_as_anything_but_a_fault(opening: str) -> None:
    assert "deep" in fault(opening * 200_000).found or "stops" in fault(opening * 200_000).found


@pytest.mark.parametrize(
    ("limits", "found"), [({"rows": 2}, "3 records"), ({"cells": 8}, "more than 8 values")], ids=["rows", "cells"]
)
def test_size_is_capped(limits: dict[str, int], found: str) -> None:
    text = '{"value": [{"a": 1, "b": 2}, {"a": 1}, {"a": 1, "b": 2}]}'
    assert fault(text, replace(DEFAULT_LIMITS, **limits)).found == found
    read(text, replace(DEFAULT_LIMITS, rows=3, cells=9))


def test_half_a_character_is_replaced_and_told() -> None:
    content = read(r'[{"a": "\ud83d", "b": "\ud83d\ude00", "c": "\\ud83d", "d": "\\\udc00x", "e": "\u00e9"}]')
    assert content.document == [{"a": "�", "b": "😀", "c": r"\ud83d", "d": "\\�x", "e": "é"}]
    assert content.warnings == ("2 character(s) cut in half by an earlier program, read as U+FFFD",)
    assert str(content.document).encode()


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
JSON = st.recursive(
    st.none() | st.booleans() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)


@given(st.lists(JSON, min_size=1).map(lambda value: [value]), st.booleans())
def test_a_document_without_numbers_is_read_as_it_was(document: Any, escapes: bool) -> None:
    assert read(json.dumps(document, ensure_ascii=escapes)).document == document


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared returns are not on this machine")
@pytest.mark.parametrize("wave", ["2021", "2022"])
def test_a_real_limesurvey_export_keeps_null_and_blank_apart(wave: str) -> None:
    content = read((SHARED / "limesurvey" / wave / "rpc_code_short.json").read_bytes())
    responses = content.document["responses"]
    assert len(responses) == 140 and content.warnings == ()
    cells = [cell for response in responses for cell in response.values()]
    assert None in cells and "" in cells and all(cell is None or isinstance(cell, str) for cell in cells)
