"""What each page of the journal's file was when it was last written, kept outside the file.

More than half of a journal's bytes hold nothing, and no check of SQLite's looks at them; an older
page put back is whole for every check there is. A sum for each page notices both, and with them a
disk that wears out, before it takes what was written.
"""

from __future__ import annotations

import struct
import sys
import threading
import zlib
from array import array
from typing import TYPE_CHECKING, BinaryIO

from mentor_desk.store.log import Log
from mentor_desk.store.recognise import PAGE_BYTES
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mentor_desk.store.head import Heads
    from mentor_desk.words import Words

_HEAD = struct.Struct("<4sIQ")  # our sign, a sum of the sums, and the file's generation
_SIGN = b"MDp1"
_UNKNOWN = 0
# How many pages no log adds to a file: a number further behind its end is damage in the log.
_NEVER_ADDED = 1 << 20


class PageSums:
    """Kept up by the one who writes; `look` and `judge` may be called from another thread.

    Before pages move from the log into the file they are forgotten here and on the disk, and
    afterwards summed as they lie in the file: whenever the power goes, what is still known is true.
    """

    def __init__(self, path: Path, heads: Heads, name: str, on_disk: int | None) -> None:
        """`on_disk` is the generation that the file has without its log, None if nobody knows."""
        self._path = path
        self._heads = heads
        self._name = name
        self._log = Log(path)
        self._lock = threading.Lock()
        self._moving: set[int] = set()
        self._moves = 0
        self._learned = False
        self._which = heads.which_page_sums(name)
        generation, self._sums = _unpacked(heads.page_sums(name))
        self._sure = generation in (None, on_disk)
        """Else something else wrote the file since: another laptop, or damage."""

    def before_move(self, *, for_sure: bool = True) -> None:
        """Before anything may move pages from the log into the file. Without `for_sure` the disk is
        not waited for: saves come with the pages, and the file's generation tells then that what is
        known is older.
        """
        try:
            new = self._in_the_log()
        except OSError:  # then nobody knows which they are
            self.forget()
            return
        if not new and not self._moving:
            return
        if self._moved_by_others():
            self.forget()
        self._drop(for_sure=for_sure)
        with self._lock:
            if not self._sure:
                self._sums = _none()
            self._moves += 1
            self._moving |= new
            self._set((number, _UNKNOWN) for number in self._moving)

    def after_move(self, generation: int) -> None:
        """If all of the log is in the file, which says `generation` now."""
        if not (self._moving or (self._learned and self._sure)) or not self._is_moved():
            return
        try:
            with self._path.open("rb") as file:
                found = [(number, _sum(_page(file, number))) for number in sorted(self._moving)]
        except OSError:
            self.forget()
            return
        with self._lock:
            self._set(found)
            self._moves += 1
            self._moving.clear()
            self._sure, self._learned = True, False
            kept = _packed(generation, self._sums)
        self._heads.keep_page_sums(self._name, kept)
        self._which = self._heads.which_page_sums(self._name)

    def log_size(self) -> int:
        """In bytes; 0 also if nobody can tell."""
        try:
            return self._log.size()
        except OSError:
            return 0

    def look(self, only: Iterable[int] | None = None) -> Iterator[int | None]:
        """Page by page the number of each that is not as it was written, and None for each that is.
        What nothing is known of yet is known from then on. Raises OSError.
        """
        # Unbuffered: each page as it is when it is asked for.
        with self._path.open("rb", buffering=0) as file:
            pages = max(file.seek(0, 2) // PAGE_BYTES, len(self._sums))
            for number in range(1, pages + 1) if only is None else only:
                moves = self._moves
                same = self._is_as_written(number, _sum(_page(file, number)), moves)
                yield None if same else number

    def judge(self, differ: list[int]) -> list[int]:
        """Of all pages that `look` found those that are damaged. Where the journal was used
        elsewhere meanwhile, or one of its backups was put in its place, they only are others.
        """
        with self._lock:
            known = len(self._sums) - self._sums.count(_UNKNOWN)
            # Whatever is saved changes more than one page.
            elsewhere = len(differ) > 1 if not self._sure else 2 * len(differ) > known
        if elsewhere or (differ and self._moved_by_others()):
            self.forget()
            return []
        return differ

    def trouble(self) -> Words | None:
        """What all of them say together; long for a large journal."""
        try:
            differ = self.judge([number for number in self.look() if number])
        except OSError:
            return words("it cannot be read")
        if differ:
            return words(
                "{n} page is not as it was written",
                "{n} pages are not as they were written",
                n=len(differ),
            )
        return None

    def accept(self, pages: Iterable[int]) -> None:
        """They are right as they are: the mentor said so."""
        with self._lock:
            self._set((number, _UNKNOWN) for number in pages)
        self._drop()

    def forget(self) -> None:
        """All of it."""
        with self._lock:
            self._sums = _none()
            self._moves += 1
            self._moving.clear()
            self._sure = True
        self._drop()

    def _drop(self, *, for_sure: bool = True) -> None:
        self._heads.drop_page_sums(self._name, for_sure=for_sure)
        self._which = self._heads.which_page_sums(self._name)

    def _moved_by_others(self) -> bool:
        """From the command line, say, while the window is open: whoever moves pages keeps others
        here, or none.
        """
        return self._heads.which_page_sums(self._name) != self._which

    def _is_as_written(self, number: int, now: int, moves: int) -> bool:
        with self._lock:
            known = self._sums[number - 1] if number <= len(self._sums) else _UNKNOWN
            # It may be another one by now than the one that was read, or about to be.
            if moves != self._moves or number in self._moving:
                return True
            if known == _UNKNOWN:
                self._set([(number, now)])
                self._learned = True
            return known in (_UNKNOWN, now)

    def _in_the_log(self) -> set[int]:
        found = self._log.pages()
        if max(found, default=0) > self._path.stat().st_size // PAGE_BYTES + _NEVER_ADDED:
            raise OSError
        return found

    def _is_moved(self) -> bool:
        try:
            return self._log.size() == 0
        except OSError:
            return False

    def _set(self, sums: Iterable[tuple[int, int]]) -> None:
        for number, one in sums:
            missing = number - len(self._sums)
            if missing > 0:
                self._sums.extend([_UNKNOWN] * missing)
            self._sums[number - 1] = one


def _none() -> array[int]:
    return array("I")


def _page(file: BinaryIO, number: int) -> bytes:
    file.seek((number - 1) * PAGE_BYTES)
    return file.read(PAGE_BYTES)


def _sum(page: bytes) -> int:
    """Every burst of up to 32 changed bits changes it."""
    return zlib.crc32(page) or 1


def _packed(generation: int, sums: array[int]) -> bytes:
    body = array("I", sums)
    if sys.byteorder == "big":
        body.byteswap()
    kept = body.tobytes()
    return _HEAD.pack(_SIGN, zlib.crc32(kept), generation) + kept


def _unpacked(kept: bytes) -> tuple[int | None, array[int]]:
    """Nothing for what is not ours or not whole."""
    sums = _none()
    if len(kept) < _HEAD.size:
        return None, sums
    sign, whole, generation = _HEAD.unpack_from(kept)
    body = kept[_HEAD.size :]
    if sign != _SIGN or zlib.crc32(body) != whole or len(body) % sums.itemsize:
        return None, sums
    sums.frombytes(body)
    if sys.byteorder == "big":
        sums.byteswap()
    return generation, sums
