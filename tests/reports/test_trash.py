"""What lies in the trash is on no page for anybody, not even for the mentor."""

from __future__ import annotations

import pytest

from mentor_desk.audience import Audience, Reader
from mentor_desk.progress.facts import Period, gather
from mentor_desk.records import Record
from mentor_desk.reports.options import Section, SummaryOptions
from mentor_desk.reports.summary import build_summary
from mentor_desk.reports.text import as_text
from mentor_desk.services import trash
from mentor_desk.store import Store
from mentor_desk.words import EnglishVoice
from tests import factory
from tests.factory import NOW, TODAY

THROWN = "xylophone"


@pytest.mark.parametrize("reader", Reader)
def test_a_page_says_nothing_of_the_trash(store: Store, reader: Reader) -> None:
    amara = factory.mentee(store)

    def page() -> str:
        with store.gate(reader) as gate:
            facts = gather(gate, amara.id, Period(None, TODAY))
        options = SummaryOptions(
            reader=reader, voice=EnglishVoice(), generated=TODAY, sections=frozenset(Section)
        )
        return as_text(build_summary(facts, options))

    def throw(*records: Record) -> None:
        with store.write() as session:
            for record in records:
                trash.throw_away(session, session.get_one(type(record), record.id), NOW)

    for_all = Audience.SPONSOR
    goal = factory.goal(store, amara.id, f"Goal {THROWN}", audience=for_all)
    factory.milestone(store, goal.id, f"Step {THROWN}", audience=for_all)
    factory.check_in(store, goal.id, comment=f"Reading {THROWN}", audience=for_all)
    held = factory.held(store, amara.id, title=f"Session {THROWN}", audience=for_all)
    factory.block(store, held.id, f"Paragraph {THROWN}", for_all)
    given = factory.feedback(store, amara.id, f"Seen {THROWN}", audience=for_all)
    action = factory.action(store, amara.id, f"Action {THROWN}", audience=for_all)
    assert page().count(THROWN) >= 4
    throw(goal, held, given, action)
    assert THROWN not in page()
