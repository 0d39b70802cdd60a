"""Texts that are never cut: one line that elides, or as many lines as it takes."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mentor_desk.ui.theme import Role, Tone, appearance
from mentor_desk.ui.widgets.paint import direction_of, line_of_text, mirrored, painter_for
from mentor_desk.ui.widgets.styled import lost_font

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCharFormat

_LINES_APART = "\u2028"
_WIDEST_HINT = 60
_ONE_LINE = 100_000


class Text(QLabel):
    """Base of both: a QLabel to assistive technology, painted by ourselves from the tokens."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        tone: Tone = "text",
        *,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = appearance()
        self._role = role
        self._tone: Tone = tone
        self._tabular = tabular
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.restyle()
        self.setText(text)
        self._look.changed.connect(self.restyle)

    def set_tone(self, tone: Tone) -> None:
        self._tone = tone
        self.update()

    def set_role(self, role: Role) -> None:
        self._role = role
        self.restyle()

    def restyle(self) -> None:
        self.setFont(self._look.theme.font(self._role, tabular=self._tabular))
        self.updateGeometry()

    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() == QEvent.Type.FontChange:
            wanted = self._look.theme.font(self._role, tabular=self._tabular)
            if lost_font(self, wanted):
                self.restyle()

    def line_height(self) -> float:
        return QFontMetricsF(self.font()).height() * self._role.value.line

    def ink(self) -> QColor:
        return self._look.theme.colour(self._tone if self.isEnabled() else "text3")


class ElidedLabel(Text):
    """One line; what does not fit ends in … and shows in the tool tip.

    `keep` forbids eliding: for dates and counts, whose width is known to be small.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        tone: Tone = "text",
        *,
        tabular: bool = False,
        keep: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._keep = keep
        super().__init__(text, role, tone, tabular=tabular, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def one_line(self) -> str:
        return " ".join(self.text().split())

    def elided(self) -> str:
        metrics = QFontMetricsF(self.font())
        # A pixel of grace: advances are fractions, widgets are not.
        text, reading = self.one_line(), direction_of(self.one_line())
        side = Qt.TextElideMode.ElideRight
        return metrics.elidedText(text, side, self.width() + 1, reading.value)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self.font()).horizontalAdvance(self.one_line())
        return QSize(ceil(width), ceil(self.line_height()))

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        if self._keep:
            return whole
        return QSize(min(whole.width(), self._look.theme.scaled(48)), whole.height())

    def setText(self, text: str, /) -> None:
        super().setText(text)
        self._tell_the_rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_the_rest()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = painter_for(self)
        painter.setPen(self.ink())
        line_of_text(painter, QRectF(self.rect()), self._side(), self.elided())

    def _side(self) -> Qt.AlignmentFlag:
        """Qt's own QStyle.visualAlignment, without the type QStyle, which takes long to import."""
        wanted = self.alignment()
        if wanted & Qt.AlignmentFlag.AlignHCenter:
            return Qt.AlignmentFlag.AlignHCenter
        turned = mirrored(self) and not wanted & Qt.AlignmentFlag.AlignAbsolute
        right = bool(wanted & Qt.AlignmentFlag.AlignRight) != turned
        return Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft

    def _tell_the_rest(self) -> None:
        self.setToolTip(self.text() if self.elided() != self.one_line() else "")


