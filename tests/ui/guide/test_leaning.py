"""A day typed as one speaks of it is the one that was meant."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from mentor_desk.guides import shipped
from mentor_desk.paths import resources
from mentor_desk.ui.guide.fields import StepFields
from mentor_desk.ui.guide.leaning import leans
from mentor_desk.ui.widgets.date_field import DateField, Lean
from tests.factory import TODAY

GUIDES = shipped(resources() / "guides")


@pytest.mark.parametrize(
    ("step", "typed", "kept"),
    [
        ("situation", "friday", "2026-11-20"),
        ("situation", "1 december", "2025-12-01"),
        ("next", "friday", "2026-11-27"),
        ("next", "1 june", "2027-06-01"),
    ],
)
def test_what_was_seen_lies_behind_and_what_comes_next_ahead(
    qtbot: QtBot, step: str, typed: str, kept: str
) -> None:
    asked = next(one for one in GUIDES["situation-behaviour-effect"].steps if one.id == step)
    fields = StepFields(asked, "Amara", lambda: TODAY, Lean.NEAR)
    qtbot.addWidget(fields)
    told: list[str] = []
    fields.edited.connect(lambda _, text: told.append(text))
    (day,) = fields.findChildren(DateField)
    qtbot.keyClicks(day, typed)
    assert told[-1] == kept


def test_paper_is_read_the_same_way() -> None:
    found = leans(GUIDES["observation-step"])
    assert (found["event_on"], found["next_on"]) == (Lean.BACK, Lean.AHEAD)
    assert found["look_on"] is Lean.NEAR
