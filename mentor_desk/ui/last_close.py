"""Tells at the next start that the backup at the last close could not be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mentor_desk.ui.widgets.banner import Banner, BannerBox

if TYPE_CHECKING:
    from datetime import datetime

    from mentor_desk.ui.desk import Desk


class LastClose(QObject):
    """Nobody who closes a journal wants to be held up, or reads what comes and goes with the
    window; whoever opens it again can do something about it.
    """

    def __init__(self, desk: Desk, banners: BannerBox, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._banners = banners
        self._banner: Banner | None = None
        desk.keeper.unbacked.connect(self._tell)
        desk.keeper.backed_up.connect(self._settle)

    def _tell(self, closed: datetime) -> None:
        from mentor_desk.ui.pages.safety.facts import within

        when = within(closed, self._desk.clock.now(), self._desk.voice)
        said = self.tr(
            "No backup could be made when the journal was closed ({when}). Everything you wrote "
            "is saved. It is tried again in a few minutes; make one now to see what is in the way."
        ).format(when=when)
        self._banner = Banner(said, "warning")
        self._banner.offer(self.tr("Make a &backup now"), self._desk.keeper.make)
        self._banners.put_up(self._banner)
        self._banner.gone.connect(self._forget)

    def _settle(self) -> None:
        if self._banner is not None:
            self._banner.dismiss()

    def _forget(self) -> None:
        self._banner = None
