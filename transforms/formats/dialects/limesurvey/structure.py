"""LimeSurvey's descriptions of a questionnaire: the structure file (.lss) and the field map (JSON)."""

from __future__ import annotations

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.dialect import DialectReader, Match
from transforms.formats.dialects.limesurvey.expansion import codebook_of_survey
from transforms.formats.dialects.limesurvey.fieldmap import codebook_of_field_map, is_field_map
from transforms.formats.dialects.limesurvey.lss import survey_of
from transforms.formats.frames import Described


def _recognise(content: Content) -> Match | None:
    if content.tree is not None and is_structure(content):
        return Match("an XML document of LimeSurvey's, with the table of questions", "proven")
    if is_field_map(content.document):
        return Match("a JSON object of columns, each with its field name and question type", "proven")
    return None


def is_structure(content: Content) -> bool:
    """Whether a content is a structure file: of a survey, or of one group or question of it."""
    tree = content.tree
    return tree is not None and tree.findtext("LimeSurveyDocType") in ("Survey", "Group", "Question")


def _read(content: Content, codebook: Codebook | None) -> Described:
    form, described = "structure file", _codebook(content)
    if content.tree is None:
        form = "field map"
    if not described.questions:
        remedy = "Export the structure again, or take the archive (.lsa)."
        raise UnreadableReturn(Fault(content.name, "no question", "the questions of a questionnaire", remedy))
    return Described(form, None, codebook=described)


def _codebook(content: Content) -> Codebook:
    if is_structure(content) and content.tree is not None:
        return codebook_of_survey(survey_of(content.tree), content.name, content.limits.columns)
    if is_field_map(content.document):
        return codebook_of_field_map(content.document)
    expected = "a LimeSurvey structure file (.lss) or a field map (JSON)"
    raise UnreadableReturn(Fault(content.name, f"a {content.container} file", expected, "Give one of the two."))


READER = DialectReader("limesurvey-structure", "LimeSurvey", _recognise, _read)
