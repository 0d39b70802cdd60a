"""Whose desk this is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.clean import clean_line
from mentor_desk.records import Practice

if TYPE_CHECKING:
    from mentor_desk.store import Session


def practice(session: Session) -> Practice:
    return session.get_one(Practice, 1)


def name_mentor(session: Session, name: str, letterhead: str = "") -> None:
    kept = practice(session)
    kept.mentor_name, kept.letterhead = clean_line(name), clean_line(letterhead)
