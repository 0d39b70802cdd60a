from __future__ import annotations

from mentor_desk.services.finding import Shows, spot
from mentor_desk.store import Store
from tests import factory


def test_each_hit_leads_to_the_page_that_shows_it(store: Store) -> None:
    amara = factory.mentee(store, good_to_know="rhubarb")
    goal = factory.goal(store, amara.id, "rhubarb")
    held = factory.held(store, amara.id, title="rhubarb")
    said = factory.feedback(store, amara.id, "rhubarb")
    factory.milestone(store, goal.id, "rhubarb")
    factory.check_in(store, goal.id, comment="rhubarb")
    factory.topic(store, held.id, "rhubarb")
    block = factory.block(store, held.id, "rhubarb")
    factory.action(store, amara.id, "rhubarb", goal_id=goal.id)
    factory.action(store, amara.id, "rhubarb", goal_id=goal.id, session_id=held.id)
    factory.action(
        store, amara.id, "rhubarb", goal_id=goal.id, session_id=held.id, feedback_id=said.id
    )
    factory.action(store, amara.id, "rhubarb")
    factory.ladder(store, goal.id, expected="rhubarb")
    factory.guided_note(store, amara.id, "rhubarb")
    factory.guided_note(store, None, "rhubarb")
    hits = store.search("rhubarb")
    with store.read() as session:
        found = {(hit.kind, hit.record_id): spot(session, hit) for hit in hits}
    in_goal, in_session = (Shows.GOAL, goal.id), (Shows.SESSION, held.id)
    assert found == {
        ("mentee", 1): (Shows.MENTEE, 1),
        ("goal", 1): in_goal,
        ("milestone", 1): in_goal,
        ("check_in", 1): in_goal,
        ("session", 1): in_session,
        ("topic", 1): in_session,
        ("note", 1): in_session,
        ("feedback", 1): (Shows.FEEDBACK, said.id),
        ("action", 1): in_goal,
        ("action", 2): in_session,
        ("action", 3): (Shows.FEEDBACK, said.id),
        ("action", 4): (Shows.MENTEE, 1),
        ("ladder", 1): in_goal,
        ("guided_note", 1): (Shows.GUIDED, 1),
        ("guided_note", 2): (Shows.GUIDED, 2),
    }
    (note,) = [hit for hit in hits if hit.kind == "note"]
    with store.write() as session:
        session.delete(session.get_one(factory.NoteBlock, block.id))
        session.flush()
        assert spot(session, note) == (Shows.MENTEE, 1)
