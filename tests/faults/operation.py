"""What an operation is to the fault suites, and what operations have in common."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from mentor_desk.store import Heads, Key, Store, open_journal
from tests.faults.oracle import HEADS, JOURNAL, PlainKey, as_key, plain
from tests.faults.talk import Answer

T = TypeVar("T")
KEYS = "keys.json"


class Trial(Protocol):
    """As in trial.py; what an operation knows of the trial it is in."""

    folder: Path
    seed: int
    keys: list[PlainKey]

    def attempt(self, what: str, do: Callable[[], T]) -> T | None: ...

    def step(self, number: int, do: Callable[[], object]) -> None: ...

    def heal(self) -> None: ...


class Operation(Protocol):
    raw: bool
    """Whether the oracle has to look at the file before it opens it as a journal."""
    seeds: int
    """Each seed is another text in another journal: sizes, and so the places of calls, differ."""

    def prepare(self, folder: Path, seed: int) -> None: ...

    def run(self, trial: Trial) -> None: ...

    def states(self, seed: int, before: Answer) -> list[object]:
        """All of them; `before` is what the oracle saw of the prepared folder."""
        ...

    def state(self, seen: Answer) -> object:
        """What the oracle saw, in the terms of `states`."""
        ...


def keys(folder: Path) -> list[PlainKey]:
    """What opens the journal there, before or after the operation."""
    return json.loads((folder / KEYS).read_text())


def keep_keys(folder: Path, *known: Key | None) -> None:
    (folder / KEYS).write_text(json.dumps([plain(key) for key in known]))


def open_now(trial: Trial) -> Store:
    heads = Heads(trial.folder / HEADS)
    return open_journal(trial.folder / JOURNAL, as_key(trial.keys[0]), heads)


def opened(trial: Trial) -> Store:
    """As somebody does who is told no: once more, with the disk in order."""
    store = trial.attempt("open", lambda: open_now(trial))
    if store is None:
        trial.heal()
        store = open_now(trial)
    return store


def again(trial: Trial, store: Store) -> Store:
    store.close()
    return opened(trial)
