"""The summary on screen: built from a real journal, drawn by PDFium, saved, printed, handed on."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.reports.options import Section
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk, Notice
from mentor_desk.ui.pages.report import ReportPage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.settings import PaperSize
from mentor_desk.ui.sheets.output import Output
from mentor_desk.ui.theme import appearance
from tests import factory
from tests.reports.paper import grey, sizes
from tests.ui.pages.report.conftest import SECRET, built, open_report, texts, words_of

NAME = "Amara Okafor – progress summary – 2026-11-21"
DAY = timedelta(days=1)


def with_sessions(qtbot: QtBot, page: ReportPage) -> None:
    qtbot.keyClick(page.choices.sections[Section.SESSIONS], Qt.Key.Key_Space)


def notices(desk: Desk) -> list[str]:
    said: list[str] = []

    def hear(notice: Notice) -> None:
        said.append(notice.text)

    desk.notice.connect(hear)
    return said


def test_the_real_pages_are_drawn(qtbot: QtBot, page: ReportPage, mentee_id: int) -> None:
    open_report(qtbot, page, mentee_id)
    qtbot.waitUntil(lambda: page.pages.drawn() > 0)
    shot = page.pages.grab().toImage()
    ink = {
        shot.pixelColor(x, y).name()
        for x in range(60, shot.width() - 60, 3)
        for y in range(40, shot.height(), 3)
    }
    assert len(ink) > 20, "only blank paper"


def test_nothing_private_is_on_the_pages_of_others(
    qtbot: QtBot, page: ReportPage, mentee_id: int
) -> None:
    open_report(qtbot, page, mentee_id)
    with_sessions(qtbot, page)
    pressed = built(qtbot, page)
    assert "Open to both" in words_of(pressed.content)
    assert SECRET not in words_of(pressed.content)
    assert page.leaving.stays.text() == "1 private paragraph stays here."
    assert page.choices.readers is not None
    page.choices.readers.chip("sponsor").click()
    assert "Open to both" not in words_of(built(qtbot, page).content)
    page.choices.readers.chip("me").click()
    assert SECRET in words_of(built(qtbot, page).content)
    assert page.leaving.mine.isVisible()


def test_the_count_of_statements_is_the_list_behind_it(
    qtbot: QtBot, page: ReportPage, mentee_id: int
) -> None:
    pressed = open_report(qtbot, page, mentee_id)
    count = len(pressed.statements)
    assert page.leaving.goes.text() == f"{count} statements go out, each with its record."
    page.leaving.show_button.click()
    qtbot.waitUntil(lambda: "From 1 paragraph" in texts(page) or "1 session" in texts(page))
    assert texts(page).count("From ") == count


def test_characters_without_a_printed_form_are_listed(
    qtbot: QtBot, page: ReportPage, mentee_id: int
) -> None:
    open_report(qtbot, page, mentee_id)
    field = page.choices.lead.field
    assert isinstance(field, QPlainTextEdit)
    field.insertPlainText("Well done 🎉")
    built(qtbot, page)
    assert "🎉" in page.leaving.missing.text()
    assert page.leaving.missing.isVisible()


def test_a_section_left_out_is_not_on_the_page(
    qtbot: QtBot, page: ReportPage, mentee_id: int
) -> None:
    assert "Your goals" in words_of(open_report(qtbot, page, mentee_id).content)
    goals = next(one for one in page.choices.sections.values() if one.text().startswith("Goals"))
    qtbot.keyClick(goals, Qt.Key.Key_Space)
    assert "Your goals" not in words_of(built(qtbot, page).content)


def test_own_days_limit_what_is_told(
    qtbot: QtBot, store: Store, page: ReportPage, mentee_id: int
) -> None:
    factory.held(store, mentee_id, factory.TODAY - 200 * DAY, title="Long ago")
    open_report(qtbot, page, mentee_id)
    with_sessions(qtbot, page)
    assert "Long ago" in words_of(built(qtbot, page).content)
    page.choices.spans.chip("own").click()
    page.choices.first.selectAll()
    qtbot.keyClicks(page.choices.first, "1 oct 2026")
    assert "Long ago" not in words_of(built(qtbot, page).content)


def test_the_paper_of_the_settings_is_used(
    qtbot: QtBot, desk: Desk, page: ReportPage, mentee_id: int
) -> None:
    desk.settings.paper = PaperSize.LETTER
    pressed = open_report(qtbot, page, mentee_id)
    assert sizes(pressed.content)[0][0] == pytest.approx(612)


def test_a_change_in_the_journal_reaches_the_pages(
    qtbot: QtBot, store: Store, page: ReportPage, mentee_id: int
) -> None:
    open_report(qtbot, page, mentee_id)
    factory.goal(store, mentee_id, "Lead a review")
    assert "Lead a review" in words_of(built(qtbot, page).content)


def test_only_the_last_of_quick_changes_is_shown(
    qtbot: QtBot, page: ReportPage, mentee_id: int
) -> None:
    open_report(qtbot, page, mentee_id)
    for text in ("First words", "Second words", "Third words"):
        page.choices.lead.set_text(text)
        page._press()
    found = words_of(built(qtbot, page).content)
    assert "Third words" in found


def test_saved_as_pdf_and_text_in_the_folder_used_last(
    qtbot: QtBot, desk: Desk, page: ReportPage, mentee_id: int, tmp_path: Path
) -> None:
    asked: list[Path] = []
    folder = tmp_path / "out"
    folder.mkdir()

    def ask(_: QWidget, suggested: Path) -> Path:
        asked.append(suggested)
        return folder / suggested.name

    page.output = Output(desk, page, ask)
    said = notices(desk)
    open_report(qtbot, page, mentee_id)
    with_sessions(qtbot, page)
    pressed = built(qtbot, page)
    page.save.click()
    qtbot.waitUntil(lambda: bool(said))
    assert asked[0].name == f"{NAME}.pdf"
    assert (folder / f"{NAME}.pdf").read_bytes() == pressed.content
    page.text_action.trigger()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert asked[1].parent == folder
    text = (folder / f"{NAME}.txt").read_text(encoding="utf-8")
    assert "Open to both" in text
    assert SECRET not in text


def test_saving_waits_for_pages_on_their_way(
    qtbot: QtBot, desk: Desk, page: ReportPage, mentee_id: int, tmp_path: Path
) -> None:
    page.output = Output(desk, page, lambda _, suggested: tmp_path / suggested.name)
    said = notices(desk)
    open_report(qtbot, page, mentee_id)
    qtbot.keyClicks(page.choices.lead.field, "Typed a moment ago")
    page.save.click()
    qtbot.waitUntil(lambda: bool(said))
    assert "Typed a moment ago" in words_of((tmp_path / f"{NAME}.pdf").read_bytes())


def test_a_folder_that_refuses_is_said(
    qtbot: QtBot, desk: Desk, page: ReportPage, mentee_id: int, tmp_path: Path
) -> None:
    page.output = Output(desk, page, lambda _, suggested: tmp_path / "gone" / suggested.name)
    said = notices(desk)
    open_report(qtbot, page, mentee_id)
    page.save.click()
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["The folder is not there. Choose another place to save."]


def test_opening_elsewhere_saves_once_and_then_takes_that_file(
    qtbot: QtBot, desk: Desk, page: ReportPage, mentee_id: int, tmp_path: Path
) -> None:
    asked: list[Path] = []
    handed: list[Path] = []

    def ask(_: QWidget, suggested: Path) -> Path:
        asked.append(suggested)
        return tmp_path / suggested.name

    def hand_on(path: Path) -> bool:
        handed.append(path)
        return True

    page.output = Output(desk, page, ask, hand_on)
    open_report(qtbot, page, mentee_id)
    page.open_action.trigger()
    qtbot.waitUntil(lambda: bool(handed))
    page.open_action.trigger()
    assert handed == [tmp_path / f"{NAME}.pdf"] * 2
    assert len(asked) == 1


def test_without_a_printer_it_says_so(
    qtbot: QtBot, desk: Desk, page: ReportPage, mentee_id: int
) -> None:
    from PySide6.QtPrintSupport import QPrinterInfo

    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this machine has a printer")
    said = notices(desk)
    open_report(qtbot, page, mentee_id)
    page.print_button.click()
    assert said == ["No printer is set up on this computer. Save the PDF and print it elsewhere."]


def test_every_page_reaches_the_printer(
    qtbot: QtBot, desk: Desk, page: ReportPage, mentee_id: int, tmp_path: Path
) -> None:
    pressed = open_report(qtbot, page, mentee_id)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    page.printing.prepare(printer, "Summary", PaperSize.A4)
    said = notices(desk)
    page.printing.print_on(printer, pressed)
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Sent to the printer."]
    printed = (tmp_path / "paper.pdf").read_bytes()
    assert len(sizes(printed)) == pressed.pages
    assert sizes(printed)[0][0] == pytest.approx(595, abs=1)
    assert len(set(grey(printed))) > 20, "blank paper"


def test_stopping_keeps_the_pages_before(
    qtbot: QtBot, desk: Desk, page: ReportPage, mentee_id: int
) -> None:
    before = open_report(qtbot, page, mentee_id)
    page._press()
    page.busy.stop.click()
    desk.jobs.wait()
    qtbot.waitUntil(lambda: not desk.jobs.busy())
    assert page._pressed is before


def test_a_journal_without_anybody_says_what_is_needed(qtbot: QtBot, page: ReportPage) -> None:
    page.show_place(Place(PageName.REPORT))
    qtbot.waitUntil(page._none.isVisible)
    assert not page.save.isVisible()


def test_every_stop_has_a_name(qtbot: QtBot, page: ReportPage, mentee_id: int) -> None:
    open_report(qtbot, page, mentee_id)
    for widget in page.findChildren(QWidget):
        stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
        if stops and widget.focusProxy() is None:
            told = QAccessible.queryAccessibleInterface(widget)
            assert told.text(QAccessible.Text.Name), widget


def test_it_fits_the_smallest_window_in_large_text(
    qtbot: QtBot, page: ReportPage, mentee_id: int
) -> None:
    appearance().choose(percent=150)
    open_report(qtbot, page, mentee_id)
    assert page.minimumSizeHint().width() <= 960 - 208


def test_what_is_marked_and_not_on_the_pages_is_said(
    qtbot: QtBot, page: ReportPage, mentee_id: int
) -> None:
    open_report(qtbot, page, mentee_id)
    assert "1 marked paragraph is not on these pages" in page.leaving.stays.text()
    with_sessions(qtbot, page)
    built(qtbot, page)
    assert "marked paragraph" not in page.leaving.stays.text()
