"""What is done in a job before a journal is opened, since it takes its time."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from mentor_desk.failure import hush_logging

if TYPE_CHECKING:
    from pathlib import Path

    from mentor_desk.clock import Clock
    from mentor_desk.store import Key

SAMPLE_SESSIONS = 120
SAMPLE_SEED = 7
# The longest first: somebody who types fast finds that done at least.
_DESK = (
    "mentor_desk.store.opening",
    "mentor_desk.ui.main_window",
    "mentor_desk.ui.pages.today",
    "mentor_desk.guides",
    "PySide6.QtSvg",
)


def unlocked(path: Path, passphrase: str, clock: Clock) -> Key:
    from mentor_desk.safety.knowing import key_for
    from mentor_desk.safety.upgrading import prepare

    key = key_for(path, passphrase)
    prepare(path, key, clock.now())
    return key


def fitting(path: Path, key: Key, clock: Clock) -> Key:
    from mentor_desk.safety.sheet import refuse_other
    from mentor_desk.safety.upgrading import prepare

    refuse_other(path, key)
    prepare(path, key, clock.now())
    return key


def forget_earlier(path: Path) -> None:
    from mentor_desk.safety.passphrase import forget_unfinished

    forget_unfinished(path)


def make(path: Path, passphrase: str | None, clock: Clock) -> Key | None:
    from mentor_desk.store import create

    create(path, passphrase, clock.now()).close()
    return unlocked(path, passphrase, clock) if passphrase is not None else None


def make_sample(path: Path, clock: Clock) -> None:
    """A fresh sample each time: it is there to be played with."""
    from mentor_desk.safety.alone import claimed
    from mentor_desk.sample import write_sample
    from mentor_desk.store import create

    with claimed(path):
        for old in path.parent.glob(f"{path.name}*"):
            old.unlink()
    store = create(path, None, clock.now(), is_sample=True)
    try:
        write_sample(store, SAMPLE_SESSIONS, SAMPLE_SEED, clock.today())
    finally:
        store.close()


def import_desk() -> None:
    hush_logging()
    for module in _DESK:
        import_module(module)


def nothing(_: object) -> None:
    """A warm-up that fails will fail again, and be said, when it matters."""
