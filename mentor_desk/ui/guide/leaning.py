"""Which way a day lies that is typed without its year, or only as a weekday."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.ui.widgets.date_field import Lean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentor_desk.guides import Guide, GuideField, Step

_PAST = "fresh"
"""The check of a day on which something has happened."""


def lean_of(step: Step, field: GuideField, usual: Lean) -> Lean:
    if any(use.name == _PAST and field.name in use.fields("day") for use in step.checks):
        return Lean.BACK
    return Lean.AHEAD if field.record.endswith("due_on") else usual


def leans(guide: Guide) -> Mapping[str, Lean]:
    """Of each field, by its name."""
    return {
        field.name: lean_of(step, field, Lean.NEAR) for step in guide.steps for field in step.fields
    }
