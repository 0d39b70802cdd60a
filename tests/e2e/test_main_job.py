"""The main job from the first start to paper, played from outside and read back by other means."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from tests.e2e.conftest import PASSPHRASE, REPOSITORY, Program, look, wait_for

pytestmark = pytest.mark.e2e

Start = Callable[..., Program]
SHARED = "The checklist is written. Tomas shadowed once."
PRIVATE = "Looked tired; ask again."
OBSERVATION = "You asked Tomas first and waited"
EFFECT = "Tomas named the risk nobody had seen"


def new_journal(program: Program) -> Path:
    """Makes one on the welcome page and waits for the desk."""
    journal = program.home / "Documents" / "My journal.mentordesk"
    program.focus()
    for _ in range(2):
        program.type(PASSPHRASE)
        program.keys("Return")
    # It is looked at only after that: who reads a journal while it is made may be in the way.
    program.focus_titled("Print your recovery sheet")
    wait_for(lambda: look(journal, "SELECT 1 FROM journal"), "the new journal")
    program.keys("Escape")
    program.focus_next()
    return journal


def command(program: Program, words: str) -> None:
    """Runs what fits best; the palette lies in the window, so the keys stay where they are."""
    program.keys("ctrl+k")
    program.type(words)
    program.keys("Return")


def new_mentee(program: Program, journal: Path, name: str) -> None:
    command(program, "New mentee")
    program.focus_titled("New mentee")
    program.type(name)
    program.keys("Return")
    wait_for(lambda: look(journal, "SELECT 1 FROM mentee WHERE name = ?", name), "the new mentee")
    program.focus_next()


def set_goal(program: Program, journal: Path) -> None:
    """Answers the guide with keys alone, one question after the other."""
    command(program, "New goal")
    wait_for(lambda: look(journal, "SELECT 1 FROM goal"), "the draft of a goal")
    steps = (
        ("Hand two recurring tasks over to the team",),
        ("Tasks that others finish without rework", "0", "2", "tasks", "own list"),
        ("One afternoon a week is free for it",),
        ("Every release waits for one person",),
        ("+ 10 weeks", "+ 4 weeks"),
    )
    for step in steps:
        for number, text in enumerate(step):
            if number:
                program.keys("Tab")
            program.type(text)
        program.keys("ctrl+Return")
    program.keys("ctrl+Return")
    goal = wait_for(
        lambda: look(
            journal, "SELECT title, baseline, target, unit FROM goal WHERE state='active'"
        ),
        "the goal is agreed on",
    )
    assert goal == [("Hand two recurring tasks over to the team", 0.0, 2.0, "tasks")]


def hold_session(program: Program, journal: Path) -> None:
    """Writes a shared and a private paragraph, and captures an action without leaving the text."""
    command(program, "Start session")
    wait_for(lambda: look(journal, "SELECT 1 FROM mentoring_session"), "the session")
    program.type(SHARED)
    program.keys("alt+2", "Return")
    program.type(PRIVATE)
    program.keys("Return")
    program.type("/action Tomas and Nadia run the release")
    program.keys("Return")
    wait_for(lambda: look(journal, "SELECT 1 FROM action"), "the action")
    blocks = wait_for(lambda: two_paragraphs(journal), "the note")
    assert blocks == [(SHARED, "mentee"), (PRIVATE, "me")]


def two_paragraphs(journal: Path) -> list[tuple[object, ...]] | None:
    query = "SELECT text, audience FROM note_block WHERE text <> '' ORDER BY position"
    rows = look(journal, query)
    return rows if [text for text, _ in rows] == [SHARED, PRIVATE] else None


def give_feedback(program: Program, journal: Path) -> None:
    command(program, "New feedback")
    wait_for(lambda: look(journal, "SELECT 1 FROM feedback"), "the draft of a feedback")
    steps = ("", "In the release review", OBSERVATION, EFFECT, "", "Do it again in storage")
    for text in steps:
        if text:
            program.type(text)
        program.keys("ctrl+Return")
    program.keys("ctrl+Return")
    given = wait_for(
        lambda: look(
            journal, "SELECT observation, effect FROM feedback WHERE given_on IS NOT NULL"
        ),
        "the feedback is given",
    )
    assert given == [(OBSERVATION, EFFECT)]
    (step,) = look(journal, "SELECT text FROM action WHERE feedback_id IS NOT NULL")
    assert step == ("Do it again in storage",)


def print_summary(program: Program) -> Path:
    """Saves it through the file dialog, under the name that is offered."""
    command(program, "Progress summary")
    wait_for(lambda: asked_to_save(program), "the file dialog")
    program.focus()
    program.keys("Return")
    folder = program.home / "Documents"
    (file,) = wait_for(lambda: list(folder.glob("*.pdf")), "the summary on the disk")
    return file


def asked_to_save(program: Program) -> bool:
    """Too early where the page is not drawn yet, which only its picture would tell: then once more,
    but not while the dialog is on its way, whose own Save would get the keys.
    """
    program.keys("alt+s")
    end = time.monotonic() + 6
    while time.monotonic() < end and not program.has_next():
        time.sleep(0.05)
    return program.has_next()


def test_the_main_job_from_first_start_to_paper(start: Start) -> None:
    program = start(traced=True)
    journal = new_journal(program)
    new_mentee(program, journal, "Amara Okafor")
    set_goal(program, journal)
    hold_session(program, journal)
    give_feedback(program, journal)
    file = print_summary(program)
    told = text_of(file)
    for said in ("Amara Okafor", "Hand two recurring tasks", OBSERVATION, "Tomas and Nadia run"):
        assert said in told
    assert PRIVATE not in told
    assert "libQt6Gui" in program.libraries()
    assert "libQt6Network" not in program.libraries()
    assert program.end() == 0
    assert program.said() == ""
    assert checked(journal).count("sound") >= 5
    calls = program.network_calls()
    if calls is not None:
        assert "AF_UNIX" in calls  # the display
        assert "AF_INET" not in calls


def text_of(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    told = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(told.split())


def checked(journal: Path) -> list[str]:
    """What the command line says of the journal when the window is gone."""
    said = subprocess.run(
        [sys.executable, "-m", "mentor_desk", "check", str(journal)],
        env={**os.environ, "MENTOR_DESK_PASSPHRASE": PASSPHRASE, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=True,
    )
    return [line.rpartition(": ")[2] for line in said.stdout.splitlines()]
