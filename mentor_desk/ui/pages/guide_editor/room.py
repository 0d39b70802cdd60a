"""One part of the editor: a page that is made anew for what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.ui.widgets.page import Page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

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

    def show_room(self, at: int) -> None:
        """`at` says which step."""
        raise NotImplementedError
