"""Compares what the faulty process said was done with what the oracle saw."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from mentor_desk.store import engine
from mentor_desk.store.recognise import PAGE_BYTES, beside
from tests.faults.crew import Crew, Pair, Prepared
from tests.faults.operation import keys
from tests.faults.oracle import JOURNAL, as_key
from tests.faults.rows import Row
from tests.faults.shim import Fault
from tests.faults.talk import Answer


def judge(row: Row, prepared: Prepared, seen: Answer, done: int, where: str, most: int = 1) -> bool:
    """Puts what is wrong into the row; `done` is the last step the process was told is done, and
    at most so many more may be there.
    """
    if "error" in seen or "crash" in seen:
        row.corrupt.append(f"{where}: it does not open: {seen.get('error') or seen.get('crash')}")
    elif seen["trouble"]:
        row.corrupt.append(f"{where}: {', '.join(seen['trouble'])}")
    elif seen["missing"]:
        row.lost.append(f"{where}: {seen['missing']} saves are missing")
    elif "unreadable" in seen:
        row.corrupt.append(f"{where}: {seen['unreadable']}")
    else:
        return _in_time(row, prepared, seen, range(done, done + most + 1), where)
    return False


def _in_time(row: Row, prepared: Prepared, seen: Answer, allowed: range, where: str) -> bool:
    state = prepared.operation.state(seen)
    if state not in prepared.states:
        row.corrupt.append(f"{where}: a state that never was, after step {allowed.start}")
        return False
    number = prepared.states.index(state)
    if number < allowed.start:
        row.lost.append(f"{where}: step {allowed.start} was done, step {number} is there")
    elif number not in allowed:
        row.corrupt.append(f"{where}: step {number} is there after step {allowed.start}")
    return number in allowed


# Controls: the oracle has to see what is planted --------------------------------------------------


def plant(crew: Crew, row: Row, name: str) -> None:
    """Runs an operation unharmed, does harm by hand, and counts what of it is seen; once for each
    operation.
    """
    if name not in crew.controls:
        control = Row("control")
        _plant(crew, control, name)
        crew.controls[name] = control.planted, control.seen
    planted, seen = crew.controls[name]
    row.planted += planted
    row.seen += seen


def _plant(crew: Crew, row: Row, name: str) -> None:
    prepared = crew.prepared(name)[0]
    with crew.pair() as pair:
        for harm in PLANTS:
            with pair.copy(prepared.folder) as folder:
                done = pair.server.run(name, folder, prepared.seed, Fault()).done
                harm(folder, prepared.folder)
                count_planted(row, _blind(pair, prepared, folder, done))


def count_planted(row: Row, blind: bool) -> None:
    row.planted += 1
    row.seen += not blind


def _blind(pair: Pair, prepared: Prepared, folder: Path, done: int) -> bool:
    return judge(Row("control"), prepared, prepared.look(pair, folder), done, "control", most=0)


def _lose_a_note(folder: Path, _template: Path) -> None:
    """As a save that never was, with seals and index in order: only the text itself is gone."""
    for key in map(as_key, keys(folder)):
        try:
            connection = engine.connect(folder / JOURNAL, key)
        except sqlcipher.DatabaseError:
            continue
        connection.execute("DELETE FROM note_block WHERE id = (SELECT max(id) FROM note_block)")
        connection.close()


def _swap_pages(folder: Path, _template: Path) -> None:
    path = folder / JOURNAL
    data = bytearray(path.read_bytes())
    one, other = (slice(n * PAGE_BYTES, (n + 1) * PAGE_BYTES) for n in (3, 5))
    data[one], data[other] = data[other], data[one]
    path.write_bytes(data)


def _put_the_older_back(folder: Path, template: Path) -> None:
    for part in beside(folder / JOURNAL):
        part.unlink(missing_ok=True)
    (folder / JOURNAL).write_bytes((template / JOURNAL).read_bytes())


PLANTS: tuple[Callable[[Path, Path], None], ...] = (
    _lose_a_note,
    _swap_pages,
    _put_the_older_back,
)
