"""Names of authorities to official codes: the exact stages. A wrong code is worse than none.

Each distinct (name, kind, departement) is read (`names.read_name`) and looked up (`stages`); the first
stage that finds one authority answers, one that finds several abstains:

| stage | looks for | in | `match_method` |
|---|---|---|---|
| 1 | the official name, every word of it | the département | `exact_name` |
| 2 | the name of a commune déléguée or associée, an arrondissement municipal → its commune | the département | `former_name` |
| 3 | the name without articles; of an EPCI without its legal form | the département | `exact_key` |
| 4 | a by-name that the register states for an EPCI (« Agglopolys ») | the département | `exact_key` |
| 5 | the code of a département (« CD 31 ») | | `code` |
| 6 | as 3, if one authority alone bears it among all names of today and of parts of communes, and no longer name of a commune begins with it | the country | `exact_name_national` |

Départements, régions and collectivités are unique in the country by their name: stages 1 and 3 find
them without a département.

**The kind is a constraint.** A declared kind, or one that the name states (« mairie de »), is never
overruled: « Ville de Dijon » declared an EPCI matches nothing. « Dijon » declared an EPCI matches
Dijon Métropole, the one EPCI of the Côte-d'Or whose name is Dijon once its legal form is taken off.
With a kind neither declared nor stated, the name must be the only one among all kinds, in a
département that is known. A name that states one legal form of EPCI does not match another.

**So is the département**, asked or stated in the name. One that cannot be read, or two that disagree,
abstain. Population never decides.
"""  # noqa: E501  (a table row is one line)

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from transforms.territory.authorities import KEY, STATED
from transforms.territory.reference import Reference
from transforms.territory.stages import Answer, answer

# Probability that the code is right. 1 where the register's own name and département were given; the
# others are floors, below what was measured on real names of known code (no error in thousands).
SCORES = {
    "exact_name": 1.0,
    "code": 1.0,
    "exact_key": 0.999,
    "former_name": 0.995,
    "exact_name_national": 0.99,
}
REASONS = {
    "name_missing": "No name, or one without a letter or digit.",
    "name_unknown": "No authority of the reference bears this name.",
    "kind_unknown": "The kind is neither declared nor stated, and no département or several kinds leave it open.",
    "kind_conflict": "The name states another kind than the declared one.",
    "kind_not_in_reference": "The reference does not list this kind of authority.",
    "under_other_kind": "The name exists here, but for another kind of authority.",
    "other_article": "A commune has this name but for its first article, which one word alone must keep.",
    "other_legal_form": "An EPCI has this name, but another legal form.",
    "departement_unreadable": "The département asked is no code or name of one.",
    "departement_conflict": "The département asked and the one stated in the name differ.",
    "postal_code_conflict": "The postal code stated serves no commune of this name.",
    "in_other_departement": "The name exists, but not in this département.",
    "former_name_without_departement": "The name of a former commune, which needs its département.",
    "homonyms": "Several authorities bear this name, or longer names begin with it and no département is known.",
}
COLUMNS = ["status", *KEY, *STATED, "cog_vintage", "authority_code_current", "match_method", "match_score", "reasons"]
_ASKED = ["name", "kind", "departement"]


def resolve_authorities(asked: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """The authority of each asked row: same rows, same order, columns `COLUMNS`, RangeIndex.

    `asked` has the text columns name, kind (a code of authority_kind) and departement (a code or a
    name), missing where not known. Where `status` is not `matched`, only `cog_vintage` and `reasons`
    (codes of `REASONS`) are filled. `authority_code_current` stays missing: one vintage does not say
    what became of its codes. The answer to a row depends on that row alone.
    """
    questions = asked[_ASKED].drop_duplicates(ignore_index=True)
    answers = [
        answer(_text(name), _text(kind), _text(departement), reference.names, reference.scopes)
        for name, kind, departement in questions.itertuples(index=False, name=None)
    ]
    answered = _answer_frame(answers).merge(reference.authorities, on=KEY, how="left", validate="many_to_one")
    answered["cog_vintage"] = reference.vintage
    answered["authority_code_current"] = pd.Series(pd.NA, index=answered.index, dtype="str")
    numbered = questions.assign(number=range(len(questions)))
    numbers = asked[_ASKED].merge(numbered, on=_ASKED, how="left", validate="many_to_one")["number"]
    return answered[COLUMNS].take(numbers.to_numpy()).reset_index(drop=True)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _answer_frame(answers: Iterable[Answer]) -> pd.DataFrame:
    rows = [
        (a.status, *(a.entity or (None, None)), a.method, SCORES[a.method] if a.method else None, list(a.reasons))
        for a in answers
    ]
    frame = pd.DataFrame(rows, columns=["status", *KEY, "match_method", "match_score", "reasons"], dtype="object")
    texts = dict.fromkeys(["status", *KEY, "match_method"], "str")
    return frame.astype({**texts, "match_score": "float64"})
