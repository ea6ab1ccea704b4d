"""How the waves of a survey compare, field by field: what a reader of pooled waves has to know.

For each answered canonical field and each wave that names an earlier one (`compared_with`): `identical`
(same question, same answers), `comparable` (reworded, or recoded without loss of meaning), `broken` (the
figures do not mean the same), each as the wave file says and why; `new` (the earlier wave did not ask)
and `not_asked` (this one does not) follow from the two files.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from transforms.errors import Fault
from transforms.schema import INITIATIVES, Table
from transforms.waves import Wave

NEW, NOT_ASKED = "new", "not_asked"


@dataclass(frozen=True, slots=True)
class Compared:
    """How one field of a wave compares with an earlier wave, and the reason in French and English."""

    field: str
    wave: str
    compared_with: str
    comparison: str
    reason_fr: str | None = None
    reason_en: str | None = None


def crosswalk(waves: Mapping[str, Wave]) -> tuple[Compared, ...]:
    """One row per field and wave that is compared, by wave and then in the order of the schema."""
    return tuple(
        compared
        for wave in sorted(waves.values(), key=lambda wave: wave.id)
        if (earlier := waves.get(wave.compared_with or "")) is not None
        for compared in _compared(wave, earlier)
    )


def _compared(wave: Wave, earlier: Wave) -> Iterator[Compared]:
    for field in dict.fromkeys([*wave.fields, *earlier.fields]):
        if field not in earlier.fields:
            yield Compared(field, wave.id, earlier.id, NEW)
        elif field not in wave.fields:
            yield Compared(field, wave.id, earlier.id, NOT_ASKED)
        elif (said := wave.comparability.get(field)) is not None:
            yield Compared(field, wave.id, earlier.id, said.is_, said.fr, said.en)


def crosswalk_faults(waves: Mapping[str, Wave], where: str) -> list[Fault]:
    """What the wave files leave unsaid or contradict, once all of them are there."""
    return [fault for wave in waves.values() if wave.compared_with for fault in _faults(wave, waves, where)]


def _faults(wave: Wave, waves: Mapping[str, Wave], where: str) -> Iterator[Fault]:
    place = f"{where}/waves/{wave.id}.yaml"
    earlier = waves.get(wave.compared_with or "")
    if earlier is None or earlier is wave:
        known = ", ".join(sorted(set(waves) - {wave.id})) or "none"
        yield Fault(place, f"compared_with `{wave.compared_with}`", f"another wave ({known})", "Correct it.")
        return
    for field in wave.fields:
        said, asked = field in wave.comparability, field in earlier.fields
        if asked and not said:
            remedy = f"Write `{field}: identical`, or comparable or broken with the reason."
            yield Fault(place, f"nothing on {field} under `comparability`", "every field that both waves ask", remedy)
        if said and not asked:
            found = f"comparability of {field}, which wave {earlier.id} does not ask"
            yield Fault(place, found, "fields that both waves ask: others are new", "Remove it.")


def with_comparability(tables: Mapping[str, Table], compared: tuple[Compared, ...]) -> dict[str, Table]:
    """The tables, each compared field of the initiatives with its crosswalk, for one survey's own files."""
    said = _by_field(compared)
    fields = tuple(
        replace(field, comparability=said.get(field.name)) for field in tables[INITIATIVES.name].fields
    )  # fmt: skip
    return {**tables, INITIATIVES.name: replace(tables[INITIATIVES.name], fields=fields)}


def _by_field(compared: tuple[Compared, ...]) -> dict[str, str]:
    """Field → one JSON object: by wave, what it was compared with, how, and why."""
    by_field: dict[str, dict[str, dict[str, str]]] = {}
    for one in compared:
        said = {"compared_with": one.compared_with, "comparison": one.comparison}
        said |= {"reason_fr": one.reason_fr, "reason_en": one.reason_en} if one.reason_fr and one.reason_en else {}
        by_field.setdefault(one.field, {})[one.wave] = said
    return {field: json.dumps(waves, ensure_ascii=False, sort_keys=True) for field, waves in by_field.items()}
