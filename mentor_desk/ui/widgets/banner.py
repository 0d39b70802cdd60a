"""What a person should know and decide in their own time: a strip over the page that stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from mentor_desk.ui.theme import Role, Tone, appearance
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button, IconButton, Kind
from mentor_desk.ui.widgets.empty_state import IconLabel
from mentor_desk.ui.widgets.flow import FlowLayout
from mentor_desk.ui.widgets.labels import WrapLabel
from mentor_desk.ui.widgets.paint import painter_for, panel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

Weight = Literal["notice", "warning", "danger"]
_LOOK: dict[Weight, tuple[str, Tone, Tone]] = {
    # sign, its colour, ground
    "notice": ("info", "accent", "accent_soft"),
    "warning": ("triangle-alert", "warning", "warning_soft"),
    "danger": ("circle-alert", "danger", "danger_soft"),
}


class Banner(QFrame):
    """Goes when one of its actions was taken or its sign is pressed. Never takes the focus."""

    gone = Signal()

    def __init__(self, text: str, weight: Weight = "notice", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = appearance()
        sign, tone, ground = _LOOK[weight]
        self._ground: Tone = ground
        self._text = WrapLabel(text, Role.BODY)
        self._actions = FlowLayout(spacing=8)
        self.close_button = IconButton("x", self.tr("Close message"))
        words = column(self._text, spacing=8)
        words.addLayout(self._actions)
        icon = IconLabel(sign, tone)
        inner = row(icon, words, self.close_button, spacing=12)
        inner.setStretch(1, 1)
        inner.setContentsMargins(16, 12, 12, 12)
        for part in (icon, self.close_button):
            inner.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.setLayout(inner)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(text)
        self.close_button.clicked.connect(self.dismiss)

    def offer(
        self,
        text: str,
        act: Callable[[], object],
        kind: Kind = Kind.PLAIN,
        *,
        decides: bool = True,
    ) -> Button:
        """A button, in reading order; the banner goes when it is pressed, if that decides it."""
        button = Button(text, kind)
        self._actions.addWidget(button)
        if decides:
            button.clicked.connect(self.dismiss)
        button.clicked.connect(act)
        return button

    def insist(self) -> None:
        """It stays until one of its actions decides it."""
        self.close_button.hide()

    def text(self) -> str:
        return self._text.text()

    def dismiss(self) -> None:
        self.hide()
        self.gone.emit()
        self.deleteLater()

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = self._look.theme
        outline = theme.colour("control") if theme.tokens.high_contrast else None
        panel(painter_for(self), QRectF(self.rect()), theme.colour(self._ground), outline, 10, 1)


class BannerBox(QWidget):
    """Where a window shows its banners, one under the other; no room is taken without any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banners: QVBoxLayout = column(spacing=8)
        self._banners.setContentsMargins(32, 12, 32, 0)
        self.setLayout(self._banners)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    def put_up(self, banner: Banner) -> None:
        """Shows and announces it."""
        self._banners.addWidget(banner)
        banner.gone.connect(self._hide_if_empty)
        banner.show()
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(banner, banner.text()))

    def shown(self) -> list[Banner]:
        banners = self.findChildren(Banner)
        return [banner for banner in banners if not banner.isHidden()]

    def _hide_if_empty(self) -> None:
        self.setVisible(bool(self.shown()))
