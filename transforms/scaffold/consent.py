"""The question whose answer « non » refuses the publication of a return."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.scaffold.evidence import Evidence
from transforms.scaffold.words import CONSENT, has_any

# Of « souhaitez-vous être tenu au courant » and « j'autorise la diffusion », the second is about the data.
_PUBLISHING = (
    "diffusion|diffuser|publication|publier|publie|reutilisation|reutiliser|rendre public|rendue publique|publish"
)
_ASKING = f"{CONSENT}|accord|autorisation|permission"
_ABOUT_MAIL = "newsletter|lettre d'information|recontacter|recontacte|contacte|rappele|tenu informe"
_OPPOSITE: Mapping[str, str] = {
    "y": "N", "yes": "No", "oui": "Non", "o": "N", "1": "0", "true": "false", "vrai": "faux",
    "j'accepte": "Je refuse", "d'accord": "Pas d'accord",
}  # fmt: skip
_REFUSALS = frozenset(("n", "no", "non", "0", "false", "faux", "je refuse", "pas d'accord", "je n'accepte pas"))


@dataclass(frozen=True)
class ConsentDraft:
    """The column that asks for consent, and the answers to it that refuse."""

    column: str
    refused: tuple[str, ...]


def find_consent(questions: Sequence[Evidence]) -> ConsentDraft | None:
    """The yes-or-no question whose words ask for consent, those of publication first; None where none does."""
    asked = [one for one in questions if not one.is_boxes and _asks(one) and _refusals(one)]
    best = min(asked, key=lambda one: not has_any(one.words, _PUBLISHING), default=None)
    return ConsentDraft(best.name, _refusals(best)) if best else None


def _asks(one: Evidence) -> bool:
    is_yes_no = one.kind == "yes_no" or one.shares.get("tick", 0.0) > 0.8 or _refuses(one.answers)
    is_about_data = has_any(one.words, _PUBLISHING) or has_any(one.words, _ASKING)
    return is_yes_no and is_about_data and bool(one.filled) and not has_any(one.words, _ABOUT_MAIL)


def _refuses(answers: Mapping[str, int]) -> bool:
    return 0 < len(answers) <= 3 and any(answer.casefold() in _REFUSALS for answer in answers)


def _refusals(one: Evidence) -> tuple[str, ...]:
    """The refusals that the file holds; where nobody refused, the word against the one that accepts."""
    said = list(one.answers) or [option.code for option in one.options]
    found = tuple(answer for answer in said if answer.casefold() in _REFUSALS)
    return found or tuple({_OPPOSITE[key]: None for answer in said if (key := answer.casefold()) in _OPPOSITE})
