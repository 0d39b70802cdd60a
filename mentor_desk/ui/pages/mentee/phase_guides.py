"""When a relationship enters a phase: the guides of that phase, said once and quietly."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from mentor_desk.guides import About
from mentor_desk.guides import Phase as GuidePhase
from mentor_desk.ui.pages.mentee.texts import phase_text
from mentor_desk.ui.widgets.banner import Banner, BannerBox

if TYPE_CHECKING:
    from mentor_desk.records import Phase
    from mentor_desk.ui.desk import Desk

_MOST = 3


class PhaseGuides(BannerBox):
    picked = Signal(str)
    """The id of a guide to begin with."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def clear(self) -> None:
        for banner in self.shown():
            banner.dismiss()

    def offer(self, phase: Phase, name: str) -> None:
        self.clear()
        library = self._desk.library
        entered = GuidePhase(phase.value)
        about = (one for one in library.guides.values() if one.about is About.MENTEE)
        found = [one for one in about if entered in one.phases]
        if not found:
            return
        liked = library.shelf.favourites
        found.sort(key=lambda one: liked.index(one.id) if one.id in liked else len(liked))
        said = self.tr("{name} and you are in the phase “{phase}” now. A guide may help with it.")
        banner = Banner(said.format(name=name, phase=phase_text(phase)))
        for guide in found[:_MOST]:
            banner.offer(guide.title.replace("&", "&&"), partial(self.picked.emit, guide.id))
        self.put_up(banner)
