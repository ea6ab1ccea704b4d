"""The draft of `waves/<wave>.yaml`: it loads as it stands, and names every column of the returns once.

What the survey files cannot say yet (repeats, completeness, tests, boxes in several columns, official
codes) stands as a comment at its place, in the form in which it would be written.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence

from transforms.formats.dialects.names import Dialect
from transforms.resolution import formats_of
from transforms.scaffold.drafting import Chosen, Draft, RepeatDraft
from transforms.scaffold.fields import Proposal
from transforms.scaffold.groups import Group
from transforms.scaffold.places import Pick
from transforms.scaffold.survey_text import mapping_name
from transforms.scaffold.yaml_text import check, comment, commented, flow_list, scalar, wrapped_list
from transforms.schema import INITIATIVES
from transforms.values.marks import DEFAULT_MARKS
from transforms.values.text import match_key

_NO_PERIOD = dt.date(2000, 1, 1)


def wave_text(draft: Draft, wave_id: str, ending: str, vintages: Sequence[int]) -> str:
    """The text of the wave file; `ending` is that of the raw files, `vintages` the COG vintages that there are."""
    lines = [
        comment("Brouillon fait d'un fichier brut. Les colonnes y sont toutes nommées une fois."),
        f'id: "{wave_id}"',
        *_vintage(draft.year, vintages),
        *_period(draft),
        "sources:",
        "  - id: fichiers",
        f"    files: {scalar(f'returns/{wave_id}/*.{ending}')}",
        f"    dialect: {_dialect(draft.dialect)}",
        "",
        *_keys(draft),
        *_facts(draft),
        "authority:",
        *_authority(draft),
        "",
        *_fields(draft),
        *(line for repeat in draft.repeats for line in _repeat(repeat)),
        *_missing(draft.marks),
        *_personal(draft.personal),
        *_ignored(draft),
        *_expect(draft),
    ]
    return "\n".join(lines) + "\n"


def _dialect(name: str) -> Dialect | str:
    return scalar(name)


def _vintage(year: int, vintages: Sequence[int]) -> Iterator[str]:
    if year in vintages or not vintages:
        yield f"cog_vintage: {year}"
        return
    nearest = min(vintages, key=lambda vintage: abs(vintage - year))
    yield check(f"millésime {nearest}, le plus proche de {year} parmi ceux qu'il y a ({', '.join(map(str, vintages))})")
    yield f"cog_vintage: {nearest}"


def _period(draft: Draft) -> Iterator[str]:
    start, end = draft.period or (_NO_PERIOD, None)
    if draft.period is None:
        yield check("aucune date d'envoi lisible : écrire la période de collecte")
    elif draft.submitted is None:
        yield check("aucune date d'envoi : période des débuts d'initiatives, pas celle de la collecte")
    else:
        yield comment("Du premier au dernier envoi du fichier.")
    yield from ("field_period:", f"  start: {start}", *([f"  end: {end}"] if end else []))


def _keys(draft: Draft) -> Iterator[str]:
    for name, chosen in (("key", draft.key), ("submitted", draft.submitted)):
        if chosen is None:
            continue
        key = ("initiative_key" if draft.key_is_initiative else "return_key") if name == "key" else "submitted"
        if not chosen.is_sure:
            yield check(chosen.why)
        yield f"{key}: {scalar(chosen.columns[0])}"


def _facts(draft: Draft) -> Iterator[str]:
    """Facts that the tool notes and that the files cannot use yet, as they would be written."""
    told = [line for name, lines in _FACT_LINES.items() if draft.has_facts.get(name) for line in lines]
    if told:
        yield comment("L'outil le dit ; à décommenter quand le fichier de vague le permettra :")
        yield from commented(told)
    yield ""


_FACT_LINES = {
    "@complete": ('complete: {column: "@complete", values: [yes]}',),
    "@test": ('test: {column: "@test", values: [yes]}',),
    "@submitted_is_sentinel": ('submitted_is_unknown_where: {column: "@submitted_is_sentinel", values: [yes]}',),
}


def _authority(draft: Draft) -> Iterator[str]:
    places = draft.places
    name = places.name.evidence.name if places.name else draft.columns[0]
    yield from _pick(places.name, "aucune colonne ne ressemble à un nom de collectivité : corriger")
    yield f"  name: {scalar(name)}"
    if places.kind is not None and places.kinds is not None:
        yield from _pick(places.kind, "")
        yield f"  kind: {{column: {_quoted(places.kind.evidence.name)}, mapping: natures}}"
    elif places.constant:
        yield check("presque tous les noms sont ceux de communes, et aucune colonne ne dit la nature", 2)
        yield f"  kind: {{constant: {places.constant}}}"
    if places.departement is not None:
        yield from _pick(places.departement, "")
        yield f"  departement: {scalar(places.departement.evidence.name)}"
    for code in places.codes:
        yield comment("Code officiel (INSEE, SIREN) ; à décommenter quand le fichier de vague le permettra :", 2)
        yield f"#   code: {scalar(code.name)}"


def _pick(pick: Pick | None, otherwise: str) -> Iterator[str]:
    if pick is None:
        yield check(otherwise, 2)
    elif not pick.is_sure:
        yield check(pick.why + _others(pick.alternatives), 2)


def _others(alternatives: Sequence[str]) -> str:
    return f" ; autres candidats : {', '.join(alternatives)}" if alternatives else ""


def _quoted(name: str) -> str:
    return flow_list([name])[1:-1]


def _fields(draft: Draft) -> Iterator[str]:
    usable = [(proposal, line) for proposal in draft.proposals if (line := _field_line(proposal)) is not None]
    yield "fields:" if usable else "fields: {}"
    for proposal, line in usable:
        if not proposal.is_sure:
            yield check(proposal.why + _others(proposal.alternatives), 2)
        yield f"  {line}"
    labelled = [(proposal, group) for proposal, group in draft.boxes if _is_usable(proposal, group)]
    for proposal, group in labelled:
        assert proposal is not None
        yield check(f"cases à cocher qui portent leur libellé ; {proposal.why}", 2)
        names = flow_list([column.name for column in group.columns])
        yield f"  {proposal.field}: {{columns: {names}, mapping: {mapping_name(proposal.field)}}}"
    yield from _boxes(draft)
    yield ""


def field_columns(draft: Draft) -> set[str]:
    """The columns that the draft's fields read."""
    used = {proposal.evidence.name for proposal in draft.proposals if _field_line(proposal) is not None}
    return used | {c.name for proposal, group in draft.boxes if _is_usable(proposal, group) for c in group.columns}


