"""Short words for a journal, and for journals in trouble: what must be the same afterwards."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from mentor_desk.audience import Audience, Reader
from mentor_desk.errors import (
    BadValue,
    JournalError,
)
from mentor_desk.records import (
    KINDS,
    Journal,
    Record,
)
from mentor_desk.store import Changes, Heads, Key, Session, Store, open_journal
from mentor_desk.words import words
from tests import factory

Unchanged = Callable[[Path], AbstractContextManager[None]]


@pytest.fixture
def unchanged() -> Unchanged:
    """Around what is refused: the folder holds the same files, byte for byte, and nothing new."""

    @contextmanager
    def watch(folder: Path) -> Iterator[None]:
        before = contents(folder)
        yield
        assert contents(folder) == before

    return watch


def contents(folder: Path) -> dict[str, bytes | None]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def in_child(work: Callable[[], object]) -> object:
    """What `work` returns in a copy of this process, which then ends without any tidying."""
    if not hasattr(os, "fork"):
        pytest.skip("a process cannot be copied here")
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads that the child never uses
        child = os.fork()
    if child == 0:
        try:
            os.write(writing, json.dumps(work()).encode())
        finally:
            os._exit(9)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        said = answer.read()
    os.waitpid(child, 0)
    assert said, "the child failed; its trace is in the output"
    return json.loads(said)


def reopened(store: Store) -> Store:
    store.close()
    return open_journal(store.path, None, Heads(store.path.parent / "heads"))


def told(store: Store) -> list[Changes]:
    heard: list[Changes] = []
    store.listen(heard.append)
    return heard


def named(changes: Changes) -> dict[str, set[int]]:
    return {kind.__name__: set(changes.ids(kind)) for kind in changes.kinds}


def generation(store: Store) -> int:
    with store.read() as session:
        return session.get_one(Journal, 1).generation


def digest_is_right(store: Store) -> bool:
    with store.read() as session:
        connection = session.connection()
        sums = [
            connection.exec_driver_sql(
                f"SELECT coalesce(sum(seal), 0) FROM {kind.__tablename__}"
            ).scalar_one()
            for kind in KINDS
        ]
        return session.get_one(Journal, 1).digest == sum(sums)


def is_sound(store: Store) -> bool:
    return not [checked for checked in store.check() if checked.trouble]


def give_up_after(session: Session, work: Callable[[Record], None], record: Record) -> None:
    """A verb that gives up when half of its work is written."""
    work(record)
    session.flush()
    raise BadValue(words("No."))


PASSPHRASE = "correct horse"
EITHER = pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])


def refusal(path: Path, key: Key | None = None) -> JournalError:
    with pytest.raises(JournalError) as caught:
        open_journal(path, key, Heads(path.parent.parent / "heads"))
    return caught.value


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "journals"
    made.mkdir()
    return made


def run_and_kill(path: Path, key: Key | None) -> None:
    """Leaves a journal as a program killed after a save does: with its log beside it."""

    def work() -> int:
        store = open_journal(path, key, Heads(path.parent.parent / "heads"))
        factory.mentee(store, "Killed", contact="so that the file grows " * 800)
        return 1

    assert in_child(work)


OWN = {
    Reader.ME: "shared_with_me",
    Reader.MENTEE: "shared_with_mentee",
    Reader.SPONSOR: "shared_with_sponsor",
}


@pytest.fixture
def full(store: Store) -> Store:
    amara = factory.mentee(store, good_to_know="SECRET", contact="SECRET")
    held = factory.held(store, amara.id, title="Letting go", audience=Audience.SPONSOR)
    for audience in Audience:
        text = "SECRET" if audience is Audience.ME else f"for the {audience}"
        factory.block(store, held.id, text, audience)
        factory.action(store, amara.id, text, audience=audience)
    return store
