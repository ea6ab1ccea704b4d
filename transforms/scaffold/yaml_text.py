"""Scalars and comments of a draft: whatever a header holds, the text loads as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import yaml

from transforms.privacy import mask

CHECK = "À VÉRIFIER"
_PLAIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ][\wÀ-ÖØ-öø-ÿ' .()/°-]*[\wÀ-ÖØ-öø-ÿ)]|[A-Za-z]")
_WORDS_OF_YAML = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
_NOT_IN_A_COMMENT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]+")
_LONGEST_COMMENT = 160


def scalar(text: str) -> str:
    """The text as one YAML scalar on one line, quoted unless it can be nothing else."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML and not text.startswith("-"):
        return text
    return _quoted(text)


def comment(text: str, indent: int = 0) -> str:
    """One comment line; line ends and controls become spaces, personal data is masked, and it is not long."""
    said = " ".join(_NOT_IN_A_COMMENT.sub(" ", mask(text).text).split())
    return " " * indent + "# " + (said if len(said) <= _LONGEST_COMMENT else said[: _LONGEST_COMMENT - 1] + "…")


def check(text: str, indent: int = 0) -> str:
    """A comment that asks a person to look."""
    return comment(f"{CHECK}: {text}", indent)


def flow_list(names: Sequence[str]) -> str:
    """`[a, "b, c"]` on one line."""
    return "[" + ", ".join(in_flow(name) for name in names) + "]"


def in_flow(text: str) -> str:
    """The text as one scalar inside `{…}` or `[…]`."""
    return _quoted(text) if set(text) & set(",[]{}") else scalar(text)


def _quoted(text: str) -> str:
    return yaml.dump(text, default_style='"', allow_unicode=True, width=10**9).rstrip("\n")


def commented(lines: Iterable[str]) -> Iterator[str]:
    """Lines of YAML put in comments, ready to be uncommented: `# ` before each, at the margin."""
    yield from (f"# {line}".rstrip() for line in lines)
