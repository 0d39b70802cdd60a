"""Killed while somebody types: everything older than a second is in the journal."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import PASSPHRASE, Program, look, wait_for
from tests.e2e.test_main_job import command, new_journal, new_mentee

pytestmark = pytest.mark.e2e

PROMISE_S = 1.0
KILLS = 4


def text_of(journal: Path) -> str:
    rows = look(journal, "SELECT text FROM note_block ORDER BY position, id")
    return "".join(str(text) for (text,) in rows)


def type_until_killed(program: Program, letters: str, lifetime: float) -> tuple[int, float]:
    """How many letters were surely on the screen a second before the kill, and how many in all.

    A second that the program could use: while others have the processor, nobody can save.
    """
    begun = time.monotonic()
    told: list[float] = []
    for letter in letters:
        if time.monotonic() - begun > lifetime:
            break
        program.type(letter, delay=0)
        told.append(time.monotonic() - program.kept_waiting())
    waited = program.kept_waiting()
    program.kill()
    killed = time.monotonic() - waited
    return sum(1 for at in told if killed - at > PROMISE_S), len(told)


def test_row_01_nothing_older_than_a_second_is_lost(start: Callable[..., Program]) -> None:
    chance = random.Random(7)
    letters = "".join(chance.choice("abcdefghijklmnopqrstuvwxyz ") for _ in range(2000))
    program = start()
    journal = new_journal(program)
    new_mentee(program, journal, "Amara Okafor")
    command(program, "Start session")
    wait_for(lambda: look(journal, "SELECT 1 FROM mentoring_session"), "the session")
    time.sleep(0.5)
    for _ in range(KILLS):
        before = len(text_of(journal))
        old, all_told = type_until_killed(program, letters[before:], chance.uniform(1.3, 3.0))
        kept = text_of(journal)
        assert letters.startswith(kept)
        assert before + old <= len(kept) <= before + all_told
        program = again(start, journal)
    assert program.end() == 0


def again(start: Callable[..., Program], journal: Path) -> Program:
    """The next start, unlocked and back in the session with the cursor at the end of the note."""
    program = start(str(journal))
    program.focus()
    program.type(PASSPHRASE)
    program.keys("Return")
    program.focus_next()
    command(program, "Start session")
    program.type("Amara")
    program.keys("Return")
    time.sleep(0.5)
    return program


def answer(journal: Path, name: str) -> str:
    rows = look(journal, "SELECT answers FROM goal")
    return str(json.loads(str(rows[0][0])).get(name, "")) if rows else ""


def test_the_answers_to_a_guide_are_there_and_are_gone_on_with(
    start: Callable[..., Program],
) -> None:
    program = start()
    journal = new_journal(program)
    new_mentee(program, journal, "Amara Okafor")
    command(program, "New goal")
    wait_for(lambda: look(journal, "SELECT 1 FROM goal"), "the draft of a goal")
    time.sleep(0.3)
    first = "Hand two recurring tasks over to the team"
    program.type(first)
    program.keys("ctrl+Return")
    letters = "tasks that others finish without any rework of mine " * 9
    old, told = type_until_killed(program, letters, 2.4)
    kept = answer(journal, "measure")
    assert answer(journal, "title") == first
    assert letters.startswith(kept)
    assert old <= len(kept) <= told

    program = start(str(journal))
    program.focus()
    program.type(PASSPHRASE)
    program.keys("Return")
    program.focus_next()
    command(program, "Hand two recurring")
    time.sleep(0.5)
    program.type("weekly")  # the next question nobody answered yet is there, with the keys in it
    wait_for(lambda: "weekly" in str(look(journal, "SELECT answers FROM goal")), "the next answer")
    assert answer(journal, "title") == first
    assert answer(journal, "measure") == kept
    assert program.end() == 0
