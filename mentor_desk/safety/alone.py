"""One window a journal, by whatever path, link or mount it is reached.

A claim is a lock of the system's kernel on a small file in the state folder, so it ends with the
process, however that ends: nothing stale is ever left, and no process numbers are guessed. The file
is named by device and inode of the journal; once the journal is open, a second one by its id. The
window that holds the claim watches the first: who comes later writes into it "show yourself".

Two users of one computer, or two computers, have a state folder each and do not see each other
here; SQLite's own locks keep the file whole, `safety.synced` tells of the danger.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from typing import TYPE_CHECKING

from mentor_desk import paths
from mentor_desk.errors import JournalBusy
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

# The way of the locks from a locked desk to the process that takes its place.
_HANDED = "MENTOR_DESK_CLAIMS"
_WINDOW = b"window\n"
_COMMAND = b"command\n"
# Far behind anything that is written: Windows would keep others from reading what is locked.
_LOCKED_BYTE = 1 << 30
# Somebody who only looks whether a journal is claimed holds the lock for a moment.
_TRIES = 5
_PAUSE_S = 0.01
_MOST_BYTES = 512


class Claim:
    """Make it with `claim`; ends with `release`, or with the process."""

    def __init__(self, by_window: bool) -> None:
        self._kind = _WINDOW if by_window else _COMMAND
        self._held: dict[str, int] = {}
        self.file: Path | None = None
        """Changes when somebody wants to see this window; None where nothing could be locked."""

    def follow(self, path: Path) -> None:
        """Claims a file too: one that replaced the first, or that it became by a move."""
        name = _name(path)
        if name and self._take(name, path):
            self.file = _folder() / name

    def know(self, uuid: str, path: Path) -> None:
        """Claims the journal by its id, which tells a copy, or another way to the same disk."""
        self._take(uuid, path)

    def release(self) -> None:
        for name, file in self._held.items():
            # While it is locked, so that nobody can have just come to lock it too.
            with contextlib.suppress(OSError):
                (_folder() / name).unlink()
            os.close(file)
        self._held.clear()

    def hand_over(self) -> dict[str, str]:
        """The process that takes this one's place by exec holds the claim from its first moment,
        if it is given what is returned in its environment.
        """
        for file in self._held.values():
            os.set_inheritable(file, True)  # noqa: FBT003
        return {_HANDED: " ".join(f"{file}:{name}" for name, file in self._held.items())}

    def _take(self, name: str, path: Path) -> bool:
        """Whether there is a lock on it now; not where the state folder cannot be written."""
        if name in self._held:
            return True
        try:
            file = _handed().get(name) or _locked(name)
        except BlockingIOError:
            raise busy(path, name) from None
        except OSError:
            return False
        os.set_inheritable(file, False)  # noqa: FBT003
        self._held[name] = file
        with contextlib.suppress(OSError):
            _write(file, self._kind)
        return True


def claim(path: Path, *, by_window: bool = False) -> Claim:
    """Raises JournalBusy while a window, or a command that replaces the file, holds it."""
    made = Claim(by_window)
    made.follow(path)
    return made


@contextlib.contextmanager
def claimed(path: Path) -> Generator[None]:
    """For a command that replaces the file: no window opens it meanwhile, and none has it open."""
    held = claim(path)
    try:
        yield
    finally:
        held.release()


def show_first(path: Path) -> bool:
    """Whether a window has that journal open; it is asked to come to the front then."""
    if _HANDED in os.environ:
        return False
    try:
        file = os.open(_folder() / _name(path), os.O_RDWR)
    except OSError:
        return False
    try:
        _lock(file)
    except BlockingIOError:
        return _ask(file)
    except OSError:
        return False
    finally:
        os.close(file)
    return False


def token(file: Path) -> str:
    """What the desktop gave the second start, so that a window may come to the front; or ""."""
    try:
        lines = file.read_bytes()[:_MOST_BYTES].decode("ascii", "ignore").splitlines()
    except OSError:
        return ""
    return lines[1] if len(lines) > 1 else ""


def drop_handed() -> None:
    """Lets go of what was handed over and not taken up; once, when the window is there."""
    for file in _handed().values():
        if os.get_inheritable(file):  # those taken up are not any more
            os.close(file)
    os.environ.pop(_HANDED, None)


def _ask(file: int) -> bool:
    """Only a window can show itself; a command that holds the journal cannot."""
    if os.read(file, len(_WINDOW)) != _WINDOW:
        return False
    given = os.environ.get("XDG_ACTIVATION_TOKEN", "")
    _write(file, _WINDOW + f"{given}\n{time.time_ns()}\n".encode("ascii", "ignore"))
    return True


def busy(path: Path, name: str = "") -> JournalBusy:
    with contextlib.suppress(OSError):
        if (_folder() / (name or _name(path))).read_bytes().startswith(_COMMAND):
            return JournalBusy(
                words(
                    "“{file}” is being worked on by another start of Mentor Desk. "
                    "Try again when that is done.",
                    file=path.name,
                )
            )
    return JournalBusy(
        words(
            "“{file}”, or a copy of it, is open in another window of Mentor Desk. "
            "Close that window first, then try again.",
            file=path.name,
        )
    )


def _folder() -> Path:
    return paths.state_folder() / "open"


def _name(path: Path) -> str:
    """The same for every path to a file; "" for a file that is not there: nobody has it open."""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_dev:x}-{found.st_ino:x}"


def _handed() -> dict[str, int]:
    """The locks of the process this one replaced: descriptors by the names of their files."""
    found: dict[str, int] = {}
    for part in os.environ.get(_HANDED, "").split():
        number, _, name = part.partition(":")
        if number.isdecimal():
            with contextlib.suppress(OSError):
                if os.path.samestat(os.fstat(int(number)), (_folder() / name).stat()):
                    found[name] = int(number)
    return found


def _locked(name: str) -> int:
    """A descriptor that holds the lock; BlockingIOError if somebody else does."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for _ in range(_TRIES - 1):
        with contextlib.suppress(BlockingIOError):
            return _locked_now(folder / name)
        time.sleep(_PAUSE_S)
    return _locked_now(folder / name)


def _locked_now(target: Path) -> int:
    file = os.open(target, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        _lock(file)
        # Who held it before may have taken the file away after it was opened here.
        if not os.path.samestat(os.fstat(file), target.stat()):
            raise BlockingIOError
    except FileNotFoundError:
        os.close(file)
        raise BlockingIOError from None
    except BaseException:
        os.close(file)
        raise
    return file


def _write(file: int, text: bytes) -> None:
    os.lseek(file, 0, os.SEEK_SET)
    os.write(file, text)
    os.ftruncate(file, len(text))


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            raise BlockingIOError from None
        finally:
            os.lseek(file, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
