"""SQLite's log beside the journal: which pages wait in it to be moved into the file."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from mentor_desk.store.recognise import PAGE_BYTES, beside

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

# As SQLite documents its file format: the log's head, and the head of each frame before its page.
# Of both only the page's number and the salts matter here.
_HEAD, _FRAME = struct.Struct(">16x8s8x"), struct.Struct(">I4x8s8x")


class Log:
    """Reads on where it read before; SQLite begins the log anew with other salts."""

    def __init__(self, journal: Path) -> None:
        self._path = beside(journal)[0]
        self._salts = b""
        self._read_to = 0

    def size(self) -> int:
        """In bytes, 0 if there is none. Raises OSError."""
        try:
            return self._path.stat().st_size
        except FileNotFoundError:
            return 0

    def new_pages(self) -> set[int]:
        """Numbers of the pages that came into the log since the last call, and perhaps of some that
        a refused save left there. Raises OSError.
        """
        try:
            with self._path.open("rb") as file:
                return self._new_pages(file)
        except FileNotFoundError:
            return set()

    def _new_pages(self, file: BinaryIO) -> set[int]:
        head = file.read(_HEAD.size)
        if len(head) < _HEAD.size:
            return set()
        (salts,) = _HEAD.unpack(head)
        if salts != self._salts:
            self._salts, self._read_to = salts, _HEAD.size
        found: set[int] = set()
        while True:
            file.seek(self._read_to)
            frame = file.read(_FRAME.size)
            if len(frame) < _FRAME.size:
                return found
            number, its_salts = _FRAME.unpack(frame)
            if its_salts != salts:  # left from before the log began anew
                return found
            found.add(number)
            self._read_to += _FRAME.size + PAGE_BYTES
