"""The style sheet for Qt's own input widgets; ours paint themselves from the tokens."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from mentor_desk.ui.theme.tokens import Tokens

# No font sizes here: they come from QFont and follow the user's text size.
_SHEET = Template("""
/* $stamp */
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
  background: $surface; color: $text; placeholder-text-color: $text3;
  border: ${line}px solid $control; border-radius: 6px;
  padding: 5px 10px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox { min-height: 20px; }
QAbstractSpinBox { min-height: 21px; padding: 3px 0 3px 10px; }
QAbstractSpinBox:focus { padding: ${tightest}px 0 ${tightest}px 9px; }
QPlainTextEdit, QTextEdit { padding: 4px 6px; }
QLineEdit:focus, QComboBox:focus { padding: ${tight}px 9px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $accent; }
QPlainTextEdit:focus, QTextEdit:focus { padding: ${tighter}px 5px; }
*[invalid="true"] { border: ${line}px solid $danger; }
*[invalid="true"]:focus { border: 2px solid $danger; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled,
QAbstractSpinBox:disabled { background: $window; color: $text3; border-color: $border; }
QLineEdit[frozen="true"], QPlainTextEdit[frozen="true"] { background: $window; }
QLineEdit[frozen="true"]:!focus, QPlainTextEdit[frozen="true"]:!focus { border-color: $border; }
*[readOnly="true"] { background: $window; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit, *[bare="true"], *[bare="true"]:focus {
  border: none; background: transparent; padding: 0; min-height: 0; }
QComboBox::drop-down, QDateEdit::drop-down, QDateTimeEdit::drop-down { border: none; width: 26px; }
QComboBox::down-arrow, QDateEdit::down-arrow, QDateTimeEdit::down-arrow {
  image: url($folder/chevron-down-$scheme.svg); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $surface; border: ${line}px solid $control; padding: 4px;
  selection-background-color: $accent_soft; selection-color: $text; outline: none; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 6px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 22px; }
QAbstractSpinBox::up-arrow { image: url($folder/chevron-up-$scheme.svg); width: 12px;
  height: 12px; }
QAbstractSpinBox::down-arrow { image: url($folder/chevron-down-$scheme.svg); width: 12px;
  height: 12px; }
QCheckBox, QRadioButton { spacing: 10px; padding: 4px; border: 2px solid transparent;
  border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; }
QCheckBox::indicator, QRadioButton::indicator { width: ${box}px; height: ${box}px;
  background: $surface; border: ${line}px solid $control; border-radius: 4px; }
QRadioButton::indicator { border-radius: ${round}px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
  image: url($folder/check-$scheme.svg); }
QRadioButton::indicator:checked { width: ${dot}px; height: ${dot}px; border: 5px solid $accent; }
QMenu { background: $surface; border: ${line}px solid $border; padding: 5px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 5px; }
QMenu::item:selected { background: $accent_soft; color: $text; $picked }
QMenu::item:disabled { color: $text3; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $border; margin: 5px 8px; }
QToolTip { background: $surface; color: $text; border: ${line}px solid $control;
  padding: 4px 6px; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $control; border: none; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px 3px; border-radius: 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px 2px; border-radius: 3px; }
QScrollBar::handle:hover { background: $text3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $border; }
""")


def style_sheet(tokens: Tokens, images: Path, points: float, stamp: str) -> str:
    """`images` holds the tinted drawings; `stamp` makes two themes differ when only type does.

    Qt tells widgets of a new style sheet only if the text is another one.
    """
    box = round(1.6 * points)
    return _SHEET.substitute(
        tokens._asdict(),
        stamp=stamp,
        line=tokens.line,
        box=box,
        round=box // 2 + tokens.line,
        dot=box + 2 * tokens.line - 10,
        tight=4 + (tokens.line - 1),
        tighter=3 + (tokens.line - 1),
        tightest=2 + (tokens.line - 1),
        folder=images.as_posix(),
        scheme="dark" if tokens.dark else "light",
        picked=f"border: 2px solid {tokens.accent};" if tokens.high_contrast else "",
    )
