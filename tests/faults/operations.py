"""What is interrupted: each operation prepares a folder, runs in it, and says which states may be.

State 0 is what is there before the operation; step n brings state n about. Whatever happens at
whatever moment, the journal is in the state of the last step that was done, or in the next one.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from pathlib import Path

from mentor_desk.records import Journal
from mentor_desk.safety import backups
from mentor_desk.safety.passphrase import rekey
from mentor_desk.safety.restoring import Wanted, restore_all
from mentor_desk.services import notes
from mentor_desk.store import Heads, Key, Store, unlock_key
from mentor_desk.store.recognise import BACKUP_SUFFIX, SCHEMA, beside
from tests import factory
from tests.faults.operation import Operation, Trial, again, keep_keys, open_now, opened
from tests.faults.oracle import DATA, HEADS, JOURNAL, as_key
from tests.faults.talk import Answer
from tests.faults.writing import Change, edit, first, much, next_change, save

PASSPHRASE = "correct horse"
JOURNALS = Path(__file__).parents[1] / "journals"
LONG_LOG = "commits in a long log"
NEW_KEY = Key(bytes(range(32)), bytes(range(100, 116)))


class Commits:
    """Somebody writes: new paragraphs, changed ones, deleted ones, short and very long."""

    raw = False
    _steps = 6

    def __init__(
        self, seeds: int = 4, passphrase: str | None = PASSPHRASE, closes: bool = True
    ) -> None:
        self.seeds = seeds
        self._passphrase = passphrase
        self._closes = closes

    def prepare(self, folder: Path, seed: int) -> None:
        _journal(folder, seed, self._passphrase).close()

    def run(self, trial: Trial) -> None:
        store = opened(trial)
        for number in range(1, self._steps + 1):
            change = self._change(trial.seed, number)
            trial.step(number, lambda store=store, change=change: save(store, change))
            if number in (2, 5):
                trial.attempt("checkpoint", store.checkpoint)
            if number == 3:
                store = again(trial, store)
        if self._closes:
            store.close()

    def states(self, seed: int, before: Answer) -> list[object]:
        states = [first(seed)]
        for number in range(1, self._steps + 1):
            states.append(self._change(seed, number)(states[-1]))
        return list(states)

    def state(self, seen: Answer) -> object:
        return seen.get("texts")

    def _change(self, seed: int, number: int) -> Change:
        return next_change(seed, number)


class LongLog(Commits):
    """Somebody writes so much without a pause that the log is moved while they write, and begins
    anew.
    """

    _steps = 8

    def __init__(self) -> None:
        super().__init__(seeds=1)

    def run(self, trial: Trial) -> None:
        store = opened(trial)
        logs = set[bytes]()
        for number in range(1, self._steps + 1):
            change = self._change(trial.seed, number)
            trial.step(number, lambda change=change: save(store, change))
            logs.add(_salts(store.path))
        assert len(logs) > 1, "the log was never begun anew"

    def _change(self, seed: int, number: int) -> Change:
        return much(seed, number)


class Migration:
    """A journal of the first schema is opened by today's program."""

    raw = True
    seeds = 1
    _old, _new = 1, SCHEMA

    def prepare(self, folder: Path, seed: int) -> None:
        shutil.copy(JOURNALS / "0001-encrypted.mentordesk", folder / JOURNAL)
        keep_keys(folder, _released())

    def run(self, trial: Trial) -> None:
        trial.step(1, lambda: open_now(trial).close())

    def states(self, seed: int, before: Answer) -> list[object]:
        return [(schema, before["texts"]) for schema in (self._old, self._new)]

    def state(self, seen: Answer) -> object:
        return seen.get("schema"), seen.get("texts")


class Backups:
    """Two backups, with a save between them."""

    raw = False
    seeds = 2

    def prepare(self, folder: Path, seed: int) -> None:
        _at_home(folder)
        _journal(folder, seed).close()

    def run(self, trial: Trial) -> None:
        _at_home(trial.folder)
        store = opened(trial)
        uuid = trial.attempt("read", lambda: _uuid(store))
        if uuid is None:
            trial.heal()
            uuid = _uuid(store)
        key, now = as_key(trial.keys[0]), factory.NOW
        trial.step(1, lambda: backups.make(store.path, key, uuid, now))
        trial.step(2, lambda: save(store, next_change(trial.seed, 1)))
        later = now + timedelta(hours=1)
        trial.step(3, lambda: backups.make(store.path, key, uuid, later))
        store.close()

    def states(self, seed: int, before: Answer) -> list[object]:
        old, new = first(seed), next_change(seed, 1)(first(seed))
        return [(old, []), (old, [True]), (new, [True]), (new, [True, True])]

    def state(self, seen: Answer) -> object:
        return seen.get("texts"), seen.get("backups")


