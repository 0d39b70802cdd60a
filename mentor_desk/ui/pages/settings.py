"""Few things to set, all on one page; each holds from the moment it is chosen."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QWidget

from mentor_desk import __version__
from mentor_desk.records import Practice
from mentor_desk.services import about, practice
from mentor_desk.ui.forms.autosave import Autosave
from mentor_desk.ui.settings import LOCK_MINUTES, TEXT_SIZES, PaperSize
from mentor_desk.ui.theme import Scheme
from mentor_desk.ui.widgets.boxes import column
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.choice import SegmentedChoice
from mentor_desk.ui.widgets.field_row import FieldRow
from mentor_desk.ui.widgets.labels import body, secondary, title
from mentor_desk.ui.widgets.page import Page

if TYPE_CHECKING:
    from mentor_desk.store import Changes
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.place import Place

_WIDTH = 640


class SettingsPage(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.name = QLineEdit()
        self.letterhead = QLineEdit()
        self.scheme = SegmentedChoice(self.tr("Theme"), self._schemes())
        self.text_size = SegmentedChoice(self.tr("Text size"), self._sizes())
        self.paper = SegmentedChoice(self.tr("Page size"), self._papers())
        self.lock = SegmentedChoice(self.tr("Lock after"), self._minutes())
        self.where = body()
        self.show_folder = Button(self.tr("Show in &folder"), icon="folder-open")
        self.versions = secondary()
        self._autosave = Autosave(self._save, desk.saving, self)
        self._build()
        self._connect()

    @property
    def widget(self) -> QWidget:
        return self

    def show_place(self, place: Place) -> None:
        del place
        self._read()
        self._show_settings()

    def flush(self) -> bool:
        return self._autosave.flush()

    def _build(self) -> None:
        page = Page(_WIDTH)
        page.body.addWidget(title(self.tr("Settings")))
        for card in (
            self._you(),
            self._look(),
            self._handing_over(),
            self._journal(),
            self._about(),
        ):
            page.body.addWidget(card)
        self.setLayout(column(page))

    def _you(self) -> Card:
        return _card(
            self.tr("You"),
            FieldRow(
                self.tr("Your &name"), self.name, self.tr("Stands on the pages you hand over.")
            ),
            FieldRow(
                self.tr("&Letterhead"),
                self.letterhead,
                self.tr("A line under your name, such as a phone number."),
            ),
        )

    def _look(self) -> Card:
        return _card(
            self.tr("Look"),
            FieldRow(self.tr("Theme"), self.scheme),
            FieldRow(
                self.tr("Text size"),
                self.text_size,
                self.tr("Also with Ctrl and +, − or 0, anywhere."),
            ),
        )

    def _handing_over(self) -> Card:
        return _card(self.tr("Printed pages"), FieldRow(self.tr("Page size"), self.paper))

    def _journal(self) -> Card:
        return _card(
            self.tr("Journal"),
            FieldRow(
                self.tr("Lock when nobody touches keys or mouse"),
                self.lock,
                self.tr("Ctrl+L locks at once; so do sleep and the system’s own lock."),
            ),
            secondary(self.tr("Everything you write is in this one file:")),
            self.where,
            self.show_folder,
        )

    def _about(self) -> Card:
        licences = self.tr(
            "Mentor Desk is free software under the MIT licence. It uses Qt (LGPL 3), SQLite "
            "(public domain), SQLCipher (BSD), SQLAlchemy (MIT), ReportLab (BSD), PDFium (BSD and "
            "Apache 2.0), the fonts Inter and Noto Sans (OFL 1.1) and icons from Lucide (ISC). "
            "It has no account and never uses the network."
        )
        return _card(self.tr("About"), self.versions, secondary(licences))

    def _connect(self) -> None:
        for field in (self.name, self.letterhead):
            field.textEdited.connect(self._autosave.touch)
            field.editingFinished.connect(self._autosave.flush)
        self.scheme.chosen.connect(self._choose_scheme)
        self.text_size.chosen.connect(self._choose_text_size)
        self.paper.chosen.connect(self._choose_paper)
        self.lock.chosen.connect(self._choose_lock)
        self.show_folder.clicked.connect(self._open_folder)
        self._desk.settings.changed.connect(self._show_settings)
        self._desk.changed.connect(self._heard)

    def _heard(self, changes: Changes) -> None:
        if changes.touch(Practice) and changes.origin is not self:
            self._read()

    def _read(self) -> None:
        with self._desk.store.read() as session:
            mine = practice.practice(session)
            parts = about.about(session)
        if not self._autosave.dirty:
            self.name.setText(mine.mentor_name)
            self.letterhead.setText(mine.letterhead)
        self.where.set_text(str(self._desk.store.path))
        self.versions.set_text(
            self.tr(
                "Mentor Desk {own} with Qt {qt}, SQLite {sqlite}, SQLCipher {sqlcipher}, "
                "{cryptography}, Python {python}"
            ).format(
                own=__version__,
                qt=qVersion(),
                sqlite=parts.sqlite,
                sqlcipher=parts.sqlcipher,
                cryptography=parts.cryptography,
                python=platform.python_version(),
            )
        )

    def _show_settings(self) -> None:
        settings = self._desk.settings
        self.scheme.set_value(str(settings.scheme))
        self.text_size.set_value(str(settings.text_size))
        self.paper.set_value(str(settings.paper))
        self.lock.set_value(str(settings.lock_minutes))

    def _choose_scheme(self, value: str) -> None:
        self._desk.settings.scheme = Scheme(value)

    def _choose_text_size(self, value: str) -> None:
        self._desk.settings.text_size = int(value)

    def _choose_paper(self, value: str) -> None:
        self._desk.settings.paper = PaperSize(value)

    def _choose_lock(self, value: str) -> None:
        self._desk.settings.lock_minutes = int(value)

    def _save(self) -> None:
        with self._desk.store.write(self) as session:
            practice.name_mentor(session, self.name.text(), self.letterhead.text())

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.store.path.parent)))

    def _schemes(self) -> list[tuple[str, str]]:
        return [
            (str(Scheme.SYSTEM), self.tr("As the system")),
            (str(Scheme.LIGHT), self.tr("Light")),
            (str(Scheme.DARK), self.tr("Dark")),
        ]

    def _sizes(self) -> list[tuple[str, str]]:
        return [(str(one), self.tr("{percent} %").format(percent=one)) for one in TEXT_SIZES]

    def _papers(self) -> list[tuple[str, str]]:
        return [(str(PaperSize.A4), self.tr("A4")), (str(PaperSize.LETTER), self.tr("Letter"))]

    def _minutes(self) -> list[tuple[str, str]]:
        def said(minutes: int) -> str:
            if not minutes:
                return self.tr("Never")
            if minutes == 60:
                return self.tr("After an hour")
            if minutes == 1:
                return self.tr("After a minute")
            return self.tr("After {n} minutes").format(n=minutes)

        return [(str(one), said(one)) for one in (*LOCK_MINUTES[1:], LOCK_MINUTES[0])]


def _card(heading: str, *parts: QWidget) -> Card:
    card = Card(heading)
    for part in parts:
        card.body.addWidget(part)
    return card
