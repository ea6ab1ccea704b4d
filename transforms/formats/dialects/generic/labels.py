"""What the labels of a sheet and the texts beside them say for a form, where no colon and no title does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from transforms.formats.dialects.generic.cells import Row, kind_of
from transforms.formats.dialects.generic.words import is_form_label, label_words

Pairs = Sequence[tuple[str, str | None]]
SHORTEST = 4


def begins_with_answer(pairs: Pairs) -> bool:
    """Whether the first label has an answer beside it; a table has its header there: a heading beside a heading."""
    label, answer = next((pair for pair in pairs if pair[1]), ("", None))
    return is_form_label(label) and not is_form_label(answer or "")


def known_labels(labels: Sequence[str]) -> int:
    """How many labels of a form there are that name different things: `Service social, Service technique` are one."""
    return len({words for label in labels if (words := label_words(label))})


def are_labels_alone(pairs: Pairs) -> bool:
    """Whether nearly all labels are those of a form, with answers of several kinds from the first row on.

    A short form without colons has no other mark. Below a header of two columns, answers would be of one kind,
    unless each single label is one of a form.
    """
    labels = [label for label, _ in pairs]
    known = known_labels(labels)
    first = next((rank for rank, pair in enumerate(pairs) if pair[1]), 0)
    rest = [pair for pair in pairs[first + 1 :] if pair[1]]
    if not rest or known < max(3, 0.75 * len(labels)) or not begins_with_answer(pairs):
        return False
    return are_mixed(rest) or (known == len(labels) >= SHORTEST and kind_of(rest[0][1] or "") == "text")


def are_labels_of_several(rows: Sequence[Row]) -> bool:
    """Whether labels of a form stand down the first column from the first row on, and several columns beside them.

    Neither a form nor a table: which column holds the answers cannot be known, and no row is a return.
    """
    pairs = [(row[0] or "", row[1]) for row in rows if len(row) > 2 and row[0]]
    known = known_labels([label for label, _ in pairs])
    return known >= max(SHORTEST, 0.75 * len(pairs)) and begins_with_answer(pairs) and bool(pairs[0][1])


def are_mixed(pairs: Pairs) -> bool:
    kinds = Counter(kind_of(answer) for _, answer in pairs if answer)
    return kinds.most_common(1)[0][1] <= 0.7 * kinds.total()
