"""That there is no recovery sheet yet: said once a month at most to whoever put it off."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from mentor_desk.ui.pages.today.quiet_line import QuietLine

if TYPE_CHECKING:
    from mentor_desk.store import Session
    from mentor_desk.ui.desk import Desk

_MONTH = timedelta(days=30)


class SheetLine(QuietLine):
    """Gone for good once a sheet for the passphrase of now was printed or copied."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("key-round")
        self._desk = desk
        self._lacking = False
        self.text.set_text(
            self.tr(
                "You have no recovery sheet yet. Without one, a forgotten passphrase means that "
                "your notes are lost."
            )
        )
        self.begin.setText(self.tr("Print it…"))
        self.later.set_name(self.tr("Not this month"))
        self.begin.clicked.connect(self._print)
        self.later.clicked.connect(self._wave_away)

    def read(self, session: Session) -> None:
        """`show_read` then says what was found."""
        key = self._desk.store.key
        if key is None:
            self._lacking = False
            return
        from mentor_desk.safety.sheet import sheet_number
        from mentor_desk.services.recovery import sheet

        kept = sheet(session, sheet_number(key))
        self._lacking = kept is None or kept.printed_at is None

    def show_read(self) -> None:
        quiet = self._desk.clock.today() < self._desk.settings.sheet_quiet_until
        self.setVisible(self._lacking and not quiet)

    def _print(self) -> None:
        key = self._desk.store.key
        if key is not None:
            from mentor_desk.ui.recovery.paper import PaperDialog

            PaperDialog(self._desk, key, self.window()).open()

    def _wave_away(self) -> None:
        self._desk.settings.sheet_quiet_until = self._desk.clock.today() + _MONTH
        self.hide()
