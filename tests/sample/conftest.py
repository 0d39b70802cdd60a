"""Samples written once for all tests that only read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from mentor_desk.audience import Audience
from mentor_desk.records import KINDS, GuideText, NoteBlock, Record
from mentor_desk.sample import DEFAULT_SESSIONS, write_sample
from mentor_desk.store import Session, Store
from tests.factory import TODAY, journal

MIDDLE = 900


def sample(folder: Path, sessions: int, seed: int = 1, today: date = TODAY) -> Store:
    folder.mkdir(exist_ok=True)
    store = journal(folder)
    assert write_sample(store, sessions, seed, today)
    return store


@pytest.fixture(scope="session")
def default(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = sample(tmp_path_factory.mktemp("default"), DEFAULT_SESSIONS)
    yield store
    store.close()


@pytest.fixture(scope="session")
def middle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = sample(tmp_path_factory.mktemp("middle"), MIDDLE)
    yield store
    store.close()


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    with store.read() as session:
        return {
            kind.__tablename__: [tuple(row) for row in session.execute(select(kind.__table__))]
            for kind in KINDS
        }


def told(store: Store) -> list[list[tuple[object, ...]]]:
    """All but the guides: nobody in the sample said those."""
    return [rows for name, rows in everything(store).items() if name != GuideText.__tablename__]


def count(session: Session, kind: type[Record]) -> int:
    return session.scalar(select(func.count()).select_from(kind)) or 0


def paragraphs(session: Session, *audiences: Audience) -> list[str]:
    query = select(NoteBlock.text).where(NoteBlock.audience.in_(audiences or tuple(Audience)))
    return list(session.scalars(query))


def sentences(texts: list[str]) -> list[str]:
    return [one for text in texts for one in re.split(r"(?<=[.?!”])\s+", text) if one]
