"""How the fields of a drafted wave compare with those of an earlier one: what can be known, and what is asked.

Only columns that are headed by the whole question tell that it is the same; a code (`CLOT1`) may be kept
for another wording. A survey loads only where every field that both waves ask has its line, and a comparison
that nobody has judged must not be published: the block is live where all lines are certain, else a comment.
"""

from __future__ import annotations

from collections.abc import Iterator

from transforms.scaffold.draft import AnswerDraft, Draft
from transforms.scaffold.yaml_text import CHECK, check, comment, commented, scalar
from transforms.schema import INITIATIVES
from transforms.waves import Answer, Wave
from transforms.wording import wording_key

_WORDS_OF_A_QUESTION = 4


def comparison_lines(draft: Draft, earlier: Wave | None) -> Iterator[str]:
    """`compared_with:` and `comparability:` beside the wave before, live or in comments."""
    both = {name: _is_same(name, draft, earlier) for name in _fields(draft) if earlier and name in earlier.fields}
    if earlier is None or not both:
        return
    head = [f"compared_with: {scalar(earlier.id)}", "comparability:"]
    yield ""
    if all(both.values()):
        yield comment("Mêmes questions, mot pour mot, et mêmes réponses.")
        yield from (*head, *(f"  {name}: identical" for name in both))
        return
    yield check(f"comparaison avec {earlier.id} : juger chaque question, puis décommenter le tout")
    told = [f"  {name}: {'identical' if same else _open(name, draft, earlier)}" for name, same in both.items()]
    yield from commented([*head, *told])


def _fields(draft: Draft) -> Iterator[str]:
    for answer in draft.all_answers:
        yield answer.field
        if answer.field == "subthemes":
            yield "subthemes_verbatim"


def _open(name: str, draft: Draft, earlier: Wave) -> str:
    now, before = _answer(name, draft), earlier.fields[name]
    names = f"{_names(before)} → {_without_number(', '.join(now.origin.names))}" if now else ""
    return f'{{is: …, fr: "…", en: "…"}}  # {CHECK}: {names}'


def _names(answer: Answer) -> str:
    return answer.boxes.pattern if answer.boxes else ", ".join(answer.columns)


def _answer(name: str, draft: Draft) -> AnswerDraft | None:
    asked = "subthemes" if name == "subthemes_verbatim" else name
    return next((answer for answer in draft.all_answers if answer.field == asked), None)


def _is_same(name: str, draft: Draft, earlier: Wave | None) -> bool:
    """Whether both waves head the column with one and the same question, and its answers are known to both."""
    now, before = _answer(name, draft), earlier.fields.get(name) if earlier else None
    if now is None or before is None:
        return False
    if name == "language":
        return True
    heads = {wording_key(_without_number(text)) for text in now.origin.names}
    columns = (before.boxes.pattern,) if before.boxes else before.columns
    is_question = all(len(text.split()) >= _WORDS_OF_A_QUESTION for text in heads)
    is_same = is_question and heads == {wording_key(_without_number(text)) for text in columns}
    mapped = now.proposal.mapped
    is_coded = INITIATIVES.field(name).codes is not None
    known = {wording_key(text) for text in before.recode}
    has_same_answers = not is_coded or (mapped is not None and known == {wording_key(text) for text in mapped.sure})
    return is_same and has_same_answers


def _without_number(text: str) -> str:
    """The heading without the number of an initiative: the first of a resolved block stands for all."""
    return text.replace("{n}", "1")
