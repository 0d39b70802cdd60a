from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.ui.theme import LIGHT, Appearance
from mentor_desk.ui.widgets.field_row import FieldRow


def test_the_access_key_leads_to_the_field(look: Appearance, qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    first, second = FieldRow("&Name", QLineEdit()), FieldRow("&Role", QLineEdit())
    layout = QVBoxLayout(box)
    layout.addWidget(first)
    layout.addWidget(second)
    with qtbot.waitActive(box):
        box.show()
    first.setFocus()
    assert first.field.hasFocus()
    qtbot.keyClick(first.field, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert second.field.hasFocus()
    box.hide()


def test_an_error_is_said_and_seen_and_goes_away(look: Appearance, qtbot: QtBot) -> None:
    row = FieldRow("&Aim", QLineEdit("x"), "Where it should end.")
    qtbot.addWidget(row)
    row.resize(400, 120)
    row.show()
    fine = row.field.grab().toImage()
    row.set_error("That is not a number. Write it with digits.")
    assert row.error.isVisible()
    assert "not a number" in row.field.accessibleDescription()
    wrong = row.field.grab().toImage()
    assert wrong.pixelColor(60, 0) == QColor(LIGHT.danger)
    row.set_error("")
    assert not row.error.isVisible()
    assert row.field.accessibleDescription() == "Where it should end."
    assert row.field.grab().toImage() == fine
    row.hide()


def test_a_name_given_before_is_kept(look: Appearance, qtbot: QtBot) -> None:
    field = QLineEdit()
    field.setAccessibleName("Name of the mentee")
    row = FieldRow("&Name", field)
    qtbot.addWidget(row)
    assert field.accessibleName() == "Name of the mentee"


def test_rolling_over_a_number_does_not_change_it(look: Appearance, qtbot: QtBot) -> None:
    number = QSpinBox()
    row = FieldRow("&Length", number)
    qtbot.addWidget(row)
    with qtbot.waitActive(row):
        row.show()
    spot = QPointF(number.rect().center())
    turn = QWheelEvent(
        spot,
        QPointF(number.mapToGlobal(spot.toPoint())),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    number.clearFocus()
    QApplication.sendEvent(number, turn)
    assert number.value() == 0
    number.setFocus()
    QApplication.sendEvent(number, turn)
    assert number.value() == 1
    row.hide()
