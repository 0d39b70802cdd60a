"""Makes what a power cut leaves on a disk from the log that the shim wrote.

Everything before a file's last sync is there. Later writes are kept, dropped or torn by sectors of
512 bytes, each on its own. Names: in a journalling file system they change in order, and any sync
brings all that went before it along; in the strict model each change of a name is kept or dropped
on its own until its folder was synced.
"""

from __future__ import annotations

import os
import random
import shutil
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from pathlib import Path

SECTOR = 512
_RECORD = struct.Struct("=IIIIQq")


class What(IntEnum):
    """As in shim.c."""

    OPEN = 1
    CREATE = 2
    WRITE = 3
    TRUNCATE = 4
    SYNC = 5
    SYNC_FOLDER = 6
    RENAME = 7
    REMOVE = 8
    MAKE_FOLDER = 9
    MARK = 10


class Model(StrEnum):
    JOURNALLING = "journalling"
    STRICT = "strict"


@dataclass(frozen=True, slots=True)
class Record:
    what: What
    file: int
    offset: int
    first: bytes
    second: bytes

    @property
    def name(self) -> str:
        return os.fsdecode(self.first)

    @property
    def new_name(self) -> str:
        return os.fsdecode(self.second)


def read_log(log: Path) -> list[Record]:
    return list(_records(log.read_bytes()))


def _records(data: bytes) -> Iterator[Record]:
    at = 0
    while at < len(data):
        what, first, second, _, file, offset = _RECORD.unpack_from(data, at)
        at += _RECORD.size
        parts = data[at : at + first], data[at + first : at + first + second]
        at += first + second
        yield Record(What(what), file, offset, *parts)


@dataclass(eq=False)
class File:
    """`late` are changes that no sync brought to the disk yet: an offset with data, or a size."""

    data: bytearray = field(default_factory=bytearray)
    late: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        for change in self.late:
            self.apply(*change)
        self.late.clear()

    def apply(self, offset: int, data: bytes | None) -> None:
        if data is None:
            del self.data[offset:]
            self.data.extend(bytes(offset - len(self.data)))
            return
        self.data.extend(bytes(max(0, offset - len(self.data))))
        self.data[offset : offset + len(data)] = data

    def cut(self, chance: random.Random) -> bytes:
        """Of what is late all, nothing or any of it."""
        fate = chance.choice(("all", "nothing", "any", "any"))
        left = File(bytearray(self.data))
        for offset, data in self.late:
            if fate == "all" or (fate == "any" and chance.random() < 0.6):
                if fate == "any" and data is not None and chance.random() < 0.4:
                    _tear(left, offset, data, chance)
                else:
                    left.apply(offset, data)
        return bytes(left.data)


def _tear(file: File, offset: int, data: bytes, chance: random.Random) -> None:
    at = 0
    while at < len(data):
        end = min(len(data), at + SECTOR - (offset + at) % SECTOR)
        if chance.random() < 0.5:
            file.apply(offset + at, data[at:end])
        at = end


@dataclass(frozen=True, eq=False)
class Renaming:
    """A change of names: `file` stands at `name` from then on, nothing if it is None."""

    name: str
    file: File | None
    was: str = ""

    def apply(self, names: dict[str, File]) -> None:
        if self.was and names.get(self.was) is self.file:
            del names[self.was]
        if self.file is not None:
            names[self.name] = self.file
        else:
            names.pop(self.name, None)


class Replay:
    """A folder as the disk knows it, some records after `start`."""

    def __init__(self, start: Path, root: str, model: Model) -> None:
        self._root = root
        self._model = model
        self._names: dict[str, File] = {}
        self._late: list[Renaming] = []
        self._open: dict[int, File] = {}
        self._now: dict[str, File] = {}
        for path in start.rglob("*"):
            if path.is_file():
                name = f"{root}/{path.relative_to(start)}"
                self._names[name] = self._now[name] = File(bytearray(path.read_bytes()))

    def take(self, record: Record) -> None:
        match record.what:
            case What.OPEN:
                self._open[record.file] = self._now[record.name]
            case What.CREATE:
                self._open[record.file] = File()
                self._rename(Renaming(record.name, self._open[record.file]))
            case What.WRITE:
                self._open[record.file].late.append((record.offset, record.first))
            case What.TRUNCATE:
                self._open[record.file].late.append((record.offset, None))
            case What.SYNC | What.SYNC_FOLDER:
                self._sync(record)
            case What.RENAME:
                moved = self._now.get(record.name)
                if moved is not None:
                    self._rename(Renaming(record.new_name, moved, record.name))
            case What.REMOVE:
                self._rename(Renaming(record.name, None))

    def image(self, folder: Path, chance: random.Random) -> None:
        """Writes what the disk holds if the power goes now."""
        names = dict(self._names)
        if self._model is Model.STRICT:
            left = [change for change in self._late if chance.random() < 0.5]
        else:
            left = self._late[: chance.randint(0, len(self._late))]
        for change in left:
            change.apply(names)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, file in names.items():
            path = folder / os.path.relpath(name, self._root)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.cut(chance))

    def _sync(self, record: Record) -> None:
        if record.what is What.SYNC:
            self._open[record.file].sync()
        if self._model is Model.JOURNALLING:
            self._settle(self._late)
        elif record.what is What.SYNC_FOLDER:
            self._settle([one for one in self._late if str(Path(one.name).parent) == record.name])

    def _settle(self, changes: list[Renaming]) -> None:
        for change in changes:
            change.apply(self._names)
        self._late = [change for change in self._late if change not in changes]

    def _rename(self, change: Renaming) -> None:
        change.apply(self._now)
        self._late.append(change)
