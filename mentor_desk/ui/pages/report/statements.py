"""Every statement that goes out, with the records it rests on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mentor_desk.ui.widgets.boxes import clear, column, refilled
from mentor_desk.ui.widgets.card import Divider
from mentor_desk.ui.widgets.labels import body, secondary
from mentor_desk.ui.widgets.page import Page
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.reports.content import Statement
    from mentor_desk.ui.voice import QtVoice
    from mentor_desk.words import Words

_AT_ONCE = 200


class StatementList(Page):
    def __init__(self, voice: QtVoice) -> None:
        super().__init__(width=680)
        self._voice = voice
        self._list = column(spacing=12)
        self._holder = QWidget()
        self._holder.setLayout(self._list)
        self.body.addWidget(self._holder)

    def show_statements(self, found: Sequence[Statement], lead: str) -> None:
        """`lead` are the mentor's opening words, which stand on no record."""
        with refilled(self._holder):
            clear(self._list)
            if lead.strip():
                self._add(lead.strip(), self.tr("Your opening words, as you typed them"))
            self._fill(found)

    def _add(self, text: str, behind: str) -> None:
        if self._list.count():
            self._list.addWidget(Divider())
        self._list.addLayout(column(body(text), secondary(behind), spacing=3))

    def _fill(self, found: Sequence[Statement]) -> None:
        for one in found[:_AT_ONCE]:
            self._add(one.text, self._behind(one))
        if len(found) > _AT_ONCE:
            more = self.tr("The other {n} are on the pages, in the same order.")
            self._list.addWidget(secondary(more.format(n=len(found) - _AT_ONCE)))

    def _behind(self, one: Statement) -> str:
        kinds = Counter(source.kind for source in one.sources)
        parts = [self._voice.say(_counted(kind, n)) for kind, n in kinds.items()]
        return self.tr("From {records}").format(records=", ".join(parts))


def _counted(kind: str, n: int) -> Words:
    known = {
        "mentee": words("the person", "{n} persons", n=n),
        "mentorship": words("the relationship", "{n} relationships", n=n),
        "goal": words("{n} goal", "{n} goals", n=n),
        "milestone": words("{n} milestone", "{n} milestones", n=n),
        "check_in": words("{n} check-in", "{n} check-ins", n=n),
        "session": words("{n} session", "{n} sessions", n=n),
        "topic": words("{n} topic", "{n} topics", n=n),
        "note": words("{n} paragraph", "{n} paragraphs", n=n),
        "action": words("{n} action", "{n} actions", n=n),
        "ladder": words("{n} ladder", "{n} ladders", n=n),
        "feedback": words("{n} feedback", "{n} feedbacks", n=n),
    }
    return known.get(kind, words("{n} record", "{n} records", n=n))
