"""The draft of `waves/<wave>.yaml`: it loads as it stands, and names every column of the returns once."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from transforms.resolution import formats_of
from transforms.scaffold.comment_text import box_lines, code_lines, fact_lines, others, repeat_lines, separator_text
from transforms.scaffold.draft import Chosen, Draft, columns_of
from transforms.scaffold.fields import Proposal
from transforms.scaffold.groups import Group
from transforms.scaffold.places import Pick
from transforms.scaffold.survey_text import mapping_lines, mapping_name, mappings_beside, unknown_lines
from transforms.scaffold.yaml_text import CHECK, check, comment, flow_list, in_flow, scalar
from transforms.schema import INITIATIVES
from transforms.survey_files import Survey
from transforms.values.marks import DEFAULT_MARKS
from transforms.values.text import match_key

_NO_PERIOD = "2000-01-01"


def wave_text(
    draft: Draft,
    wave_id: str,
    ending: str,
    vintages: Sequence[int],
    survey: Survey | None = None,
    header_lines: Sequence[int] = (),
) -> str:
    """The text of the wave file; `ending` is that of the raw files, `vintages` the COG vintages that there are.

    Beside a survey that is there already it has the mappings which the survey has not. `header_lines` are
    those that a person has declared.
    """
    lines = [
        comment("Brouillon fait d'un fichier brut. Les colonnes y sont toutes nommées une fois."),
        f'id: "{wave_id}"',
        *_vintage(draft.year, vintages),
        *_period(draft),
        "sources:",
        "  - id: fichiers",
        f"    files: {scalar(f'returns/{wave_id}/*.{ending}')}",
        f"    dialect: {draft.dialect}",
        *([f"    header_lines: [{', '.join(map(str, header_lines))}]"] if header_lines else []),
        "",
        *_keys(draft),
        *fact_lines(draft),
        "",
        "authority:",
        *_authority(draft),
        "",
        *_fields(draft),
        *(line for repeat in draft.repeats for line in repeat_lines(repeat)),
        *_missing(draft.marks),
        comment("Données personnelles : laissées à la porte, jamais lues plus loin."),
        *_named("personal", draft.personal),
        "",
        comment("Colonnes dont le schéma ne fait rien."),
        *_named("ignored", left_out(draft)),
        "",
        *_expect(draft),
        *(_mappings(draft, survey) if survey is not None else ()),
    ]
    return "\n".join(lines) + "\n"


def _mappings(draft: Draft, survey: Survey) -> Iterator[str]:
    own, there = mappings_beside(draft, survey)
    yield from mapping_lines(own)
    yield from unknown_lines(there, survey)


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


def _authority(draft: Draft) -> Iterator[str]:
    places = draft.places
    if places.name is not None:
        yield from _doubt(places.name)
        yield f"  name: {scalar(places.name.evidence.name)}"
    if places.kind is not None:
        yield from _doubt(places.kind)
        yield f"  kind: {{column: {in_flow(places.kind.evidence.name)}, mapping: natures}}"
    elif places.constant:
        yield check("presque tous les noms sont ceux de communes, et aucune colonne ne dit la nature", 2)
        yield f"  kind: {{constant: {places.constant}}}"
    if places.departement is not None:
        yield from _doubt(places.departement)
        yield f"  departement: {scalar(places.departement.evidence.name)}"
    yield from code_lines(draft)


def _doubt(one: Pick | Proposal) -> Iterator[str]:
    if not one.is_sure:
        yield check(one.why + others(one.alternatives), 2)


def _fields(draft: Draft) -> Iterator[str]:
    usable = [(proposal, line) for proposal in draft.proposals if (line := _field_line(proposal)) is not None]
    labelled = [(boxed, group) for boxed, group in draft.boxes if boxed is not None and _is_usable(boxed, group)]
    yield "fields:" if usable or labelled else "fields: {}"
    for proposal, line in usable:
        yield from _doubt(proposal)
        yield f"  {line}"
    for boxed, group in labelled:
        yield check(f"cases à cocher qui portent leur libellé ; {boxed.why}", 2)
        names = flow_list([column.name for column in group.columns])
        yield f"  {boxed.field}: {{columns: {names}, mapping: {mapping_name(boxed.field)}}}"
    yield from box_lines([(boxed, group) for boxed, group in draft.boxes if not _is_usable(boxed, group)])
    yield ""


def field_columns(draft: Draft) -> set[str]:
    """The columns that the draft's fields read."""
    used = {proposal.evidence.name for proposal in draft.proposals if _field_line(proposal) is not None}
    return used | {c.name for proposal, group in draft.boxes if _is_usable(proposal, group) for c in group.columns}


