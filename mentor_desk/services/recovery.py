"""What is known of the recovery sheet: which one opens the journal, and whether it was tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.records import RecoverySheet

if TYPE_CHECKING:
    from datetime import datetime

    from mentor_desk.store import Session


def sheet(session: Session, number: str) -> RecoverySheet | None:
    """None if no sheet of that number was ever printed."""
    return session.query(RecoverySheet).filter_by(number=number).one_or_none()


def note_printed(session: Session, number: str, when: datetime) -> None:
    """Printed, saved or copied by hand. What was checked before stays checked: it says the same."""
    _kept(session, number).printed_at = when


def note_checked(session: Session, number: str, when: datetime) -> None:
    kept = _kept(session, number)
    kept.checked_at = when
    kept.printed_at = kept.printed_at or when


def _kept(session: Session, number: str) -> RecoverySheet:
    kept = sheet(session, number)
    if kept is None:
        kept = RecoverySheet(number=number)
        session.add(kept)
    return kept
