"""What the API says of the form: the questions of the revision in force, with their options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from transforms.formats.codebook import Codebook, Option, Question, QuestionKind

_KINDS: dict[str, QuestionKind] = {
    "text": "text", "textarea": "long_text", "formatted": "text", "number": "number", "decimal_number": "number",
    "integer_number": "number", "checkbox": "yes_no", "yes_no": "yes_no", "date": "date", "datetime": "datetime",
    "drop_down_list": "choice", "multiple_drop_down_list": "choices", "linked_drop_down_list": "choice",
    "regions": "place", "departements": "place", "communes": "place", "epci": "place", "pays": "place",
    "address": "place", "carte": "place", "piece_justificative": "file", "titre_identite": "file", "siret": "text",
    "header_section": "display", "explication": "display", "email": "text", "phone": "text",
}  # fmt: skip
_REVISIONS = ("activeRevision", "publishedRevision", "draftRevision", "revision")
_LISTS = ("champDescriptors", "annotationDescriptors")
_DOSSIERS_LOOKED_AT = 1_000
Descriptor = tuple[Mapping[str, Any], str | None]
"""The description of one question, and the label of the block that it lies in."""


def _descriptors(owners: Sequence[Mapping[str, Any]], dossiers: Sequence[Any]) -> Iterator[Descriptor]:
    """Every description of a question, of the form before those of the dossiers' own revisions, with its block."""
    forms = [*owners, *(_form(dossier) for dossier in dossiers[:_DOSSIERS_LOOKED_AT])]
    for form in forms:
        revisions = [found for name in _REVISIONS if isinstance(found := form.get(name), Mapping)]
        for revision in revisions:
            for name in _LISTS:
                yield from _listed(revision.get(name), None)


def _form(dossier: Any) -> Mapping[str, Any]:
    own = dossier.get("demarche")
    return own if isinstance(own, Mapping) else dossier


def _listed(found: Any, block: str | None) -> Iterator[Descriptor]:
    for each in found if isinstance(found, list) else ():
        if isinstance(each, Mapping) and isinstance(each.get("id"), str):
            yield each, block
            if block is None:
                yield from _listed(each.get("champDescriptors"), str(each.get("label") or each["id"]))


def labels_of(owners: Sequence[Mapping[str, Any]], dossiers: Sequence[Any]) -> dict[str, str]:
    """The label of each question by its id, as the form words it now."""
    labels: dict[str, str] = {}
    for each, _ in _descriptors(owners, dossiers):
        if isinstance(each.get("label"), str):
            labels.setdefault(each["id"], each["label"])
    return labels


def codebook_of(owners: Sequence[Mapping[str, Any]], dossiers: Sequence[Any]) -> Codebook | None:
    """The questions with their options; None where the API was not asked for them."""
    questions: dict[str, Question] = {}
    for each, block in _descriptors(owners, dossiers):
        if each["id"] not in questions and not _is_block(each):
            questions[each["id"]] = _question(each, block)
    title = next((owner["title"] for owner in owners if isinstance(owner.get("title"), str)), None)
    number = next((owner["number"] for owner in owners if isinstance(owner.get("number"), str)), None)
    titles = {"fr": title} if title else {}
    return Codebook("Démarches simplifiées", tuple(questions.values()), number, titles=titles) if questions else None


def _is_block(each: Mapping[str, Any]) -> bool:
    return isinstance(each.get("champDescriptors"), list)


def _question(each: Mapping[str, Any], block: str | None) -> Question:
    native = each.get("type") or each.get("__typename")
    options = each.get("options")
    return Question(
        code=each["id"],
        label=" ".join(str(each.get("label") or each["id"]).split()),
        kind=_KINDS.get(_snake(str(native)), "unknown"),
        options=tuple(Option(option, option) for option in options if isinstance(option, str))
        if isinstance(options, list)
        else (),
        repeat=block,
        mandatory=each.get("required") is True,
        native_kind=str(native) if native else None,
    )


def _snake(native: str) -> str:
    """A kind as the older API writes it: `DropDownListChampDescriptor` is `drop_down_list`."""
    bare = native.removesuffix("ChampDescriptor")
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in bare).lstrip("_")
