"""Microsoft Forms"""

from __future__ import annotations

from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.dialect import DialectReader, Match
from transforms.formats.frames import Described


def _recognise(content: Content) -> Match | None:
    return None


def _read(content: Content, codebook: Codebook | None) -> Described:
    raise NotImplementedError


READER = DialectReader("microsoft-forms", "Microsoft Forms", _recognise, _read)
