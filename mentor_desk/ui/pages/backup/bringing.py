"""What is wanted back, into the journal that is open: done at once, and Ctrl+Z takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mentor_desk.records import Mentee
from mentor_desk.safety.bringing_back import bring_back_mentee, bring_back_note
from mentor_desk.safety.comparing import Since
from mentor_desk.ui.pages.backup import content
from mentor_desk.ui.pages.backup.asking import AskForMentee
from mentor_desk.ui.undo import busy
from mentor_desk.words import words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mentor_desk.safety.bringing_back import Brought
    from mentor_desk.safety.inside import Inside
    from mentor_desk.store import Session
    from mentor_desk.ui.desk import Desk


def bring_note(desk: Desk, inside: Inside, session_id: int) -> bool:
    """Of that session in the backup."""

    def work(now: Session) -> None:
        with inside.read() as then:
            bring_back_note(then, now, session_id, desk.clock.now())

    return desk.change(_tr("Brought the note back"), work)


class MenteeBack:
    """Asks first where something says something else now."""

    def __init__(
        self,
        desk: Desk,
        inside: Inside,
        mentee_id: int,
        since: content.AllMarks,
        parent: QWidget,
    ) -> None:
        self._desk = desk
        self._inside = inside
        self._mentee_id = mentee_id
        self._since = since
        self._parent = parent
        with inside.read() as then:
            self._name = content.name_of(then, mentee_id)

    def begin(self) -> None:
        voice = self._desk.voice
        changed = content.counts(self._since, Since.CHANGED, voice)
        itself = self._since.get(Mentee, {}).get(self._mentee_id)
        if itself is Since.CHANGED:
            about = _tr("what stands about the person")
            changed = f"{changed}, {about}" if changed else about
        if not changed:
            self.bring(as_it_was=False)
            return
        gone = content.counts(self._since, Since.GONE, voice)
        question = AskForMentee(self._name, gone, changed, self._parent)
        question.accepted.connect(lambda: self.bring(as_it_was=question.as_it_was))
        question.open()

    def bring(self, *, as_it_was: bool) -> None:
        brought: list[Brought] = []

        def work(now: Session) -> None:
            with self._inside.read() as then:
                at = self._desk.clock.now()
                brought.append(
                    bring_back_mentee(then, now, self._mentee_id, at, as_it_was=as_it_was)
                )

        with busy():
            done = self._desk.change(_tr("Brought back {name}").format(name=self._name), work)
        if done and not brought[0].came_back and not (as_it_was and brought[0].differ):
            nothing = words("Nothing of {name} was gone, so nothing was changed.", name=self._name)
            self._desk.say(self._desk.voice.say(nothing))


def _tr(text: str) -> str:
    return QCoreApplication.translate("BackupPage", text)
