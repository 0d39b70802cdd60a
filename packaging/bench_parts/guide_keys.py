"""Run alone: from a key press in the answer to a guide to the letter and how it reads now."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPlainTextEdit
from sqlalchemy import select

from mentor_desk.guides import FieldKind, Guide, GuideKind
from mentor_desk.records import Goal, Mentee
from mentor_desk.store import open_journal, unlock_key
from mentor_desk.ui.guide.reading import SpanLabel
from mentor_desk.ui.guide.view import GuideView
from mentor_desk.ui.pages.goal import GoalPage
from mentor_desk.ui.start import new_goal
from mentor_desk.ui.theme import started

from .beats import press
from .copies import copied
from .opened import spin
from .setting import PASSPHRASE, CannotMeasure, Setting
from .typing_keys import desk

_TEXT = "she leads one release from start to end, and the team says what helped them in it "
_PATIENCE = 5.0


def alone(setting: Setting) -> dict[str, list[float]]:
    """In the goal guide with the most checks, every other step answered at length."""
    application = started(["mentor-desk"])
    with copied(setting) as path:
        store = open_journal(path, unlock_key(path, PASSPHRASE))
        made = desk(store, setting)
        guide = max(made.library.of(GuideKind.GOAL), key=_checks)
        with store.read() as session:
            person = session.scalars(select(Mentee.id).limit(1)).one()
        place = new_goal(made, person, guide.id)
        assert place.id is not None
        store.update(Goal, place.id, {"answers": _answers(guide)})
        page = GoalPage(made)
        page.resize(1280, 800)
        page.show_place(place)
        page.show()
        spin(1.0)
        editor, reading = _at_a_long_answer(page, guide)
        found = press((_TEXT * 5)[: setting.rounds(400, 20)], editor, (editor.viewport(), reading))
        page.flush()
        page.close()
        store.close()
    del application
    return {"ours": found, "checks": [float(_checks(guide))]}


def _checks(guide: Guide) -> int:
    return sum(len(step.checks) for step in guide.steps)


def _answers(guide: Guide) -> dict[str, str]:
    fields = [field for step in guide.steps for field in step.fields]
    words = (FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.LIST)
    return {field.name: _TEXT.strip() for field in fields if field.kind in words}


def _at_a_long_answer(page: GoalPage, guide: Guide) -> tuple[QPlainTextEdit, SpanLabel]:
    view = page.findChild(GuideView)
    assert isinstance(view, GuideView)
    for at, step in enumerate(guide.steps):
        if any(field.kind is FieldKind.LONG_TEXT for field in step.fields):
            view.go_to(at)
            break
    end = time.perf_counter() + _PATIENCE
    while time.perf_counter() < end:
        QCoreApplication.processEvents()
        editors = [one for one in page.findChildren(QPlainTextEdit) if one.isVisible()]
        readings = [one for one in page.findChildren(SpanLabel) if one.isVisible()]
        if editors and readings:
            editors[0].setFocus()
            spin(0.2)
            return editors[0], readings[0]
    raise CannotMeasure("The guide has no long answer.")
