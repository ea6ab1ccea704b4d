"""The library that parses SPSS and Stata files, and what it must not be believed in.

pyreadstat drops the bytes at the end of a text that are no whole character, without a word: half a letter
where a tool cut a text by bytes, a whole one where the text is not in the encoding that the file declares.
Every text of a file in UTF-8 is therefore read a second time byte by byte, and lengths compared. Its
frames hold memory that nobody wrote where a column of Stata has both kinds of missing values: Stata's
records are taken as lists instead.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from warnings import catch_warnings, simplefilter

import pyarrow as pa
import pyarrow.compute as pc

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.containers.statistical_counts import Form

_PARSERS: dict[Form, str] = {"sav": "sav/zsav", "por": "por", "dta": "dta"}
_CP1252 = "WINDOWS-1252"
_BYTES = "ISO-8859-1"
_ENCODING_FAULT = re.compile("convert|character set|encoding", re.IGNORECASE)
_UTF8_STATA = re.compile(rb"<release>1(1[89]|[2-9]\d)</release>")
_CSV = "Export the returns as CSV from the survey tool."


@dataclass(frozen=True)
class Parsed:
    """One file as the library has it: a sequence of values a variable, and its metadata."""

    columns: Mapping[str, Sequence[Any]]
    metadata: Any
    given: str | None = None
    """The encoding that was forced on it."""
    is_utf8: bool = False
    warnings: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        return list(self.metadata.column_names)

    @property
    def rows(self) -> int:
        return len(self.columns[self.names[0]])

    @property
    def encoding(self) -> str | None:
        named = self.given or self.metadata.file_encoding or ("UTF-8" if self.is_utf8 else None)
        return named.lower() if named else None

    @property
    def encoding_reason(self) -> str | None:
        if self.given:
            return "its texts are not in the encoding that the file declares"
        if self.metadata.file_encoding:
            return "declared by the file"
        return "the encoding of this release of Stata" if self.is_utf8 else None

    def texts(self, name: str) -> pa.Array:
        """A variable of text as Arrow has it, missing where blank: the file has no other way to leave it out."""
        texts = pa.array(self.columns[name], type=pa.large_string(), from_pandas=True)
        texts = texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
        return pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.large_string()), texts)

    def text_names(self) -> list[str]:
        return [name for name in self.names if self.metadata.readstat_variable_types[name] == "string"]


def parse(content: bytes, name: str, form: Form, encoding: str | None = None, **options: Any) -> Parsed:
    """The file in the encoding given, else in the one it declares, else in that of French Windows.

    Raises `UnreadableReturn`.
    """
    from pyreadstat import ReadstatError

    if encoding:
        return _parse_in(encoding, content, name, form, options)
    try:
        return _parse(content, name, form, None, options)
    except ReadstatError as error:
        if not _ENCODING_FAULT.search(str(error)):
            raise UnreadableReturn(damaged(name, str(error).lower())) from None
    return _in_windows(content, name, form, options)


def parse_whole(content: bytes, name: str, form: Form, **options: Any) -> Parsed:
    """The same, its texts whole: in another encoding where the declared one loses letters, else with a warning."""
    parsed = parse(content, name, form, **options)
    texts = parsed.text_names()
    if not parsed.is_utf8 or parsed.given or not texts or not parsed.rows:
        return parsed
    # Names beyond ASCII are other names byte by byte: all variables are then read, and matched by position.
    chosen = {"usecols": texts} if _are_ascii(texts) else {}
    by_bytes = _parse_in(_BYTES, content, name, form, options | chosen)
    same = dict(zip(texts if chosen else parsed.names, by_bytes.names, strict=True))
    cut = {text: _cut(parsed.texts(text), by_bytes.texts(same[text])) for text in texts}
    if not any(pc.any(found).as_py() for found in cut.values()):
        return parsed
    if _are_ascii(parsed.names) and not any(_has_letters_beyond_ascii(parsed.texts(text)) for text in texts):
        return _in_windows(content, name, form, options)
    return replace(parsed, warnings=tuple(_told(parsed.names, cut)))


def damaged(name: str, found: str) -> Fault:
    """The fault of a file that cannot be read to its end."""
    return Fault(name, f"a file that is cut or damaged ({found})", "a whole SPSS or Stata file", _CSV)


def _parse_in(encoding: str, content: bytes, name: str, form: Form, options: dict[str, Any]) -> Parsed:
    from pyreadstat import ReadstatError

    try:
        return _parse(content, name, form, encoding, options)
    except ReadstatError as error:
        # Sentences of the library alone: no value of the file.
        raise UnreadableReturn(damaged(name, str(error).lower())) from None


def _in_windows(content: bytes, name: str, form: Form, options: dict[str, Any]) -> Parsed:
    """A file whose texts are in French Windows; its names and labels in the encoding that it declares, if they are."""
    from pyreadstat import ReadstatError

    parsed = _parse_in(_CP1252, content, name, form, options)
    try:
        declared = _parse(content, name, form, None, {"metadataonly": True})
    except (ReadstatError, UnreadableReturn):
        return parsed
    # The library cuts a name within which it cannot go on, without a word.
    if not declared.is_utf8 or _words(declared, "utf-8") != _words(parsed, "cp1252"):
        return parsed
    columns = {own: parsed.columns[same] for own, same in zip(declared.names, parsed.names, strict=True)}
    return replace(declared, columns=columns, given=parsed.given)


def _words(parsed: Parsed, encoding: str) -> list[bytes]:
    """The names and labels of a file as bytes."""
    labels = [label for own in parsed.metadata.variable_value_labels.values() for label in own.values()]
    words = [*parsed.names, *parsed.metadata.column_labels, *labels]
    return [str(word or "").encode(encoding, "replace") for word in words]


def _parse(content: bytes, name: str, form: Form, encoding: str | None, options: dict[str, Any]) -> Parsed:
    from pyreadstat import PyreadstatError

    try:
        columns, metadata = _run(content, form, encoding, options)
    except UnicodeDecodeError:
        if encoding or options.get("metadataonly"):
            raise UnreadableReturn(damaged(name, "names or labels that are not in its encoding")) from None
        return _parse_by_bytes(content, name, form, options)
    except (PyreadstatError, ValueError, OverflowError, TypeError, LookupError, OSError) as error:
        raise UnreadableReturn(damaged(name, f"its reader stopped: {type(error).__name__}")) from None
    _refuse_names(metadata.column_names, name)
    declared = (metadata.file_encoding or "").upper()
    is_utf8 = declared == "UTF-8" or (form == "dta" and bool(_UTF8_STATA.search(content[:64])))
    return Parsed(columns, metadata, encoding, is_utf8)


def _parse_by_bytes(content: bytes, name: str, form: Form, options: dict[str, Any]) -> Parsed:
    """A file in UTF-8 of which the library cannot decode a text: each text up to its last whole letter.

    Where a text is not UTF-8 at all, the file is taken for French Windows.
    """
    by_bytes = _parse_in(_BYTES, content, name, form, options)
    # Names and labels that no longer decode are the library's to refuse.
    declared = _parse(content, name, form, None, options | {"metadataonly": True})
    texts = set(declared.text_names())
    try:
        columns = {
            own: [_whole_letters(cell) for cell in by_bytes.columns[same]] if own in texts else by_bytes.columns[same]
            for own, same in zip(declared.names, by_bytes.names, strict=True)
        }
    except UnicodeDecodeError:
        return _in_windows(content, name, form, options)
    return replace(declared, columns=columns)


def _whole_letters(text: str | None) -> str | None:
    """A text that was read byte by byte as the UTF-8 that it is, without the letter that it ends within."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    return None if text is None else decoder.decode(text.encode("latin-1"))


