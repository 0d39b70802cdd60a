"""The main job from the first start to paper, played from outside and read back by other means."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import PASSPHRASE, Program, look, wait_for

pytestmark = pytest.mark.e2e

Start = Callable[..., Program]


def new_journal(program: Program) -> Path:
    """Makes one on the welcome page and waits for the desk."""
    journal = program.home / "Documents" / "My journal.mentordesk"
    program.focus()
    for _ in range(2):
        program.type(PASSPHRASE)
        program.keys("Return")
    wait_for(lambda: look(journal, "SELECT 1 FROM journal"), "the new journal")
    program.focus_next()
    return journal


def command(program: Program, words: str) -> None:
    program.keys("ctrl+k")
    program.focus()
    program.type(words)
    time.sleep(0.4)  # the palette answers while one types; its first row has to be the command
    program.keys("Return")
    program.focus()


def new_mentee(program: Program, journal: Path, name: str) -> None:
    command(program, "New mentee")
    program.type(name)
    program.keys("Return")
    wait_for(lambda: look(journal, "SELECT 1 FROM mentee WHERE name = ?", name), "the new mentee")
    program.focus()


def test_the_first_note(start: Start) -> None:
    program = start()
    journal = new_journal(program)
    new_mentee(program, journal, "Amara Okafor")
    command(program, "Start session")
    wait_for(lambda: look(journal, "SELECT 1 FROM mentoring_session"), "the session")
    program.type("The checklist is written. Tomas shadowed once.")
    program.keys("alt+2", "Return")
    program.type("Looked tired; ask again.")
    blocks = wait_for(
        lambda: (
            (rows := look(journal, "SELECT text, audience FROM note_block ORDER BY position"))
            and len(rows) == 2
            and rows[1][0] == "Looked tired; ask again."
            and rows
        ),
        "the note",
    )
    assert blocks == [
        ("The checklist is written. Tomas shadowed once.", "mentee"),
        ("Looked tired; ask again.", "me"),
    ]
    assert program.end() == 0
    assert program.said() == ""
