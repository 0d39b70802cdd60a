from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.safety import sheet
from mentor_desk.services import recovery
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.safety.passphrase_card import PassphraseCard
from mentor_desk.ui.pages.safety.sheet_card import SheetCard
from mentor_desk.ui.recovery.check import CheckDialog
from mentor_desk.ui.recovery.paper import PaperDialog
from mentor_desk.ui.recovery.passphrase import ChoosePassphrase, RemovePassphrase
from mentor_desk.ui.widgets.boxes import column
from tests import factory
from tests.factory import NOW


@pytest.fixture(params=[None, "four quiet words here"], ids=["plain", "encrypted"])
def store(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    made = factory.journal(tmp_path, passphrase=request.param)
    yield made
    made.close()


def opened(card: SheetCard | PassphraseCard) -> QDialog:
    (dialog,) = card.window().findChildren(QDialog)
    dialog.close()
    return dialog


def test_the_card_follows_the_sheet(qtbot: QtBot, desk: Desk) -> None:
    card = SheetCard(desk)
    page = QWidget()
    qtbot.addWidget(page)
    page.setLayout(column(card))
    page.show()
    key = desk.store.key
    assert card.isVisible() == (key is not None)
    if key is None:
        return
    number = sheet.sheet_number(key)
    assert "no recovery sheet" in card.said.text()
    assert card.check.isHidden()
    with desk.store.write() as session:
        recovery.note_printed(session, number, NOW)
    assert f"Sheet {number} was printed on 21 November 2026" in card.said.text()
    assert not card.check.isHidden()
    with desk.store.write() as session:
        recovery.note_checked(session, number, NOW)
    assert "tried on 21 November 2026 and is right" in card.said.text()


def test_a_sheet_of_another_passphrase_counts_for_nothing(qtbot: QtBot, desk: Desk) -> None:
    with desk.store.write() as session:
        recovery.note_checked(session, "000 000", NOW)
    card = SheetCard(desk)
    qtbot.addWidget(card)
    assert desk.store.key is None or "no recovery sheet" in card.said.text()


def test_its_buttons_lead_to_paper_and_back(qtbot: QtBot, desk: Desk) -> None:
    if desk.store.key is None:
        return
    with desk.store.write() as session:
        recovery.note_printed(session, sheet.sheet_number(desk.store.key), NOW)
    for button, dialog in (("print_button", PaperDialog), ("check", CheckDialog)):
        card = SheetCard(desk)
        qtbot.addWidget(card)
        with qtbot.waitExposed(card):  # painted here, not when the test has let go of it
            card.show()
        getattr(card, button).click()
        assert isinstance(opened(card), dialog)


def test_the_passphrase_is_set_changed_and_removed_from_its_card(qtbot: QtBot, desk: Desk) -> None:
    ways: list[tuple[str, type[QDialog]]] = [("choose", ChoosePassphrase)]
    if desk.store.encrypted:
        ways.append(("remove", RemovePassphrase))
    for button, dialog in ways:
        card = PassphraseCard(desk)
        qtbot.addWidget(card)
        with qtbot.waitExposed(card):  # painted here, not when the test has let go of it
            card.show()
        assert card.remove.isHidden() != desk.store.encrypted
        getattr(card, button).click()
        assert isinstance(opened(card), dialog)