class Restores:
    """A journal that was written in goes back to its backup, and what it said is kept."""

    raw = False
    seeds = 2

    def prepare(self, folder: Path, seed: int) -> None:
        _at_home(folder)
        store = _journal(folder, seed)
        backups.make(store.path, store.key, _uuid(store), factory.NOW)
        save(store, next_change(seed, 1))
        store.close()

    def run(self, trial: Trial) -> None:
        _at_home(trial.folder)
        key, heads = as_key(trial.keys[0]), Heads(trial.folder / HEADS)
        (backup,) = trial.folder.glob(f"{DATA}/**/*{BACKUP_SUFFIX}")
        journal, now = trial.folder / JOURNAL, factory.NOW + timedelta(hours=1)
        trial.step(1, lambda: restore_all(Wanted(backup, journal, key, key, now), heads))

    def states(self, seed: int, before: Answer) -> list[object]:
        old = first(seed)
        return [(next_change(seed, 1)(old), True), (old, True)]

    def state(self, seen: Answer) -> object:
        """Restored means also that what was there before can be had from a proven backup."""
        texts, kept = seen.get("texts"), seen.get("backups") or []
        newer = texts is not None and any("step 1 " in text for text in texts)
        return texts, all(kept) and len(kept) >= (1 if newer else 2)


class NewPassphrase:
    """A journal gets another key, and then none."""

    raw = False
    seeds = 2

    def prepare(self, folder: Path, seed: int) -> None:
        store = _journal(folder, seed)
        old = store.key
        store.close()
        keep_keys(folder, old, NEW_KEY, None)

    def run(self, trial: Trial) -> None:
        journal, heads = trial.folder / JOURNAL, Heads(trial.folder / HEADS)
        old = as_key(trial.keys[0])
        trial.step(1, lambda: rekey(journal, old, NEW_KEY, heads))
        trial.step(2, lambda: rekey(journal, NEW_KEY, None, heads))

    def states(self, seed: int, before: Answer) -> list[object]:
        return [(key, first(seed)) for key in range(3)]

    def state(self, seen: Answer) -> object:
        return seen.get("key"), seen.get("texts")


OPERATIONS: dict[str, Operation] = {
    "commits": Commits(),
    "commits left open": Commits(seeds=2, closes=False),
    "commits without passphrase": Commits(seeds=2, passphrase=None),
    LONG_LOG: LongLog(),
    "migrations": Migration(),
    "backups": Backups(),
    "restores": Restores(),
    "new passphrases": NewPassphrase(),
}


def warm(run: Callable[[Operation, Path], None]) -> None:
    """Does all once: deriving keys and compiling statements takes longer than all the rest."""
    for operation in OPERATIONS.values():
        with tempfile.TemporaryDirectory() as folder:
            operation.prepare(Path(folder), 0)
            run(operation, Path(folder))


def _salts(journal: Path) -> bytes:
    """Other ones each time that the log begins anew."""
    with beside(journal)[0].open("rb") as log:
        return log.read(24)[16:]


@cache
def _released() -> Key:
    return unlock_key(JOURNALS / "0001-encrypted.mentordesk", "open sesame")


def _journal(folder: Path, seed: int, passphrase: str | None = PASSPHRASE) -> Store:
    """One mentee, one session with a long note, and something of everything else."""
    store = factory.journal(folder, JOURNAL, passphrase)
    number = factory.held(store, factory.mentee(store).id).id
    assert number == 1
    factory.feedback(store, 1)
    factory.goal(store, 1)
    with store.write() as session:
        notes.save(session, 1, [edit(None, n, text) for n, text in enumerate(first(seed))])
    keep_keys(folder, store.key)
    # Looked over, as each journal is on its first day: from then on each of its pages is known.
    assert not [checked for checked in store.check() if checked.trouble]
    return store


def _at_home(folder: Path) -> None:
    """Backups go where the user's data is."""
    os.environ["XDG_DATA_HOME"] = str(folder / DATA)


def _uuid(store: Store) -> str:
    with store.read() as session:
        return str(session.query(Journal.uuid).scalar())
