"""Drafts of survey files: from raw returns, and the codebook where there is one, to texts that load.

    evidence.py   what is known of each column: its words, its question, the shapes of its values
    segments.py   headers that are run together, parted into words
    groups.py     columns that are one question: tick boxes, the same question for initiative 1, 2, 3…
    personal.py   what is personal data
    places.py     which columns identify the authority
    geocoding.py  columns that a geocoder added
    fields.py     which canonical field each remaining column answers
    mappings.py   answers → our code lists
    keys.py       ids, dates of sending, what the tool notes by itself
    draft.py, drafting.py   the decisions put together: every column of the file has one use
    survey_text.py, wave_text.py, comment_text.py   the decisions as YAML, with what a person has to look at

Nothing is guessed in silence: what is unsure is marked `# À VÉRIFIER`, with its evidence and the
alternatives. No free text of a respondent is ever written into a draft.
"""

from __future__ import annotations

from transforms.scaffold.draft import Draft
from transforms.scaffold.drafting import draft_wave
from transforms.scaffold.survey_text import survey_text
from transforms.scaffold.wave_text import wave_text

__all__ = ["Draft", "draft_wave", "survey_text", "wave_text"]
