"""What of a record may stand on a worksheet that is handed to the mentee."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from mentor_desk.audience import Reader
from mentor_desk.guides import to_answers
from mentor_desk.records import Goal, GuidedNote
from mentor_desk.services.ladders import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mentor_desk.guides import Guide, GuideField
    from mentor_desk.services.library import Guided
    from mentor_desk.store import Store
    from mentor_desk.store.gate import Gate, SharedRow


def shared_answers(
    store: Store, mentee_id: int, record: Guided, guide: Guide
) -> dict[str, str] | None:
    """Answers by field, as far as the mentee may read what they became; None if the record as a
    whole is not for the mentee: it is private, or a draft.
    """
    with store.gate(Reader.MENTEE) as gate:
        there = _row(gate, mentee_id, record)
        if there is None:
            return None
        if isinstance(record, GuidedNote):
            return _typed(guide, there)
        values = dict(there.fields) | _grown(gate, mentee_id, record)
    asked = {field.record for field in _fields(guide) if field.record}
    return to_answers(guide, {name: values[name] for name in asked & values.keys()}, {})


def _row(gate: Gate, mentee_id: int, record: Guided) -> SharedRow | None:
    rows = gate.rows(mentee_id, record.__tablename__)
    return next((row for row in rows if row.record_id == record.id), None)


def _typed(guide: Guide, row: SharedRow) -> dict[str, str]:
    found = row.fields["answers"]
    typed = cast("Mapping[str, str]", json.loads(found) if isinstance(found, str) else found)
    names = {field.name for field in _fields(guide)}
    return {name: text for name, text in typed.items() if name in names}


def _fields(guide: Guide) -> Iterator[GuideField]:
    return (field for step in guide.handed_out() for field in step.fields)


def _grown(gate: Gate, mentee_id: int, record: Guided) -> dict[str, object]:
    """From what is a record of its own."""
    if isinstance(record, Goal):
        ladder = next(_of(gate, mentee_id, "ladder", "goal_id", record.id), None)
        if ladder is None:
            return {}
        levels = tuple(str(ladder[level]) for level in LEVELS)
        told = {f"ladder.{name}": ladder[name] for name in ("seen_by", "agreed_on")}
        return {"ladder": levels, **told}
    action = next(_of(gate, mentee_id, "action", "feedback_id", record.id), None)
    return {f"action.{name}": value for name, value in action.items()} if action else {}


def _of(
    gate: Gate, mentee_id: int, kind: str, parent: str, number: int
) -> Iterator[Mapping[str, object]]:
    for row in gate.rows(mentee_id, kind):
        if row.fields[parent] == number:
            yield row.fields
