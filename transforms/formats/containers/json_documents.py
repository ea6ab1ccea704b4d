"""json_documents"""

from __future__ import annotations

from transforms.formats.content import Content
from transforms.formats.limits import Limits


def open_content(content: bytes, name: str, limits: Limits) -> Content:
    raise NotImplementedError
