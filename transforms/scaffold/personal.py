"""What is personal data among the columns of a file: by its words, and by what its values look like."""

from __future__ import annotations

from transforms.scaffold.evidence import Evidence
from transforms.scaffold.words import CONSENT, NOT_PERSONAL, OF_A_PERSON, PERSONAL_ALONE, PERSONAL_WORDS, has_any

_SHARE = 0.3
# So many e-mails among web addresses make a column of both one of e-mails.
_SOME = 0.05
_LOOKS = {"email": "ressemblent à des courriels", "phone": "à des téléphones", "iban": "à des IBAN"}
# An address of the web may hold a sign that an e-mail has; a free text may quote one.
_LONG = 100


def why_personal(evidence: Evidence) -> tuple[str, bool] | None:
    """Why a question is held to be personal and whether that is sure; None where nothing says so."""
    looks = [
        f"{evidence.shares.get(shape, 0):.0%} des valeurs {what}"
        for shape, what in _LOOKS.items()
        if evidence.shares.get(shape, 0) >= _SHARE and evidence.typical < _LONG
    ]
    by_words = has_any(evidence.words, PERSONAL_WORDS)
    if looks:
        return " ; ".join(looks), True
    if evidence.words in PERSONAL_ALONE and evidence.shares.get("place", 0) < 0.5:
        return "l'en-tête seul nomme une personne", False
    if not by_words:
        return None
    is_web = evidence.shares.get("url", 0) > 0.5 and evidence.shares.get("email", 0) < _SOME
    is_other = (has_any(evidence.words, NOT_PERSONAL) and not has_any(evidence.words, OF_A_PERSON)) or is_web
    # « J'autorise la diffusion, sans mes coordonnées »: a yes or no about personal data.
    is_other |= evidence.kind == "yes_no" or (evidence.shares.get("tick", 0) > 0.8 and has_any(evidence.words, CONSENT))
    is_place = evidence.shares.get("place", 0) > 0.5
    if is_other or is_place:
        return None
    return "mots de l'en-tête ou de la question", True