def _is_usable(proposal: Proposal | None, group: Group) -> bool:
    mapped = proposal.mapped if proposal is not None else None
    return group.is_labelled and mapped is not None and bool(mapped.sure)


def _field_line(proposal: Proposal) -> str | None:
    """`title: titre`, or with its separator and mapping; None where a coded field has no certain answer."""
    field, column = INITIATIVES.field(proposal.field), proposal.evidence.name
    parts = [f"column: {_quoted(column)}"]
    if formats_of(field)[0] in ("list", "choices"):
        parts.append(f"separator: {_separator(proposal.evidence.separator)}")
    if field.codes:
        if proposal.mapped is None or not proposal.mapped.sure:
            return None
        parts.append(f"mapping: {mapping_name(proposal.field)}")
        if proposal.field == "subthemes":
            parts.append("verbatim: subthemes_verbatim")
    return f"{proposal.field}: {scalar(column)}" if len(parts) == 1 else f"{proposal.field}: {{{', '.join(parts)}}}"


def _separator(separator: str | None) -> str:
    return '"' + (separator or ";").replace("\n", "\\n") + '"'


def _boxes(draft: Draft) -> Iterator[str]:
    told = [(proposal, group) for proposal, group in draft.boxes if not _is_usable(proposal, group)]
    if not told:
        return
    yield comment("Cases à cocher en plusieurs colonnes ; à décommenter quand le fichier de vague le permettra :", 2)
    for proposal, group in told:
        name = proposal.field if proposal else "…"
        yield from commented(_box_lines(name, group, proposal.why if proposal else "aucun champ ne convient"))


def _box_lines(name: str, group: Group, why: str) -> Iterator[str]:
    yield f"  {name}:  {check(why)}"
    yield "    boxes:"
    for column in group.columns:
        yield f"      {scalar(column.name)}: {scalar(column.option or column.name)}"
    if group.other:
        yield f"    other: {scalar(group.other.name)}"


