"""One part of the editor: a page that is made anew for what it shows."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mentor_desk.ui.widgets.boxes import refilled
from mentor_desk.ui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Generator

    from mentor_desk.ui.pages.guide_editor.piece import Piece

_WIDTH = 680


class EditorRoom(Page):
    def __init__(self, piece: Piece) -> None:
        super().__init__(_WIDTH)
        self._piece = piece

    @property
    def ground(self) -> QWidget:
        found = self.widget()
        assert found is not None
        return found

    @contextmanager
    def anew(self) -> Generator[None]:
        """While it is filled: what goes is not found by its name any more."""
        for one in self.ground.findChildren(QWidget):
            one.setObjectName("")
        with refilled(self.ground):
            yield

    def show_room(self, at: int) -> None:
        """`at` says which step."""
        raise NotImplementedError
