"""From bytes to content: the container is recognised by its bytes and opened by its own reader."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import BinaryIO

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.content import Content
from transforms.formats.limits import DEFAULT_LIMITS, Limits
from transforms.formats.signatures import Container, container_of

Opener = Callable[[bytes, str, Limits], Content]

# Loaded when first needed: a CSV does not pay for the readers of workbooks and statistical files.
_OPENERS: dict[Container, str] = {
    "text": "delimited",
    "zip": "archives",
    "gzip": "archives",
    "ole": "workbooks",
    "json": "json_documents",
    "xml": "xml_trees",
    "html": "html_tables",
    "sqlite": "databases",
    "spss": "statistical",
    "stata": "statistical",
}

NEEDS_SANDBOX: frozenset[Container] = frozenset({"zip", "ole", "sqlite", "spss", "stata", "gzip"})
"""Containers whose readers are native code, or unpack what they are given: `flows.sandbox` reads them."""


def read_bytes(stream: BinaryIO, name: str, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """All bytes of a stream; raises `UnreadableReturn` for an empty one or one over the cap."""
    content = stream.read(limits.file_bytes + 1)
    if len(content) > limits.file_bytes:
        found, expected = f"more than {limits.file_bytes} bytes", f"at most {limits.file_bytes}"
        raise UnreadableReturn(Fault(name, found, expected, "Split the export, or raise INVENTAIRE_MAX_FILE_BYTES."))
    return content


def open_content(content: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Content:
    """The content of one file, its container open; raises `UnreadableReturn`."""
    module = import_module(f"transforms.formats.containers.{_OPENERS[container_of(content, name)]}")
    opener: Opener = module.open_content
    return opener(content, name, limits)
