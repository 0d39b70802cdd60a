"""Where the keys go on a page of which no field is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mentor_desk.ui.widgets.page import Page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def ground_of(page: QWidget) -> QWidget:
    """Where no key does any harm: page keys and arrows scroll, Tab begins with the first field.

    A page that is about a list names it as its proxy.
    """
    scrolling = (one for one in page.findChildren(Page) if one.isVisibleTo(page))
    return page.focusProxy() or next(scrolling, page)


def stand_on(page: QWidget) -> None:
    ground_of(page).setFocus(Qt.FocusReason.OtherFocusReason)
