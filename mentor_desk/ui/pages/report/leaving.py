"""What goes out with these pages and what stays, told before anything leaves the laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from mentor_desk.audience import Reader
from mentor_desk.reports.options import Section
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.labels import WrapLabel, body, secondary
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.services.disclosure import Kept
    from mentor_desk.ui.pages.report.order import Order
    from mentor_desk.ui.pages.report.press import Pressed
    from mentor_desk.ui.voice import QtVoice

_MOST_NAMED = 12


class LeavingCard(Card):
    show_wanted = Signal(bool)
    """Whether to see the list of statements in place of the pages."""

    def __init__(self, voice: QtVoice) -> None:
        super().__init__()
        self._voice = voice
        self.set_title(self.tr("Before it leaves this laptop"))
        self.goes = body(self.tr("The pages are being put together."))
        self.stays = secondary()
        self.missing = WrapLabel("", tone="warning")
        self.mine = WrapLabel("", tone="private")
        for line in (self.stays, self.missing, self.mine):
            line.hide()
        self.show_button = Button("", Kind.QUIET)
        self.show_button.setCheckable(True)
        self.show_button.toggled.connect(self._toggled)
        self.body.setSpacing(8)
        self.body.addLayout(column(self.goes, self.stays, self.mine, self.missing, spacing=8))
        self.body.addLayout(row(self.show_button, None))
        self._toggled_text(on=False)

    def show_counts(self, pressed: Pressed, kept: Kept, order: Order) -> None:
        say, count, reader = self._voice.say, len(pressed.statements), order.reader
        goes = words(
            "{n} statement goes out, with its record.",
            "{n} statements go out, each with its record.",
            n=count,
        )
        told = say(goes) if count else self.tr("Nothing from the journal goes out.")
        if order.lead.strip():
            told = f"{told} {self.tr('Your opening words go out, too.')}"
        self.goes.set_text(told)
        self.stays.set_text("\n".join((*self._left_out(pressed, reader), *self._staying(kept))))
        self.stays.setVisible(bool(self.stays.text()))
        self.mine.set_text(self.tr("For your eyes only: private paragraphs are on these pages."))
        self.mine.setVisible(reader is Reader.ME)
        self._show_missing(pressed)

    def _left_out(self, pressed: Pressed, reader: Reader) -> list[str]:
        """What was marked and is looked for on the page is not silently missing there."""
        if reader is Reader.ME or not pressed.left_out:
            return []
        section = self._voice.say(Section.SESSIONS.words)
        said = words(
            "{n} marked paragraph is not on these pages. “{section}” takes it in.",
            "{n} marked paragraphs are not on these pages. “{section}” takes them in.",
            n=pressed.left_out,
            section=section,
        )
        return [self._voice.say(said)]

    def _staying(self, kept: Kept) -> list[str]:
        counted = (
            words(
                "{n} private paragraph stays here.",
                "{n} private paragraphs stay here.",
                n=kept.paragraphs,
            ),
            words("{n} feedback stays here.", "{n} feedbacks stay here.", n=kept.feedback),
            words("{n} check-in stays here.", "{n} check-ins stay here.", n=kept.check_ins),
            words("{n} goal stays here.", "{n} goals stay here.", n=kept.goals),
            words(
                "{n} page written with a guide stays here.",
                "{n} pages written with guides stay here.",
                n=kept.guided,
            ),
        )
        return [self._voice.say(one) for one in counted if one.n]

    def _show_missing(self, pressed: Pressed) -> None:
        found = pressed.unprintable
        named = "  ".join(list(found)[:_MOST_NAMED])
        said = words(
            "{n} character has no printed form here and shows as □: {named}",
            "{n} different characters have no printed form here and show as □: {named}",
            n=len(found),
            named=named,
        )
        self.missing.set_text(self._voice.say(said))
        self.missing.setVisible(bool(found))

    def _toggled(self, on: bool) -> None:
        self._toggled_text(on=on)
        self.show_wanted.emit(on)

    def _toggled_text(self, *, on: bool) -> None:
        self.show_button.setText(self.tr("Show the pages") if on else self.tr("Show what goes out"))
