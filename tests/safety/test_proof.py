"""A copy is believed only after it was opened; each fault in it is named."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from mentor_desk.errors import KnownError
from mentor_desk.records import NoteBlock
from mentor_desk.safety import proof
from mentor_desk.safety.proof import NotProven, WasStopped, drill, prove
from mentor_desk.store import Heads, Key, Store, open_journal
from mentor_desk.store.engine import connect
from tests import factory

SECRET = "four quiet words here"


@cache
def filled(passphrase: str | None) -> bytes:
    with TemporaryDirectory() as folder:
        store = factory.journal(Path(folder), passphrase=passphrase)
        held = factory.held(store, factory.mentee(store).id)
        with store.write() as session:
            for number in range(60):
                text = f"paragraph {number} " * 30
                session.add(NoteBlock(session_id=held.id, position=float(number), text=text))
        store.checkpoint()
        store.close()
        return store.path.read_bytes()


@pytest.fixture(params=[None, SECRET], ids=["plain", "encrypted"])
def copy(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Key | None]:
    passphrase: str | None = request.param
    path = tmp_path / "copy.mdsnap"
    path.write_bytes(filled(passphrase))
    return path, factory.key(passphrase)


@pytest.mark.parametrize("way", [prove, drill])
def test_a_sound_copy_is_counted_and_not_touched(
    copy: tuple[Path, Key | None], way: object
) -> None:
    path, key = copy
    before, beside = path.read_bytes(), set(path.parent.iterdir())
    told: list[float] = []
    found = (prove if way is prove else drill)(path, key, told.append)
    assert (found.generation, found.counts["note_block"]) == (4, 60)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert path.read_bytes() == before
    assert set(path.parent.iterdir()) == beside


@pytest.mark.parametrize("way", [prove, drill])
def test_every_flipped_byte_of_an_encrypted_copy_is_seen(tmp_path: Path, way: object) -> None:
    store = factory.journal(tmp_path, passphrase=SECRET)
    factory.mentee(store)
    store.checkpoint()
    store.close()
    good = store.path.read_bytes()
    for at in range(17, len(good), len(good) // 12):
        store.path.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
        with pytest.raises(NotProven, match=r"The backup “t\.mentordesk” is not sound"):
            (prove if way is prove else drill)(store.path, factory.key(SECRET))


def test_a_copy_cut_at_a_page_is_seen(copy: tuple[Path, Key | None]) -> None:
    path, key = copy
    path.write_bytes(path.read_bytes()[:-4096])
    with pytest.raises(NotProven):
        prove(path, key)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE note_block SET text = 'never said' WHERE id = 7", "1 record was changed"),
        ("UPDATE journal SET digest = digest - 1", "an older part"),
        ("UPDATE note_block SET seal = seal + 1 WHERE id = 7", "1 record was changed"),
    ],
)
@pytest.mark.parametrize("way", [prove, drill])
def test_what_was_changed_by_something_else_is_named(
    copy: tuple[Path, Key | None], statement: str, said: str, way: object
) -> None:
    path, key = copy
    connection = connect(path, key)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute(statement)
    connection.close()
    with pytest.raises(NotProven, match=said):
        (prove if way is prove else drill)(path, key)


def test_row_23_an_old_page_put_back_is_seen(tmp_path: Path) -> None:
    """Each page that a later save changed, one after the other."""
    path = tmp_path / "copy.mentordesk"
    path.write_bytes(filled(None))
    connection = connect(path, None)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    old = path.read_bytes()
    store = open_journal(path, None, Heads(tmp_path))
    with store.write() as session:
        for block in session.query(NoteBlock):
            block.text = block.text.upper()
    store.checkpoint()
    store.close()
    new = path.read_bytes()
    prove(path, None)
    seen: list[bool] = []
    for at in range(4096, len(old), 4096):
        page = old[at : at + 4096]
        if page != new[at : at + 4096] and b"paragraph 7 " in page:
            path.write_bytes(new[:at] + page + new[at + 4096 :])
            with pytest.raises(NotProven):
                drill(path, None)
            seen.append(is_refused(path))
    assert sorted(seen) == [False, True]  # one is of the search index, which can be made anew


def is_refused(path: Path) -> bool:
    try:
        prove(path, None)
    except NotProven:
        return True
    return False


def test_the_drill_sees_an_index_that_lies(copy: tuple[Path, Key | None]) -> None:
    path, key = copy
    connection = connect(path, key)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("DELETE FROM search_entry WHERE record_id = 7 AND kind = 'note'")
    connection.close()
    prove(path, key)  # which can be made anew and is no part of what was written
    with pytest.raises(NotProven, match="the search index"):
        drill(path, key)


def test_another_key_and_what_is_no_copy_are_refused(tmp_path: Path) -> None:
    path = factory.journal_file(tmp_path, SECRET)
    with pytest.raises(NotProven, match="cannot be read with this journal's key"):
        prove(path, factory.key("another"))
    noise = tmp_path / "noise"
    noise.write_bytes(b"noise" * 3000)
    with pytest.raises(NotProven):
        drill(noise, None)
    with pytest.raises(KnownError):
        drill(tmp_path / "gone", None)


@pytest.mark.parametrize("way", [prove, drill])
def test_it_stops_when_asked(copy: tuple[Path, Key | None], way: object) -> None:
    path, key = copy
    with pytest.raises(WasStopped):
        (prove if way is prove else drill)(path, key, None, lambda: True)
    prove(path, key)


def test_a_large_one_is_restored_into_a_file_that_is_gone_afterwards(
    copy: tuple[Path, Key | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, key = copy
    monkeypatch.setattr(proof, "MOST_IN_MEMORY", 1000)
    beside = set(path.parent.iterdir())
    assert drill(path, key).counts["note_block"] == 60
    assert set(path.parent.iterdir()) == beside


def test_an_empty_database_is_no_copy(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "empty"
    connection = connect(path, None, "rwc")
    connection.execute("CREATE TABLE x (y)")
    connection.close()
    with pytest.raises(KnownError, match="there is no journal in it"):
        prove(path, None)