def _is_usable(proposal: Proposal | None, group: Group) -> bool:
    """Whether the model of today can say it: boxes that hold their own label, which a mapping knows."""
    mapped = proposal.mapped if proposal is not None else None
    return group.is_labelled and mapped is not None and bool(mapped.sure)


def _field_line(proposal: Proposal) -> str | None:
    """`title: titre`, or with its separator and mapping; None where a coded field has no certain answer."""
    field, column = INITIATIVES.field(proposal.field), proposal.evidence.name
    parts = [f"column: {in_flow(column)}"]
    if formats_of(field)[0] in ("list", "choices"):
        parts.append(f"separator: {separator_text(proposal.evidence.separator)}")
    if field.codes:
        if proposal.mapped is None or not proposal.mapped.sure:
            return None
        parts.append(f"mapping: {mapping_name(proposal.field)}")
        if proposal.field == "subthemes":
            parts.append("verbatim: subthemes_verbatim")
    return f"{proposal.field}: {scalar(column)}" if len(parts) == 1 else f"{proposal.field}: {{{', '.join(parts)}}}"


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


def _named(key: str, choices: Sequence[Chosen]) -> Iterator[str]:
    """The columns under a key, each below the reason why it is there."""
    if not choices:
        yield f"{key}: []"
        return
    yield f"{key}:"
    told = None
    for chosen in choices:
        why = chosen.why if chosen.is_sure else f"{CHECK}: {chosen.why}"
        if why != told:
            yield comment(why, 2)
        told = why
        yield from (f"  - {scalar(name)}" for name in chosen.columns)


def left_out(draft: Draft) -> list[Chosen]:
    """Every column of the returns that has no other use, each once, with the reason."""
    repeated = [group for repeat in draft.repeats for asked in repeat.parts.values() for group in asked]
    boxes = [group for proposal, group in draft.boxes if not _is_usable(proposal, group)]
    beside = [group.other.name for proposal, group in draft.boxes if _is_usable(proposal, group) and group.other]
    unmapped = [proposal for proposal in draft.proposals if _field_line(proposal) is None]
    return [
        *draft.ignored,
        *(Chosen((one.name,), "code officiel : voir `code:` plus haut", False) for one in draft.places.codes),
        *(Chosen((p.evidence.name,), f"{p.field} ? aucune réponse sûre ; {p.why}", False) for p in unmapped),
        *(Chosen(columns_of([group]), "cases à cocher : voir plus haut", False) for group in boxes),
        *(Chosen((name,), "texte libre à côté de cases à cocher", False) for name in beside),
        *([Chosen(columns_of(repeated), "répétées : à retirer d'ici avec `repeats:`", False)] if repeated else []),
    ]


def _expect(draft: Draft) -> Iterator[str]:
    yield check(f"bornes faites de ce fichier ({draft.returns} réponses, {draft.rows} lignes)")
    yield "expect:"
    for name, count in (("returns", draft.returns), ("initiatives", draft.rows)):
        yield f"  {name}: {{min: {math.floor(0.8 * count)}, max: {math.ceil(1.5 * count)}}}"
    yield "  max_change: 0.2"
