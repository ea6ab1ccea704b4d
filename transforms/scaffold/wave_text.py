"""The draft of `waves/<wave>.yaml`: it loads as it stands, and names every column of the returns once."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from transforms.scaffold.answer_text import field_lines, named_lines, other_repeat_lines, others, repeat_lines
from transforms.scaffold.comparison_text import comparison_lines
from transforms.scaffold.consent import ConsentDraft
from transforms.scaffold.draft import Chosen, Draft
from transforms.scaffold.origins import folded
from transforms.scaffold.places import Pick
from transforms.scaffold.survey_text import mapping_lines, mappings_beside
from transforms.scaffold.yaml_text import check, comment, flow_list, in_flow, scalar
from transforms.survey_files import Survey
from transforms.values.marks import DEFAULT_MARKS
from transforms.values.text import match_key
from transforms.waves import Wave

_NO_PERIOD = "2000-01-01"


def wave_text(
    draft: Draft,
    wave_id: str,
    ending: str,
    vintages: Sequence[int],
    survey: Survey | None = None,
    header_lines: Sequence[int] = (),
    earlier: Wave | None = None,
) -> str:
    """The text of the wave file; `ending` is that of the raw files, `vintages` the COG vintages that there are.

    Beside a survey that is there already it has the mappings which the survey has not. `header_lines` are
    those that a person has declared, `earlier` the wave that this one is to be compared with.
    """
    own, there = mappings_beside(draft, survey) if survey is not None else ({}, {})
    lines = [
        comment("Brouillon fait d'un fichier brut. Les colonnes y sont toutes nommées une fois."),
        f'id: "{wave_id}"',
        *_vintage(draft.year, vintages),
        *_period(draft),
        *_source(draft.dialect, f"returns/{wave_id}/*.{ending}", header_lines),
        "",
        *_keys(draft),
        *_facts(draft),
        *_consent(draft.consent),
        "",
        "authority:",
        *_authority(draft, there),
        "",
        *field_lines(draft, there),
        *(repeat_lines(draft.repeat, there) if draft.repeat else ()),
        *(line for repeat in draft.left_repeats for line in other_repeat_lines(repeat)),
        *_missing(draft.marks),
        comment("Données personnelles : laissées à la porte, jamais lues plus loin."),
        *named_lines("personal", draft.personal),
        "",
        comment("Colonnes dont le schéma ne fait rien."),
        *named_lines("ignored", _folded(draft)),
        "",
        *_expect(draft),
        *mapping_lines(own),
        *comparison_lines(draft, earlier),
    ]
    return "\n".join(lines) + "\n"


def _source(dialect: str, files: str, header_lines: Sequence[int]) -> Iterator[str]:
    yield from ("sources:", "  - id: fichiers", f"    files: {scalar(files)}", f"    dialect: {dialect}")
    if header_lines:
        yield f"    header_lines: [{', '.join(map(str, header_lines))}]"


def _vintage(year: int, vintages: Sequence[int]) -> Iterator[str]:
    nearest = min(vintages, key=lambda vintage: abs(vintage - year), default=year)
    if nearest != year:
        known = ", ".join(map(str, vintages))
        yield check(f"millésime {nearest}, le plus proche de {year} parmi ceux qu'il y a ({known})")
    yield f"cog_vintage: {nearest}"


def _period(draft: Draft) -> Iterator[str]:
    if draft.period is None:
        yield check("aucune date d'envoi lisible : écrire la période de collecte")
        yield from ("field_period:", f"  start: {_NO_PERIOD}")
        return
    if draft.submitted is None:
        yield check("aucune date d'envoi : période des débuts d'initiatives, pas celle de la collecte")
    else:
        yield comment("Du premier au dernier envoi du fichier.")
    yield from ("field_period:", f"  start: {draft.period[0]}", f"  end: {draft.period[1]}")


def _keys(draft: Draft) -> Iterator[str]:
    key = "initiative_key" if draft.key_is_initiative else "return_key"
    for name, chosen in ((key, draft.key), ("submitted", draft.submitted)):
        if chosen is None:
            continue
        if not chosen.is_sure:
            yield check(chosen.why)
        yield f"{name}: {scalar(chosen.columns[0])}"


_TOLD = {
    "@complete": "si une réponse est complète", "@test": "si c'est un essai",
    "@submitted_is_sentinel": "si la date d'envoi est inconnue",
}  # fmt: skip


def _facts(draft: Draft) -> Iterator[str]:
    """What the tool notes of a return is read without being told."""
    told = [said for name, said in _TOLD.items() if draft.has_facts.get(name)]
    if told:
        yield comment(f"L'outil note {', '.join(told)} : lu sans `complete:` ni `test:`.")


def _consent(consent: ConsentDraft | None) -> Iterator[str]:
    if consent is not None:
        yield check("ces réponses refusent-elles la diffusion ? elles retirent toute la réponse de ce qui est publié")
        yield f"consent: {{column: {in_flow(consent.column)}, refused: {flow_list(consent.refused)}}}"


def _authority(draft: Draft, names: Mapping[str, str]) -> Iterator[str]:
    places = draft.places
    if places.name is not None:
        yield from _doubt(places.name)
        yield f"  name: {scalar(places.name.evidence.name)}"
    if places.kind is not None:
        yield from _doubt(places.kind)
        yield f"  kind: {{column: {in_flow(places.kind.evidence.name)}, mapping: {names.get('natures', 'natures')}}}"
    elif places.constant:
        yield check("presque tous les noms sont ceux de communes, et aucune colonne ne dit la nature", 2)
        yield f"  kind: {{constant: {places.constant}}}"
    if places.departement is not None:
        yield from _doubt(places.departement)
        yield f"  departement: {scalar(places.departement.evidence.name)}"
    if draft.code is not None:
        yield f"  code: {scalar(draft.code.name)}"


def _doubt(one: Pick) -> Iterator[str]:
    if not one.is_sure:
        yield check(one.why + others(one.alternatives), 2)


def _folded(draft: Draft) -> list[Chosen]:
    """The ignored columns by the reason why, whole families of them as one pattern."""
    together: dict[tuple[str, bool], list[str]] = {}
    for chosen in draft.ignored:
        together.setdefault((chosen.why, chosen.is_sure), []).extend(chosen.columns)
    return [Chosen(folded(names, draft.columns), *why) for why, names in together.items()]


def _missing(marks: Sequence[str]) -> Iterator[str]:
    if not marks:
        return
    yield comment("Marques vues dans le fichier, tenues pour des absences de réponse partout :")
    yield "missing:"
    seen: set[str] = set()
    for mark in marks:
        if match_key(mark) not in seen:
            seen.add(match_key(mark))
            yield f"  {scalar(mark)}: {DEFAULT_MARKS[match_key(mark)]}"
    yield ""


def _expect(draft: Draft) -> Iterator[str]:
    yield check(f"bornes faites de ce fichier ({draft.returns} réponses, {draft.initiatives} initiatives)")
    yield "expect:"
    for name, count in (("returns", draft.returns), ("initiatives", draft.initiatives)):
        yield f"  {name}: {{min: {math.floor(0.8 * count)}, max: {math.ceil(1.5 * count)}}}"
    yield "  max_change: 0.2"
