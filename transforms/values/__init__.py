"""The text of an answer, read as a value: one value type, one module.

Every reader is pure and total: whatever the text, it returns one `Parsed` and raises nothing. What
cannot be read is never guessed: the value is null, the missing kind `unreadable`, and `signal` says
which rule the answer breaks, so that the row is flagged and a person looks at the raw cell.
"""

from __future__ import annotations

from transforms.values.parsed import Parsed, absent, unreadable

__all__ = ["Parsed", "absent", "unreadable"]
