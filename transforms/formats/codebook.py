"""The codebook of a questionnaire, as a survey tool knows it: questions, their options, their texts.

It comes with the returns (an archive, value labels, a Grist document) or from a file of its own (a
LimeSurvey .lss or field map, an XLSForm). Texts are in the base language of the questionnaire, without
markup; `labels` of a question or an option has every language, `option_labels` those of a question's option.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

QuestionKind = Literal[
    "text", "long_text", "number", "date", "datetime", "choice", "choices", "tick", "yes_no", "rank", "scale",
    "file", "place", "computed", "display", "metadata", "unknown",
]  # fmt: skip
"""What a column holds. `choices`: several codes in one cell; `tick`: one box of a multiple choice;
`scale`: one row of an array; `display`: a text shown, never answered; `metadata`: the tool's own."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that a question offers."""

    code: str
    label: str
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """One column of the returns as the questionnaire has it: `code` is the header under code headings.

    `question` is the code of the question it belongs to (of a tick box `THEMES1[CYBER]`: `THEMES1`),
    `option` what tells it from its sisters (`CYBER`); `repeat` names the repeat group it lies in.
    """

    code: str
    label: str
    kind: QuestionKind = "unknown"
    question: str | None = None
    option: str | None = None
    option_label: str | None = None
    options: tuple[Option, ...] = ()
    group: str | None = None
    repeat: str | None = None
    mandatory: bool = False
    relevance: str | None = None
    native_kind: str | None = None
    """The tool's own word or letter for the kind."""
    labels: Mapping[str, str] = field(default_factory=dict)
    option_labels: Mapping[str, str] = field(default_factory=dict)
    field_names: tuple[str, ...] = ()
    """What the tool's own database calls the column, in each of its versions (LimeSurvey: `202111X7X193SQ001`)."""


@dataclass(frozen=True, slots=True)
class Codebook:
    """Every question of one questionnaire, in its order."""

    tool: str
    questions: tuple[Question, ...]
    survey_id: str | None = None
    version: str | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ()

    def by_code(self) -> dict[str, Question]:
        """The questions by the header they have under code headings."""
        return {question.code: question for question in self.questions}