def _refuse_names(names: Sequence[str | None], name: str) -> None:
    """The library goes on with what it made of damaged names."""
    if not names or not all(names) or len(set(names)) != len(names):
        found = "no variable, or one without a name, or two with the same name"
        raise UnreadableReturn(damaged(name, found))


def _run(content: bytes, form: Form, encoding: str | None, options: dict[str, Any]) -> tuple[Any, Any]:
    # The library's functions for each form leave out what its parser does for all: declared missing codes of .por.
    from pyreadstat._readstat_parser import parser_entry_point  # type: ignore[import-not-found]

    with catch_warnings():
        simplefilter("ignore")  # it prints the names of variables that come twice, which is a fault
        read: tuple[Any, Any] = parser_entry_point(
            io.BytesIO(content),
            parser_format=_PARSERS[form],
            encoding=encoding,
            user_missing=True,
            disable_datetime_conversion=True,
            output_format="dict" if form == "dta" else "pandas",
            **options,
        )
    return read


def _cut(texts: pa.Array, by_bytes: pa.Array) -> pa.Array:
    """Where a text is shorter than its bytes are."""
    size = pc.fill_null(pc.binary_length(texts), 0)
    return pc.not_equal(size, pc.fill_null(pc.utf8_length(by_bytes), 0))


def _are_ascii(names: Sequence[str]) -> bool:
    return all(name.isascii() for name in names)


def _has_letters_beyond_ascii(texts: pa.Array) -> bool:
    return bool(pc.any(pc.not_equal(pc.binary_length(texts), pc.utf8_length(texts))).as_py())


def _told(names: Sequence[str], cut: Mapping[str, pa.Array]) -> list[str]:
    told = []
    for position, name in enumerate(names, start=1):
        count = pc.sum(cut[name]).as_py() if name in cut else 0
        if count:
            first = pc.index(cut[name], True).as_py() + 1
            told.append(f"variable {position}: {count} cell(s) end within a character, first in record {first}")
    return told
