"""What the laptop remembers of a journal outside it.

Enough to tell a wrong passphrase from a damaged file and an older copy from the newest, and
nothing that names anybody.
"""

from __future__ import annotations

import contextlib
import json
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from mentor_desk import paths

if TYPE_CHECKING:
    from collections.abc import Mapping

# One length for all, so that a longer head is never left with the end of an older one.
_BYTES = 256


class Head(NamedTuple):
    """`check` belongs to the key (empty for a journal without passphrase)."""

    uuid: str
    generation: int
    check: str


class Older(NamedTuple):
    """A file behind its head was opened, and nobody has said yet whether it is the right one."""

    found: int
    """Its generation when it was first seen."""
    now: int
    """Its generation after what was saved in it since."""


class Heads:
    """One small file for each journal, named by the journal's id, found by its salt or id."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or paths.state_folder() / "heads"

    def by_salt(self, salt: bytes) -> Head | None:
        return self.load(salt.hex())

    def save(self, name: str, head: Head) -> None:
        """Call it after the commit: it may lag behind the journal but never lead.

        A failure is no failure of the save: the head only helps to tell what happened to a file.
        """
        self._keep(f"{name}.json", head._asdict())

    def load(self, name: str) -> Head | None:
        """None if this laptop never saw that journal."""
        kept = self._kept(f"{name}.json")
        try:
            return Head(str(kept["uuid"]), int(str(kept["generation"])), str(kept["check"]))
        except (ValueError, KeyError):
            return None

    def saved_at(self, name: str) -> datetime | None:
        """When the newest state this laptop saw was saved, as wall time."""
        try:
            moment = (self._folder / f"{name}.json").stat().st_mtime
            return datetime.fromtimestamp(moment)  # noqa: DTZ006 - wall time is what is spoken of
        except (OSError, ValueError, OverflowError):
            return None

    def salts(self) -> list[bytes]:
        """Of all encrypted journals this laptop saw: a file whose own salt is damaged has one."""
        found: list[bytes] = []
        with contextlib.suppress(OSError):
            for name in sorted(file.name for file in self._folder.glob("*.json")):
                head = self.load(name.removesuffix(".json"))
                if head and head.check:
                    found.append(bytes.fromhex(name.removesuffix(".json")))
        return found

    def older(self, name: str) -> Older | None:
        kept = self._kept(f"{name}.older")
        try:
            return Older(int(str(kept["found"])), int(str(kept["now"])))
        except (ValueError, KeyError):
            return None

    def note_older(self, name: str, older: Older) -> None:
        """Beside the head, which keeps saying what the newest state was."""
        self._keep(f"{name}.older", older._asdict())

    def settle(self, name: str) -> None:
        """The journal at hand is the right one, whatever was thought of it before."""
        with contextlib.suppress(OSError):
            (self._folder / f"{name}.older").unlink(missing_ok=True)

    def roots(self, name: str) -> dict[str, int]:
        """Where in the file each table begins, so that they are found when its first pages are
        damaged; empty if that is not known.
        """
        return {
            table: page
            for table, page in self._kept(f"{name}.roots").items()
            if isinstance(page, int)
        }

    def note_roots(self, name: str, roots: Mapping[str, int]) -> None:
        if roots and roots != self.roots(name):
            self._keep(f"{name}.roots", roots)

    def page_sums(self, name: str) -> bytes:
        """As they were kept; empty if none are."""
        try:
            return (self._folder / f"{name}.pages").read_bytes()
        except OSError:
            return b""

    def which_page_sums(self, name: str) -> tuple[int, int] | None:
        """Another value once somebody has kept others; None if none are kept."""
        try:
            found = (self._folder / f"{name}.pages").stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns

    def keep_page_sums(self, name: str, sums: bytes) -> None:
        """A failure is no failure of the journal: nothing is known of its pages then."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write_anew(self._folder / f"{name}.pages", sums)

    def drop_page_sums(self, name: str, *, for_sure: bool = True) -> None:
        """Before the file is written; with `for_sure` the disk has forgotten them too when it
        returns.
        """
        with contextlib.suppress(OSError):
            (self._folder / f"{name}.pages").unlink()
            if for_sure:
                self._sync_folder()

    def make_sure(self, name: str) -> None:
        """Has the disk itself keep the head; too slow for each commit."""
        with contextlib.suppress(OSError):
            _sync(self._folder / f"{name}.json")
            self._sync_folder()

    def _sync_folder(self) -> None:
        if os.name == "posix":  # elsewhere a folder cannot be opened
            _sync(self._folder)

    def _keep(self, name: str, what: Mapping[str, object]) -> None:
        target = f"{self._folder}/{name}"
        text = json.dumps(dict(what)).ljust(_BYTES).encode()
        try:
            if len(text) > _BYTES or not _written_over(target, text):
                self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                _write_anew(Path(target), text)
        except OSError:
            return

    def _kept(self, name: str) -> dict[str, object]:
        """Nothing for a file that is not there or not ours."""
        try:
            found = json.loads((self._folder / name).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return cast("dict[str, object]", found) if isinstance(found, dict) else {}


class Remembered:
    """What the laptop knows of the one journal that is open, kept up with its commits."""

    def __init__(self, heads: Heads, name: str, head: Head) -> None:
        self._heads = heads
        self._name = name
        self._head = head
        self._older: Older | None = None
        self.missing = 0
        """Saves this laptop saw and the file does not have: an older copy, or its log was lost."""
        self.last_saved: datetime | None = None
        """When the newest of them was made."""
        seen = heads.load(name)
        if seen and seen.uuid == head.uuid:
            self._older = _found_older(heads.older(name), seen.generation, head.generation)
        if seen and self._older:
            self.missing = max(1, seen.generation - self._older.found)
            self.last_saved = heads.saved_at(name)
            heads.note_older(name, self._older)
        else:
            self.accept()

    def advance(self) -> None:
        """After a commit. While the file may be the wrong one, its saves are counted apart."""
        uuid, generation, check = self._head
        self._head = Head(uuid, generation + 1, check)
        if self._older:
            self._older = Older(self._older.found, generation + 1)
            self._heads.note_older(self._name, self._older)
        else:
            self._heads.save(self._name, self._head)

    def still_has(self, generation: int) -> bool:
        """Whether all that was saved is in the file that was opened anew after the disk failed. A
        save that was refused may be in it too.
        """
        if generation < self._head.generation:
            return False
        self._head = self._head._replace(generation=generation)
        return True

    @property
    def generation(self) -> int:
        """Of what was saved last."""
        return self._head.generation

    def make_sure(self) -> None:
        """Before the log is moved into the journal: from then on the head alone knows of a save
        that a disk took and then forgot.
        """
        self._heads.make_sure(self._name)

    def accept(self) -> None:
        """The file is the right one: the mentor said so, or there is no reason to doubt it."""
        self._older, self.missing, self.last_saved = None, 0, None
        self._heads.save(self._name, self._head)
        self._heads.settle(self._name)


def _found_older(known: Older | None, newest: int, generation: int) -> Older | None:
    # The note of what was saved in an older file may lag behind it by one.
    lagging = known is not None and generation == known.now + 1 != newest
    if known and (generation == known.now or lagging):
        return Older(known.found, generation)
    return Older(generation, generation) if generation < newest else None


def _written_over(target: str, text: bytes) -> bool:
    """In place, within one sector of the disk: a rename for each commit would cost as much as the
    commit, because file systems write the renamed file out first. False if there is none yet.
    """
    try:
        file = os.open(target, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return False
    try:
        os.write(file, text)
    finally:
        os.close(file)
    return True


def _sync(path: Path) -> None:
    file = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _write_anew(target: Path, text: bytes) -> None:
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        part.write_bytes(text)
        part.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
