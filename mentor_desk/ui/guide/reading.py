"""How it reads so far, and what a good friend would ask about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.boxes import clear, column, refilled, row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.card import Card, Divider
from mentor_desk.ui.widgets.chip import Chip, ChipTone
from mentor_desk.ui.widgets.labels import WrapLabel, body, secondary
from mentor_desk.ui.widgets.paint import centred, painter_for, ring, trailing_rect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.guides import Finding, Span
    from mentor_desk.ui.voice import QtVoice


class SpanLabel(WrapLabel):
    """Text in which the gaps stand back."""

    def __init__(self) -> None:
        self._spans: tuple[Span, ...] = ()
        super().__init__("", Role.NOTE)

    def show_spans(self, spans: Sequence[Span]) -> None:
        self._spans = tuple(spans)
        self.set_text("".join(span.text for span in spans))

    def _formats(self, shown: str, key: int) -> list[QTextLayout.FormatRange]:
        ranges = super()._formats(shown, key)
        at = 0
        for span in self._spans:
            length = len(span.text.encode("utf-16-le", "surrogatepass")) // 2
            if span.missing:
                quiet = QTextCharFormat()
                quiet.setForeground(self._look.theme.colour("text3"))
                quiet.setFontItalic(True)
                one = QTextLayout.FormatRange()
                one.start, one.length, one.format = at, length, quiet
                ranges.append(one)
            at += length
        return ranges


class FindingHead(QAbstractButton):
    """Chip and words of one check; opens what lies behind it."""

    def __init__(self, chip: Chip, label: str, *, opens: bool) -> None:
        super().__init__()
        self._look = appearance()
        self._opens = opens
        self.setCheckable(opens)
        self.setAccessibleName(label)
        self.setAccessibleDescription(chip.text())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if opens else Qt.FocusPolicy.NoFocus)
        words = WrapLabel(label, Role.BODY)
        words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        for child in (chip, words):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        signs = QWidget()  # as wide as the widest chip, so that all words begin at one edge
        signs.setLayout(row(chip, None, spacing=0))
        signs.setMinimumWidth(self._look.theme.scaled(46))
        signs.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = row(signs, words, spacing=8)
        line.setAlignment(signs, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        line.setContentsMargins(4, 5, 28 if opens else 4, 5)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        line = self.layout()
        return line.sizeHint() if line else super().sizeHint()

    def paintEvent(self, e: QPaintEvent) -> None:
        del e
        painter, theme, rect = painter_for(self), self._look.theme, QRectF(self.rect())
        if self._opens:
            size = theme.scaled(14)
            name = "chevron-down" if self.isChecked() else "chevron-right"
            pixmap = theme.pixmap(name, "text3", size, self.devicePixelRatioF())
            centred(painter, trailing_rect(self, rect, size + 8), pixmap)
        if self.hasFocus():
            ring(painter, rect, theme.colour("accent"))


class FindingRow(QWidget):
    """`step_wanted` gives the id of the step the check is about."""

    step_wanted = Signal(str)

    def __init__(self, finding: Finding, voice: QtVoice) -> None:
        super().__init__()
        self.finding = finding
        chip = self._chip(finding)
        self._behind = QWidget()
        reason = voice.say(finding.reason) if finding.reason else ""
        question = voice.say(finding.question) if finding.question else ""
        self.head = FindingHead(chip, voice.say(finding.label), opens=bool(reason))
        self.head.setToolTip("\n".join(part for part in (reason, question) if part))
        go = Button(self.tr("Go to this step"), Kind.QUIET)
        go.clicked.connect(lambda: self.step_wanted.emit(finding.step))
        asked = body(question)
        asked.set_role(Role.STRONG)
        inside = column(secondary(reason), asked, row(go, None), spacing=6)
        inside.setContentsMargins(8, 0, 4, 6)
        self._behind.setLayout(inside)
        self._behind.setVisible(False)
        self.head.toggled.connect(self._behind.setVisible)
        self.setLayout(column(self.head, self._behind, spacing=2))

    def _chip(self, finding: Finding) -> Chip:
        tones: tuple[str, ChipTone] = (self.tr("ask"), "warning")
        if finding.ok:
            tones = (self.tr("ok"), "accent")
        elif finding.missing:
            tones = (self.tr("open"), "neutral")
        return Chip(*tones)


class ReadingCard(Card):
    step_wanted = Signal(str)

    def __init__(self, title: str, voice: QtVoice) -> None:
        super().__init__(title)
        self._called = title
        self._with_text = True
        self._voice = voice
        self._text = SpanLabel()
        self._line = Divider()
        self._rows: dict[str, FindingRow] = {}
        self._list = column(spacing=2)
        self.body.addWidget(self._text)
        self.body.addWidget(self._line)
        self._holder = QWidget()
        self._holder.setLayout(self._list)
        self.body.addWidget(self._holder)

    def show_text(self, *, shown: bool) -> None:
        """It is left out where it stands beside the card; without findings the card goes too."""
        self._with_text = shown
        self._text.setVisible(shown)
        self.set_title(self._called if shown else self.tr("What was looked at"))

    def show_reading(self, spans: Sequence[Span], findings: Sequence[Finding]) -> None:
        """Rows that say the same as before stay, and so stay open and keep the focus."""
        self._text.show_spans(spans)
        if list(findings) != [row.finding for row in self._rows.values()]:
            self._fill(findings)
        self._line.setVisible(bool(findings) and self._with_text)
        self.setVisible(bool(findings) or self._with_text)

    def rows(self) -> list[FindingRow]:
        return list(self._rows.values())

    def _fill(self, findings: Sequence[Finding]) -> None:
        opened = {name for name, one in self._rows.items() if one.head.isChecked()}
        focused = next((name for name, one in self._rows.items() if one.head.hasFocus()), "")
        with refilled(self._holder):
            self._list_all(findings, opened)
        if focused in self._rows:
            self._rows[focused].head.setFocus()

    def _list_all(self, findings: Sequence[Finding], opened: set[str]) -> None:
        clear(self._list)
        self._rows = {}
        for finding in findings:
            name = f"{finding.step}/{finding.check}/{','.join(finding.fields)}"
            made = FindingRow(finding, self._voice)
            made.head.setChecked(name in opened)
            made.step_wanted.connect(self.step_wanted)
            self._rows[name] = made
            self._list.addWidget(made)
