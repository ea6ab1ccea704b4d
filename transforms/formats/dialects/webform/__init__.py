"""Webform of Drupal: three header rows as version 7 writes them (Framaforms and Yakforms are made of it), one since.

Version 7: the title of the form alone in the first row; in the second « Submission details », and the names of
questions that take several columns; in the third the tool's own columns, then options, rows of grids, and the
names of all other questions. Since version 8 one row of labels or keys, with `Question: option` over several
columns. A ticked box is `X`. Drafts can be among the submissions.
"""

from __future__ import annotations

from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.dialect import DialectReader, Match
from transforms.formats.dialects.webform.one_row import is_one_row, read_one_row
from transforms.formats.dialects.webform.three_rows import is_three_rows, read_three_rows
from transforms.formats.frames import Described
from transforms.formats.header_rows import first_sheet


def _recognise(content: Content) -> Match | None:
    if first_sheet(content, is_three_rows):
        return Match("three header rows with the columns of Drupal's Webform in the third", "from source")
    if first_sheet(content, is_one_row):
        return Match("columns that Drupal's Webform adds to its submissions", "from source")
    return None


def _read(content: Content, codebook: Codebook | None) -> Described:
    return read_three_rows(content) if first_sheet(content, is_three_rows) else read_one_row(content)


READER = DialectReader("webform", "Drupal Webform", _recognise, _read)
