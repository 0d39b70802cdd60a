"""What the pages offer is read again when the journal's own guides change."""

from __future__ import annotations

from dataclasses import replace

from mentor_desk.guides import GuideKind
from mentor_desk.records import GuideText
from mentor_desk.services import library
from mentor_desk.ui.desk import Desk
from tests.factory import NOW


def test_own_guides_stand_beside_the_shipped_ones_and_favourites_before_them(desk: Desk) -> None:
    before = [one.id for one in desk.library.of(GuideKind.GOAL)]
    smart = desk.library.guides["smart"]
    with desk.store.write() as session:
        library.duplicate(session, smart, "Mine", NOW)
        library.mark(session, before[-1], favourite=True)
    assert [one.id for one in desk.library.of(GuideKind.GOAL)] == [
        before[-1], *before[:-1], "my-mine",
    ]  # fmt: skip
    assert desk.undo.throw_away(GuideText, 1)
    assert "my-mine" not in desk.library.guides
    desk.undo.undo()
    assert "my-mine" in desk.library.guides


def test_pages_that_hear_of_a_change_find_the_guides_read(desk: Desk) -> None:
    found: list[bool] = []
    desk.changed.connect(lambda _: found.append("my-mine" in desk.library.guides))
    with desk.store.write() as session:
        library.duplicate(session, desk.library.guides["smart"], "Mine", NOW)
    assert found == [True]


def test_a_record_has_the_version_it_was_made_with(desk: Desk) -> None:
    smart = desk.library.guides["smart"]
    older = replace(smart, version=smart.version + 1, title="As it was")
    with desk.store.write() as session:
        library.keep_version(session, older, NOW)
    assert desk.library.of_record("smart", older.version) == older
    assert desk.library.of_record("smart", smart.version) is smart
    assert desk.library.of_record("smart", 77) is smart  # kept by nobody
    assert desk.library.of_record("gone", 1) is None
    assert desk.library.newer(older) is smart
    assert desk.library.newer(smart) is None