class WrapLabel(Text):
    """As many lines as needed, also where a layout forgets to ask for the height.

    `strong` names a part of the text, such as a person, to be set in SemiBold and full ink.
    With a buddy, `&` marks the access key as in any QLabel.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        tone: Tone = "text",
        *,
        strong: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._strong = strong
        self._struck = False
        # Layouts within layouts ask for the same heights dozens of times.
        self._measured: dict[int, tuple[float, float]] = {}
        super().__init__(text, role, tone, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setWordWrap(True)  # QLabel answers layouts about height for width by this alone

    def set_text(self, text: str, strong: str = "") -> None:
        self._strong = strong
        self.setText(text)
        self.updateGeometry()
        self.update()

    def setText(self, arg__1: str) -> None:
        self._measured.clear()
        super().setText(arg__1)
        if self.minimumHeight():
            # What `resizeEvent` insisted on was for the words before.
            self.setMinimumHeight(self.heightForWidth(self.width()))

    def set_struck(self, struck: bool) -> None:
        """A line through the text, for what is done."""
        self._struck = struck
        self.update()

    def heightForWidth(self, width: int) -> int:
        return ceil(self._measure(width)[0])

    def sizeHint(self) -> QSize:
        widest = QFontMetricsF(self.font()).averageCharWidth() * _WIDEST_HINT
        width = ceil(min(self._measure(_ONE_LINE)[1], widest)) + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        longest = self._measure(_ONE_LINE)[1]
        width = min(ceil(longest) + 1, self._look.theme.scaled(72))
        return QSize(width, ceil(self.line_height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the layout gave too little (a maximum width in a column), insist."""
        super().resizeEvent(event)
        needed = self.heightForWidth(self.width())
        if self.height() < needed or self.minimumHeight() > needed:
            self.setMinimumHeight(needed)

    def restyle(self) -> None:
        self._measured.clear()
        self.setMinimumHeight(0)
        super().restyle()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = painter_for(self)
        painter.setPen(self.ink())
        layout, height = self._lay_out(self.width())
        top = 0.0
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top = max(0.0, (self.height() - height) / 2)
        layout.draw(painter, QPointF(0, top))

    def _measure(self, width: int) -> tuple[float, float]:
        """The height at this width, and how wide the longest line would like to be."""
        found = self._measured.get(width)
        if found is None:
            layout, height = self._lay_out(width)
            found = self._measured[width] = (height, layout.maximumWidth())
        return found

    def _lay_out(self, width: int) -> tuple[QTextLayout, float]:
        shown, key = self._shown()
        layout = QTextLayout(shown, self.font(), self)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        side = Qt.AlignmentFlag.AlignRight if mirrored(self) else Qt.AlignmentFlag.AlignLeft
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            side = Qt.AlignmentFlag.AlignHCenter
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        layout.setFormats(self._formats(shown, key))
        layout.beginLayout()
        least = self.line_height()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            tall = max(least, line.height())
            line.setPosition(QPointF(0, height + (tall - line.height()) / 2))
            height += tall
        layout.endLayout()
        return layout, max(height, least)

    def _shown(self) -> tuple[str, int]:
        """The text as drawn, and where its access key is (-1: none)."""
        text = self.text().replace("\n", _LINES_APART)
        if not self.buddy():
            return text, -1
        plain, key = "", -1
        at = 0
        while at < len(text):
            if text[at] == "&" and at + 1 < len(text):
                at += 1
                if text[at] != "&" and key < 0:
                    key = len(plain)
            plain += text[at]
            at += 1
        return plain, key

    def _formats(self, shown: str, key: int) -> list[QTextLayout.FormatRange]:
        ranges: list[QTextLayout.FormatRange] = []
        underlined = key >= 0 and self._look.keys_shown
        if not (self._struck or self._strong or underlined):
            return ranges
        from PySide6.QtGui import QTextCharFormat  # late: few labels need it, none to begin with

        if self._struck:
            through = QTextCharFormat()
            through.setFontStrikeOut(True)
            ranges.append(_range(shown, 0, len(shown), through))
        if self._strong and (at := shown.find(self._strong)) >= 0:
            bold = QTextCharFormat()
            bold.setFontWeight(600)
            bold.setForeground(self._look.theme.colour("text"))
            ranges.append(_range(shown, at, len(self._strong), bold))
        if underlined:
            line = QTextCharFormat()
            line.setFontUnderline(True)
            ranges.append(_range(shown, key, 1, line))
        return ranges


def _range(text: str, at: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    """Qt counts UTF-16 units, Python counts characters."""
    made = QTextLayout.FormatRange()
    made.start = _units(text[:at])
    made.length = _units(text[at : at + length])
    made.format = form
    return made


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def title(text: str = "") -> WrapLabel:
    """The one large heading of a page."""
    return WrapLabel(text, Role.TITLE)


def section(text: str = "") -> WrapLabel:
    """The heading of a part of a page or card."""
    return WrapLabel(text, Role.SECTION)


def body(text: str = "", strong: str = "") -> WrapLabel:
    return WrapLabel(text, Role.BODY, strong=strong)


def secondary(text: str = "", strong: str = "") -> WrapLabel:
    """Quieter and a little smaller: hints, what stands under a name."""
    return WrapLabel(text, Role.SECONDARY, "text2", strong=strong)


def eyebrow(text: str = "") -> ElidedLabel:
    """Small capitals above a group."""
    return ElidedLabel(text, Role.EYEBROW, "text3")


def date_label(text: str = "", tone: Tone = "text3") -> ElidedLabel:
    """A date, count or time: figures of one width, never elided."""
    return ElidedLabel(text, Role.SECONDARY, tone, tabular=True, keep=True)
