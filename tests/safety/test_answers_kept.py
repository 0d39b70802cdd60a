"""Whatever somebody answers to a guide survives a kill and the way through a backup."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentor_desk.clean import clean_text
from mentor_desk.guides import Guide, load
from mentor_desk.paths import resources
from mentor_desk.records import Feedback, Goal, GuidedNote, Journal
from mentor_desk.safety import backups
from mentor_desk.safety.inside import Inside
from mentor_desk.services import guided_notes
from mentor_desk.services.guided_notes import Home
from mentor_desk.store import Heads, Session, open_journal
from tests import factory

PASSPHRASE = "four quiet words here"
KINDS = (GuidedNote, Goal, Feedback)
# What no field of the window lets through is no answer: lone surrogates, controls, NUL.
TEXT = st.text(st.characters(codec="utf-8"), max_size=80).map(clean_text)


def agreement() -> Guide:
    return load(resources() / "guides" / "four-phases.toml")


NAMES = [field.name for step in agreement().steps for field in step.fields]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process cannot be copied here")
@settings(max_examples=8)
@given(st.dictionaries(st.sampled_from(NAMES), TEXT, min_size=1))
def test_any_answers_survive_a_kill_and_a_backup(answers: dict[str, str]) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", f"{folder}/data")
        journal = _with_drafts(Path(folder))
        _answer_and_die(journal, answers)
        store = open_journal(journal, factory.key(PASSPHRASE), Heads(Path(folder) / "heads"))
        with store.read() as session:
            assert _answered(session) == [answers] * len(KINDS)
            uuid = session.get_one(Journal, 1).uuid
        assert store.missing == 0
        store.close()
        made = backups.make(journal, factory.key(PASSPHRASE), uuid, factory.NOW)
        inside = Inside(made.path, factory.key(PASSPHRASE))
        with inside.read() as session:
            assert _answered(session) == [answers] * len(KINDS)
        inside.close()


def _with_drafts(folder: Path) -> Path:
    store = factory.journal(folder, passphrase=PASSPHRASE)
    person = factory.mentee(store).id
    factory.goal(store, person)
    factory.feedback(store, person)
    with store.write() as session:
        guided_notes.draft(session, agreement(), Home(1), factory.NOW)
    store.close()
    return store.path


def _answer_and_die(journal: Path, answers: Mapping[str, str]) -> None:
    child = os.fork()
    if child == 0:
        try:
            heads = Heads(journal.parent / "heads")
            store = open_journal(journal, factory.key(PASSPHRASE), heads)
            with store.write() as session:
                guided_notes.answer(session, 1, answers, {})
                session.get_one(Goal, 1).answers = dict(answers)
                session.get_one(Feedback, 1).answers = dict(answers)
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL


def _answered(session: Session) -> list[dict[str, str]]:
    return [session.get_one(kind, 1).answers for kind in KINDS]
