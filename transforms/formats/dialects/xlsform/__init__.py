"""XLSForm: the workbook that a form of KoboToolbox, ODK, Survey123 or Ona is written in.

It holds no returns: sheets `survey` (a row a question), `choices` (a row an option), `settings`. Read, it is
a codebook, whose codes are the full paths that KoboToolbox's API writes (`group/question`). KoboToolbox's API
gives the same form as JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook
from transforms.formats.containers.delimited import raise_faults
from transforms.formats.content import Content
from transforms.formats.dialects.dialect import DialectReader, Match
from transforms.formats.dialects.xlsform.choices import read_choices
from transforms.formats.dialects.xlsform.definitions import (
    Definitions,
    definitions_of,
    definitions_of_asset,
    is_survey_sheet,
)
from transforms.formats.dialects.xlsform.languages import base_language, languages_of, text_in
from transforms.formats.dialects.xlsform.survey import read_survey
from transforms.formats.frames import Described

__all__ = ["READER", "is_survey_sheet"]


def _recognise(content: Content) -> Match | None:
    if is_asset(content.document):
        return Match("the content of a form, with its survey, as KoboToolbox's API has it", "from documentation")
    names = {(grid.name or "").strip().casefold(): grid for grid in content.grids}
    survey = names.get("survey")
    if survey is None or not is_survey_sheet(survey, has_choices="choices" in names):
        return None
    return Match("a sheet « survey » with columns type and name: the definition of a form", "from documentation")


def is_asset(document: Any) -> bool:
    """Whether a document is a form of KoboToolbox without returns beside it."""
    if not isinstance(document, Mapping) or {"results", "submissions"} & document.keys():
        return False
    form = document.get("content")
    return isinstance(form, Mapping) and isinstance(form.get("survey"), list)


def _read(content: Content, codebook: Codebook | None) -> Described:
    is_json = is_asset(content.document)
    definitions = (
        definitions_of_asset(content.document["content"], content.name) if is_json else definitions_of(content)
    )
    if definitions is None:
        remedy = "Give the workbook of the form, with its sheets survey and choices."
        raise UnreadableReturn(Fault(content.name, "no sheet named survey", "an XLSForm", remedy))
    found, warnings = codebook_of(definitions)
    form = "KoboToolbox form (JSON)" if is_json else "XLSForm"
    return Described(form, None, codebook=found, warnings=tuple(warnings), standing="from documentation")


def codebook_of(definitions: Definitions) -> tuple[Codebook, list[str]]:
    """The codebook of a form's definition, and what is odd; raises `UnreadableReturn` with every fault by its row."""
    settings = definitions.settings[0].cells if definitions.settings else {}
    declared = settings.get(("default_language", ""))
    languages = languages_of([*definitions.survey, *definitions.choices])
    base = base_language(declared, languages, [*definitions.survey, *definitions.choices])
    lists, faults, warnings = read_choices(definitions, base)
    questions, more_faults, more_warnings = read_survey(definitions, lists, base)
    raise_faults(definitions.place, [*faults, *more_faults])
    title = text_in(settings, ("form_title", "title"), base)[0]
    found = Codebook(
        tool="XLSForm",
        questions=tuple(questions),
        survey_id=settings.get(("form_id", "")) or settings.get(("id_string", "")),
        version=settings.get(("version", "")),
        titles={base or "": title} if title else {},
        languages=languages,
    )
    return found, [*warnings, *more_warnings]


READER = DialectReader("xlsform", "XLSForm", _recognise, _read)
