"""A guide comes from a file: read through first, and refused with line and reason if broken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QScrollArea, QWidget

from mentor_desk.errors import KnownError
from mentor_desk.guides import in_words, load
from mentor_desk.services import library
from mentor_desk.ui.dialogs.dialog import Dialog
from mentor_desk.ui.guide.naming import kind_text
from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.chip import Chip
from mentor_desk.ui.widgets.labels import body, eyebrow, secondary
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QVBoxLayout

    from mentor_desk.services.library import Incoming
    from mentor_desk.store import Session
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.voice import QtVoice

    Ask = Callable[[QWidget, Path], Path | None]


def ask_which(parent: QWidget, folder: Path) -> Path | None:
    """The system's own dialog; None if it was left."""
    kinds = QCoreApplication.translate("Importing", "Guides (*.toml)")
    heading = QCoreApplication.translate("Importing", "Import a guide")
    chosen, _ = QFileDialog.getOpenFileName(parent, heading, str(folder), kinds)
    return Path(chosen) if chosen else None


class Importing(QObject):
    """`ask` is how a file is asked for."""

    imported = Signal(str)
    """The id under which the guide is at hand now."""

    def __init__(self, desk: Desk, parent: QWidget, ask: Ask = ask_which) -> None:
        super().__init__(parent)
        self._desk = desk
        self._parent = parent
        self._ask = ask

    def begin(self) -> None:
        path = self._ask(self._parent, self._desk.settings.report_folder)
        if path is None:
            return
        self._desk.settings.report_folder = path.parent
        try:
            load(path)  # also says whether it can be read at all
            source = path.read_text(encoding="utf-8")
            with self._desk.store.read() as session:
                coming = library.incoming(session, source, path.name)
        except KnownError as error:
            Refused(self._desk.voice.say(error.words), self._parent.window()).open()
            return
        preview = Preview(coming, self._desk.voice, self._parent.window())
        preview.accepted.connect(lambda: self._bring_in(coming))
        preview.open()

    def _bring_in(self, coming: Incoming) -> None:
        now = self._desk.clock.now()

        def write(session: Session) -> None:
            library.bring_in(session, coming, now)

        said = self.tr("Brought in the guide “{guide}”").format(guide=coming.guide.title)
        if coming.same or self._desk.change(said, write):
            self.imported.emit(coming.guide.id)


class Preview(Dialog):
    """What the guide is and what it would replace; nothing is kept before it is accepted."""

    def __init__(self, coming: Incoming, voice: QtVoice, parent: QWidget) -> None:
        super().__init__(parent)
        guide = coming.guide
        self.set_heading(guide.title)
        self.set_buttons(self._verb(coming))
        self.said = body(self._what_it_does(coming))
        steps = voice.say(words("1 question", "{n} questions", n=len(guide.steps)))
        self.body.addLayout(row(Chip(kind_text(guide.kind)), Chip(steps), None, spacing=6))
        self.body.addWidget(secondary(guide.purpose))
        asked = column(eyebrow(self.tr("What it asks")), spacing=8)
        for step in guide.steps:
            asked.addWidget(body(in_words(step.question, "")))
        self.body.addWidget(_Scrolled(asked))
        self.body.addWidget(self.said)
        self.setMinimumWidth(min(640, appearance().theme.scaled(520)))
        self.go.setFocus()

    def _verb(self, coming: Incoming) -> str:
        if coming.same:
            return self.tr("Show it")
        return self.tr("Replace") if coming.replaces else self.tr("Bring in")

    def _what_it_does(self, coming: Incoming) -> str:
        if coming.same:
            return self.tr("You have this guide already, word for word.")
        if coming.replaces is not None:
            said = self.tr(
                "It takes the place of your guide “{guide}”. What was written with that one "
                "stays as it is and can be read."
            )
            return said.format(guide=coming.replaces.title)
        return self.tr("It becomes a guide of your own, beside those you have.")


class Refused(Dialog):
    """Which line of the file is wrong and why."""

    def __init__(self, reason: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.set_heading(self.tr("This guide cannot be used"))
        self.set_buttons(self.tr("Close"))
        self.cancel.hide()
        self.reason = body(reason)
        self.body.addWidget(self.reason)
        self.body.addWidget(secondary(self.tr("Nothing of it was kept.")))
        self.go.setFocus()


class _Scrolled(QScrollArea):
    """The questions of a long guide must not push the buttons off the screen."""

    def __init__(self, inside: QVBoxLayout) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("What it asks"))
        ground = QWidget()
        inside.addStretch(1)
        ground.setLayout(inside)
        self.setWidget(ground)
        self.viewport().setAutoFillBackground(False)
        ground.setAutoFillBackground(False)
        self.setFixedHeight(appearance().theme.scaled(180))
