"""SQLite's log beside the journal: which pages wait in it to be moved into the file."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from mentor_desk.store.recognise import PAGE_BYTES, beside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

# As SQLite documents its file format: the log's head, and the head of each frame before its page.
# Of both only the sign, the page's number and the salts matter here.
_HEAD, _FRAME = struct.Struct(">I12x8s8x"), struct.Struct(">I4x8s8x")
_SIGNS = (0x377F0682, 0x377F0683)


class Log:
    """Read from its beginning each time: what was rolled back or torn stands behind the last commit
    until the next save takes its place.
    """

    def __init__(self, journal: Path) -> None:
        self._path = beside(journal)[0]

    def size(self) -> int:
        """In bytes, 0 if there is none. Raises OSError."""
        try:
            return self._path.stat().st_size
        except FileNotFoundError:
            return 0

    def pages(self) -> set[int]:
        """Numbers of the pages in it, and perhaps of some that a refused save or damage left there.
        Raises OSError.
        """
        try:
            with self._path.open("rb") as file:
                return set(_numbers(file))
        except FileNotFoundError:
            return set()


def _numbers(file: BinaryIO) -> Iterator[int]:
    head = file.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return
    sign, salts = _HEAD.unpack(head)
    if sign not in _SIGNS:  # SQLite takes nothing from it either
        return
    while len(frame := file.read(_FRAME.size)) == _FRAME.size:
        number, its_salts = _FRAME.unpack(frame)
        # Left from before the log began anew, or room on the disk that was never written.
        if its_salts != salts or not number:
            return
        yield number
        file.seek(PAGE_BYTES, 1)
