from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.safety import sheet
from mentor_desk.services import recovery
from mentor_desk.store import Key
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.recovery.check import CheckDialog
from mentor_desk.ui.recovery.paper import PaperDialog, Printed
from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.labels import ElidedLabel
from tests.reports.paper import pages, whole_text

Open = Callable[[Path | None], PaperDialog]


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, key: Key, over: QWidget) -> Open:
    def make(place: Path | None = None) -> PaperDialog:
        dialog = PaperDialog(desk, key, over, lambda _, __: place)
        dialog.open()
        return dialog

    return make


def printed(desk: Desk, key: Key) -> bool:
    with desk.store.read() as session:
        kept = recovery.sheet(session, sheet.sheet_number(key))
        return kept is not None and kept.printed_at is not None


def test_later_leaves_everything_as_it_is(desk: Desk, key: Key, opened: Open) -> None:
    dialog = opened(None)
    dialog.cancel.click()
    assert not dialog.isVisible()
    assert not printed(desk, key)


def test_without_a_printer_there_are_other_ways(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, opened: Open
) -> None:
    monkeypatch.setattr(
        "PySide6.QtPrintSupport.QPrinterInfo.availablePrinterNames", staticmethod(list)
    )
    dialog = opened(None)
    dialog.go.click()
    assert "by hand" in dialog.said.text()


def test_a_printed_sheet_is_noted_and_then_tried(
    qtbot: QtBot, desk: Desk, key: Key, tmp_path: Path, over: QWidget, opened: Open
) -> None:
    """The system's own dialog is left out; behind it everything is as in the program."""
    dialog, target = opened(None), tmp_path / "spool.pdf"

    def spool(content: bytes) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(72)
        printer.setOutputFileName(str(target))
        dialog.printing.prepare(printer, "Recovery sheet", desk.settings.paper)
        dialog.printing.print_on(printer, Printed(content, 1))

    dialog._make(spool)
    qtbot.waitUntil(lambda: printed(desk, key))
    assert target.exists()
    assert over.findChildren(CheckDialog)


def test_the_groups_are_on_the_screen_only_while_they_are_copied(
    desk: Desk, key: Key, opened: Open, over: QWidget
) -> None:
    dialog = opened(None)
    assert not dialog.groups.isVisible()
    dialog.show_groups.click()
    assert dialog.groups.isVisible()
    dialog.show_groups.click()
    assert not dialog.groups.isVisible()
    dialog.show_groups.click()
    dialog.go.click()
    assert printed(desk, key)
    assert over.findChildren(CheckDialog)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_group_is_cut_at_any_text_size(opened: Open, percent: int) -> None:
    appearance().choose(percent=percent)
    dialog = opened(None)
    dialog.show_groups.click()
    labels = dialog.groups.findChildren(ElidedLabel)
    assert len(labels) == 2 * sheet.GROUPS
    assert not [one.text() for one in labels if one.elided() != one.one_line()]
    assert dialog.width() <= 1280
    appearance().choose(percent=100)


def test_a_file_is_made_only_by_whoever_was_told_what_that_means(
    qtbot: QtBot, desk: Desk, key: Key, paper: list[str], tmp_path: Path, opened: Open
) -> None:
    place = tmp_path / "stick" / "sheet.pdf"
    place.parent.mkdir()
    dialog = opened(place)
    dialog.save.click()
    assert "open your journal" in dialog.said.text()
    assert not place.exists()
    dialog.save.click()
    qtbot.waitUntil(place.exists)
    qtbot.waitUntil(lambda: printed(desk, key))
    assert len(pages(place.read_bytes())) == 1
    assert sheet.sheet_number(key) in whole_text(place.read_bytes())


def test_printing_leaves_no_file_behind(
    qtbot: QtBot, desk: Desk, key: Key, paper: list[str], tmp_path: Path, opened: Open
) -> None:
    dialog, made = opened(None), list[bytes]()
    dialog._make(made.append)
    qtbot.waitUntil(lambda: bool(made))
    assert made[0].startswith(b"%PDF")
    assert not list(tmp_path.rglob("*.pdf"))


def test_the_window_stays_usable_without_keys_of_another_window(opened: Open) -> None:
    dialog = opened(None)
    assert dialog.isModal()
    assert QApplication.activeModalWidget() is dialog
