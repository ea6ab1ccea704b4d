"""The draft of `survey.yaml`: what only people know stands as `À COMPLÉTER`, the mappings as far as certain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from transforms.scaffold.draft import Draft
from transforms.scaffold.mappings import Mapped
from transforms.scaffold.yaml_text import CHECK, check, comment, scalar
from transforms.survey_files import Crosswalk, Survey
from transforms.wording import wording_key

_TO_FILL = "À COMPLÉTER"
_LICENCE = (
    "licence:",
    "  id: etalab-2.0",
    "  title: Licence Ouverte / Open Licence 2.0 (Etalab)",
    "  url: https://spdx.org/licenses/etalab-2.0.html",
)


def mappings_of(draft: Draft) -> dict[str, Mapped]:
    """Name of a mapping → what it holds: one for each coded question that the draft uses or proposes."""
    found: dict[str, Mapped] = {}
    if draft.places.kinds is not None:
        found["natures"] = draft.places.kinds
    for proposal in draft.proposals:
        if proposal.mapped is not None:
            found.setdefault(mapping_name(proposal.field), proposal.mapped)
    return found


def mapping_name(field: str) -> str:
    """The name under which a coded field is mapped in a draft."""
    return field.removesuffix("_verbatim").replace("_", "-")


def survey_text(draft: Draft, survey_id: str, title: str) -> str:
    """The text of `survey.yaml`; it loads as it stands."""
    fr, en = draft.titles.get("fr", title), draft.titles.get("en", draft.titles.get("fr", title))
    lines = [
        comment(
            f"Brouillon fait d'un fichier brut : tout ce qui porte « {CHECK} » ou « {_TO_FILL} » attend une personne."
        ),
        f"id: {scalar(survey_id)}",
        *([] if draft.titles else [check("titres tirés du nom du fichier")]),
        "title:",
        f"  fr: {scalar(fr or survey_id)}",
        f"  en: {scalar(en or survey_id)}",
        "description:",
        f"  fr: {_TO_FILL}",
        "  en: TO COMPLETE",
        f"organisers: [{_TO_FILL}]",
        f"contact: {_TO_FILL}",
        check("licence choisie par défaut"),
        *_LICENCE,
        f"citation: {scalar(f'{fr or survey_id} ({_TO_FILL})')}",
        "",
        comment("Ouvert : nul n'est hors champ, et rien ne manque à l'appel."),
        "frame: open",
        *mapping_lines(mappings_of(draft)),
    ]
    return "\n".join(lines) + "\n"


def mappings_beside(draft: Draft, survey: Survey) -> tuple[dict[str, Mapped], dict[str, str]]:
    """The mappings that a wave needs of its own, and name in a draft → the mapping of the survey that knows as much.

    A mapping of a wave stands in the place of one of the survey with its name.
    """
    own: dict[str, Mapped] = {}
    there: dict[str, str] = {}
    for name, mapped in mappings_of(draft).items():
        named = next((known for known, crosswalk in survey.mappings.items() if _knows(crosswalk, mapped)), None)
        if named is None:
            own[name] = mapped
        else:
            there[name] = named
    return own, there


def _knows(crosswalk: Crosswalk, mapped: Mapped) -> bool:
    """Whether a mapping gives all certain answers the codes that they have, and is for the same list."""
    codes = {wording_key(answer): code for answer, code in crosswalk.codes.items()}
    certain = mapped.sure.items()
    return crosswalk.list == mapped.list_name and all(
        codes.get(wording_key(answer)) == code for answer, code in certain
    )


def mapping_lines(mappings: Mapping[str, Mapped]) -> Iterator[str]:
    """The mappings as YAML, with what a person has to look at."""
    if not mappings:
        return
    yield from ("", comment("Les réponses du fichier → nos codes (data/codes/)."))
    written = {name: mapped for name, mapped in mappings.items() if mapped.sure}
    if written:
        yield "mappings:"
    for name, mapped in written.items():
        yield from _one_mapping(name, mapped)
    for name in sorted(mappings.keys() - written.keys()):
        yield check(f"{name} : aucune réponse n'a de code certain ; écrire cette correspondance, puis la nommer")
        yield from _unsure(mappings[name], 0)


def _one_mapping(name: str, mapped: Mapped) -> Iterable[str]:
    yield f"  {name}:"
    yield f"    list: {mapped.list_name}"
    yield "    codes:"
    for answer, code in mapped.sure.items():
        yield f"      {scalar(answer)}: {scalar(code)}"
    yield from _unsure(mapped, 6)
    labels = {answer: label for answer in mapped.sure if (label := mapped.labels.get(answer)) and label != answer}
    if labels:
        yield "    labels:"
        yield from (f"      {scalar(answer)}: {scalar(label)}" for answer, label in labels.items())


def _unsure(mapped: Mapped, indent: int) -> Iterator[str]:
    for one in mapped.unsure:
        label = mapped.labels.get(one.answer)
        said = f"« {label} », " if label and label != one.answer else ""
        near = f"le plus proche : {one.nearest}, {one.score:.0f}/100" if one.nearest else "aucun code proche"
        yield check(f"{scalar(one.answer)}: …  ({said}{one.count} fois ; {near})", indent)
    if mapped.once:
        yield check(f"{mapped.once} réponse(s) données une seule fois, non recopiées ici : `inventaire check`", indent)
