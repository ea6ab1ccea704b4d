"""The dialects that a wave file may force; each is a module or a package beside this file."""

from __future__ import annotations

from typing import Literal, get_args

Dialect = Literal[
    "limesurvey", "limesurvey-structure", "kobotoolbox", "odk-central", "xlsform", "demarches", "grist", "google-forms",
    "microsoft-forms", "webform", "surveymonkey", "qualtrics", "survey123", "typeform",
    "generic",
]  # fmt: skip
DIALECTS: tuple[Dialect, ...] = get_args(Dialect)
