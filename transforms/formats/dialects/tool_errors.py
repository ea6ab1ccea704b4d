"""What a survey tool's API answers instead of data: a refusal, a missing survey, an expired token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.content import Content

# Keys that say that something went wrong, and those that come with them in the answers of the tools' APIs.
_TELLING = frozenset({
    "error", "errors", "detail", "message", "msg", "fault", "exception", "status", "errormessage", "error_message",
    "error_description", "description", "httpstatus",
})  # fmt: skip
_BESIDE = frozenset({
    "code", "details", "statuscode", "status_code", "http_status_code", "errorcode", "error_code", "title", "type",
    "reason", "success", "ok", "timestamp", "path", "requestid", "request_id", "id", "jsonrpc", "instance", "trace",
    "hint", "statustext", "info", "documentation_url", "docs", "help", "name", "locations", "extensions", "domain",
    "location", "notice", "result", "data", "meta", "field", "value",
})  # fmt: skip
_NESTED = ("error", "errors", "meta", "result", "fault", "detail", "details")
_HELD = ("data", "result")
_FINE = re.compile(r"ok|success(?:ful)?|succeeded|complete[d]?|done|true|2\d\d\b.*", re.IGNORECASE)
_HTTP = re.compile(r"([45]\d\d(?:\.\d{1,2})?)(?:\D.*)?", re.DOTALL)
_HTTP_KEYS = frozenset({"status", "code", "statuscode", "status_code", "http_status_code", "httpstatus"})
# Sentences of the tools themselves, the only ones that a message quotes.
_KNOWN = frozenset({
    "invalid session key", "invalid token", "token expired", "no permission", "invalid user name or password",
    "error: invalid survey id", "invalid survey id", "not found", "unauthorized", "forbidden", "access denied",
    "authentication credentials were not provided", "invalid api key", "permission denied", "no such document",
})  # fmt: skip


def refuse_error(content: Content) -> None:
    """Raises `UnreadableReturn` for a document that is such an answer."""
    told = error_told(content.document)
    if told is not None:
        found = f"an answer of the tool that tells an error instead of data{told}"
        remedy = "Check the address, the token (is it expired?) and what it may read; then fetch the returns again."
        raise UnreadableReturn(Fault(content.name, found, "returns", remedy))


def error_told(document: Any) -> str | None:
    """What an answer tells of its error, in brackets, as far as it may be quoted; None for what is no such answer.

    An empty text where it is one of which nothing may be quoted.
    """
    if isinstance(document, str):
        return f" ({document.rstrip('.')})" if _is_known(document) else None
    if not isinstance(document, Mapping) or not _is_error(document):
        return None
    pairs = list(_pairs(document))
    code = next((found[1] for key, text in pairs if key in _HTTP_KEYS and (found := _HTTP.fullmatch(text))), None)
    known = next((text.rstrip(".") for _, text in pairs if _is_known(text)), None)
    told = ", ".join(filter(None, (code, known)))
    return f" ({told})" if told else ""


def _is_error(document: Mapping[str, Any]) -> bool:
    keys = {key.casefold(): value for key, value in document.items()}
    if not keys or not keys.keys() <= _TELLING | _BESIDE:
        return False
    held = [keys[key] for key in _HELD if keys.get(key)]
    if held or isinstance(keys.get("meta"), Mapping):
        inner = [*held, keys.get("meta")]
        return any(isinstance(each, Mapping) and _is_error(each) for each in inner)
    return any(_tells(key, value) for key, value in keys.items())


def _tells(key: str, value: Any) -> bool:
    if key in ("success", "ok"):
        return value is False
    if key not in _TELLING or not value:
        return False
    return not (key in ("status", "httpstatus") and isinstance(value, str) and _FINE.fullmatch(value.strip()))


def _is_known(text: str) -> bool:
    return text.strip().rstrip(".").casefold() in _KNOWN


def _pairs(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every key with its text, of the answer and of what it nests its error in."""
    for key, value in document.items():
        if isinstance(value, str):
            yield key.casefold(), value
        inner = value if isinstance(value, list) else [value]
        for each in inner if key.casefold() in _NESTED else ():
            if isinstance(each, Mapping):
                yield from _pairs(each)
