"""`check` says whether a journal is whole, whether it is the newest, and whether it has backups."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mentor_desk.cli.asking import opened
from mentor_desk.cli.command import CANNOT, command
from mentor_desk.errors import JournalDamaged
from mentor_desk.words import EnglishVoice, words

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from mentor_desk.cli.command import Commands
    from mentor_desk.store import Store


def register(commands: Commands) -> None:
    command(commands, "check", _check, "check pages, file, schema, index, digest and backups")


def _check(given: argparse.Namespace) -> int:
    journal: Path = given.journal
    try:
        store = opened(journal)
    except JournalDamaged as error:
        print(error.words.plain(), file=sys.stderr)
        print(f"Save what can be read: mentor-desk salvage {journal} NEW", file=sys.stderr)
        return CANNOT
    try:
        whole, newest = _is_whole(store), _is_newest(store)
        _say_backups(store)
    finally:
        store.close()
    return 0 if whole and newest else CANNOT


def _is_whole(store: Store) -> bool:
    from mentor_desk.safety.soundness import look_over, told

    sound = True
    for checked in store.check():
        sound = sound and checked.trouble is None
        print(f"{checked.what.plain()}: {checked.trouble.plain() if checked.trouble else 'sound'}")
    if not sound:
        found = look_over(
            store.path, store.key, lambda: False, lambda _: None, sums=store.page_sums
        )
        if found:
            print(told(found, EnglishVoice()))
    return sound


def _is_newest(store: Store) -> bool:
    if not store.missing:
        print("generation: sound")
        return True
    when = f"{store.last_saved:%Y-%m-%d %H:%M}" if store.last_saved else "before"
    said = words(
        "older than the one used here {when}: {n} save is missing",
        "older than the one used here {when}: {n} saves are missing",
        n=store.missing,
        when=when,
    )
    print(f"generation: {said.plain()}")
    return False


def _say_backups(store: Store) -> None:
    """Having none is no fault of the journal."""
    from mentor_desk.records import Journal
    from mentor_desk.safety import backups

    with store.read() as session:
        uuid = session.get_one(Journal, 1).uuid
    found, state = backups.listed(uuid), backups.state(uuid)
    if not found:
        print("backups: none on this computer")
        return
    tried = f"{state.drilled_at:%Y-%m-%d}" if state.drilled_at else "not yet"
    print(
        f"backups: {len(found)}, the newest of {found[0].made_at:%Y-%m-%d %H:%M}; "
        f"last restored to try it out: {tried}"
    )
    if state.away_in and state.away_at:
        there = "" if state.away_in.is_dir() else ", which is not there now"
        print(f"second place: {state.away_in}{there}; last copy of {state.away_at:%Y-%m-%d %H:%M}")
