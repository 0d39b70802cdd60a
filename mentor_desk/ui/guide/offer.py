"""Guides offered where one begins something: those one likes at once, the others by kind."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from mentor_desk.guides import in_words
from mentor_desk.ui.collate import by_name
from mentor_desk.ui.guide.naming import kinds_text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtWidgets import QWidget

    from mentor_desk.guides import Guide


class GuideMenu(QMenu):
    picked = Signal(str)
    """The id of a guide."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._below: list[QMenu] = []
        self.setToolTipsVisible(True)

    def offer(self, guides: Sequence[Guide], liked: Collection[str] = ()) -> None:
        """Kinds come in the order in which their first guide does."""
        self.clear()
        for one in self._below:
            one.deleteLater()
        self._below = []
        for guide in guides:
            if guide.id in liked:
                self._add(self, guide)
        self.addSeparator()
        kinds = list(dict.fromkeys(guide.kind for guide in guides))
        for kind in kinds:
            of_kind = by_name(
                (one for one in guides if one.kind is kind and one.id not in liked),
                lambda one: one.title,
            )
            target = self._under(kinds_text(kind)) if len(kinds) > 1 and of_kind else self
            for guide in of_kind:
                self._add(target, guide)

    def titles(self) -> list[str]:
        """All that is offered, with what lies in the menus below."""
        found = [one.text() for menu in (self, *self._below) for one in menu.actions()]
        return [text.replace("&&", "&") for text in found if text]

    def _under(self, heading: str) -> QMenu:
        below = QMenu(heading.replace("&", "&&"), self)
        below.setToolTipsVisible(True)
        self._below.append(below)
        self.addMenu(below)
        return below

    def _add(self, menu: QMenu, guide: Guide) -> None:
        action = menu.addAction(guide.title.replace("&", "&&"))
        action.setToolTip(in_words(guide.when, ""))
        action.triggered.connect(partial(self.picked.emit, guide.id))