def _repeat(repeat: RepeatDraft) -> Iterator[str]:
    kind = "une table à part" if repeat.is_table else "les mêmes questions pour chaque initiative"
    yield comment(f"Répétition ({kind}) ; à décommenter quand le fichier de vague le permettra :")
    yield from commented(_repeat_lines(repeat))
    yield ""


def _repeat_lines(repeat: RepeatDraft) -> Iterator[str]:
    numbers = max((len(groups) for groups in repeat.stems.values()), default=0)
    yield "repeats:"
    yield f"  - {'table' if repeat.is_table else 'name'}: {scalar(repeat.name)}"
    if numbers:
        yield f"    numbers: [{', '.join(str(number) for number in range(1, numbers + 1))}]"
    yield "    fields:"
    given = {proposal.evidence.name: proposal for proposal in repeat.proposals}
    for one in repeat.questions:
        proposal = given.get(one.name)
        asked = scalar(one.name if repeat.is_table else one.title)
        if proposal is None:
            continue
        if not proposal.is_sure:
            yield check(proposal.why + _others(proposal.alternatives), 6)
        mapping = f", mapping: {mapping_name(proposal.field)}" if proposal.mapped and proposal.mapped.sure else ""
        groups = next((g for g in repeat.stems.values() if g[0].columns[0].name == one.name), None)
        key = "boxes" if groups and groups[0].is_boxes else "column"
        yield f"      {proposal.field}: {{{key}: {asked}{mapping}}}"
    left = [one.name if repeat.is_table else one.title for one in repeat.questions if one.name not in given]
    yield from wrapped_list("ignored", left, 4) if left else ()


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


def _personal(personal: Sequence[Chosen]) -> Iterator[str]:
    yield comment("Données personnelles : laissées à la porte, jamais lues plus loin.")
    yield from _named("personal", personal)
    yield ""


def _named(key: str, choices: Sequence[Chosen]) -> Iterator[str]:
    if not choices:
        yield f"{key}: []"
        return
    yield f"{key}:"
    why = None
    for chosen in choices:
        said = chosen.why if chosen.is_sure else f"À VÉRIFIER: {chosen.why}"
        if said != why:
            yield comment(said, 2)
        why = said
        yield from (f"  - {scalar(name)}" for name in chosen.columns)


def left_out(draft: Draft) -> list[Chosen]:
    """Every column of the returns that has no other use, each once, with the reason."""
    groups = [group for repeat in draft.repeats for asked in repeat.stems.values() for group in asked]
    boxes = [group for proposal, group in draft.boxes if not _is_usable(proposal, group)]
    others = [group.other.name for proposal, group in draft.boxes if _is_usable(proposal, group) and group.other]
    unmapped = [proposal for proposal in draft.proposals if _field_line(proposal) is None]
    return [
        *draft.ignored,
        *(Chosen((one.name,), "code officiel : voir `code:` plus haut", False) for one in draft.places.codes),
        *(Chosen((p.evidence.name,), f"{p.field} ? aucune réponse sûre ; {p.why}", False) for p in unmapped),
        *(Chosen(_columns([group]), "cases à cocher : voir plus haut", False) for group in boxes),
        *(Chosen((name,), "texte libre à côté de cases à cocher", False) for name in others),
        *([Chosen(_columns(groups), "répétées : à retirer d'ici avec `repeats:`", False)] if groups else []),
    ]  # fmt: skip


def _columns(groups: Sequence[Group]) -> tuple[str, ...]:
    return tuple(column.name for group in groups for column in group.all_columns)


def _ignored(draft: Draft) -> Iterator[str]:
    yield comment("Colonnes dont le schéma ne fait rien.")
    yield from _named("ignored", left_out(draft))
    yield ""


def _expect(draft: Draft) -> Iterator[str]:
    yield check(f"bornes faites de ce fichier ({draft.returns} réponses, {draft.rows} lignes)")
    yield "expect:"
    for name, count in (("returns", draft.returns), ("initiatives", draft.rows)):
        yield f"  {name}: {{min: {math.floor(0.8 * count)}, max: {math.ceil(1.5 * count)}}}"
    yield "  max_change: 0.2"
