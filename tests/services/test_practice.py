from __future__ import annotations

from mentor_desk.services.about import about
from mentor_desk.services.practice import name_mentor, practice
from mentor_desk.store import Store
from tests.factory import NOW


def test_the_mentor_has_a_name_on_one_line(store: Store) -> None:
    with store.write() as session:
        name_mentor(session, " Eva\nLindgren ", "Hamburg \t 1")
    with store.read() as session:
        kept = practice(session)
        assert (kept.mentor_name, kept.letterhead) == ("Eva Lindgren", "Hamburg 1")


def test_what_the_program_stands_on_is_asked_of_it(store: Store) -> None:
    with store.read() as session:
        found = about(session)
    assert tuple(int(part) for part in found.sqlite.split(".")) >= (3, 51, 3)
    assert found.sqlcipher.startswith("4.")
    assert found.cryptography.startswith("OpenSSL 3.")
    assert (found.made_at, found.is_sample) == (NOW, False)
