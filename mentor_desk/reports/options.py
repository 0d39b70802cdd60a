"""What the mentor chooses before a summary is built."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from mentor_desk.words import Words, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from mentor_desk.audience import Reader
    from mentor_desk.guides import Guide
    from mentor_desk.words import Voice


class Section(StrEnum):
    """Parts of the summary that can be left out, in the order of the page."""

    FIGURES = "figures"
    GOALS = "goals"
    CHARTS = "charts"
    FEEDBACK = "feedback"
    STEPS = "steps"
    GUIDED = "guided"
    WRITING = "writing"
    SIGNATURE = "signature"
    SESSIONS = "sessions"

    @property
    def words(self) -> Words:
        return _SECTION_WORDS[self]


_SECTION_WORDS = {
    Section.FIGURES: words("Figures at the top"),
    Section.GOALS: words("Goals and measures"),
    Section.CHARTS: words("Charts"),
    Section.FEEDBACK: words("Feedback given"),
    Section.STEPS: words("Next steps of both"),
    Section.GUIDED: words("Agreements and guided pages"),
    Section.WRITING: words("Room for handwriting"),
    Section.SIGNATURE: words("Signature line"),
    Section.SESSIONS: words("Sessions held"),
}

# The log of all sessions is what makes a summary long: it is there for whoever wants it.
USUAL = frozenset(Section) - {Section.WRITING, Section.SIGNATURE, Section.SESSIONS}


def _unknown(_guide: str, _version: int) -> Guide | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryOptions:
    reader: Reader
    voice: Voice
    generated: date
    """The day on the page; also the day goals are judged by if the period ends later."""
    prepared_by: str = ""
    lead: str = ""
    """The mentor's opening words; printed as they are."""
    sections: frozenset[Section] = USUAL
    language: str = "en-GB"
    guide_of: Callable[[str, int], Guide | None] = _unknown
    """By id and version: what a guided page was made with, and is read out by."""
