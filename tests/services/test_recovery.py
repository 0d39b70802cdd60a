from __future__ import annotations

from datetime import timedelta

from mentor_desk.services import recovery
from mentor_desk.store import Store
from tests.factory import NOW

LATER = NOW + timedelta(days=30)


def test_a_sheet_is_known_by_its_number_only(store: Store) -> None:
    with store.write() as session:
        recovery.note_printed(session, "123 456", NOW)
    with store.read() as session:
        found = recovery.sheet(session, "123 456")
        assert found
        assert (found.printed_at, found.checked_at) == (NOW, None)
        assert recovery.sheet(session, "654 321") is None


def test_printing_again_keeps_what_was_checked(store: Store) -> None:
    with store.write() as session:
        recovery.note_checked(session, "123 456", NOW)
        recovery.note_printed(session, "123 456", LATER)
    with store.read() as session:
        found = recovery.sheet(session, "123 456")
        assert found
        assert (found.printed_at, found.checked_at) == (LATER, NOW)
