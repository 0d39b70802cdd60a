"""SQLite's log beside a journal, put into a copy of it page by page.

SQLite would do so itself, but not for a file whose first page is damaged.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from mentor_desk.store.recognise import PAGE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HEADER, _FRAME = 32, 24
_MAGIC = 0x377F0682  # with 1 added if its sums are of big-endian words


class _Frame(NamedTuple):
    page: int
    ends: bool
    """The last of a transaction."""
    content: bytes


def merge_log(copy: Path, log: Path) -> None:
    """All transactions that are whole in the log; none after the first damaged place."""
    waiting: dict[int, bytes] = {}
    with copy.open("r+b") as file:
        for frame in _frames(log.read_bytes()):
            waiting[frame.page] = frame.content
            if frame.ends:
                for number, content in waiting.items():
                    file.seek((number - 1) * PAGE_BYTES)
                    file.write(content)
                waiting.clear()


def _frames(log: bytes) -> Iterator[_Frame]:
    if len(log) < _HEADER:
        return
    magic, _, size, _ = struct.unpack_from(">4I", log)
    if magic & ~1 != _MAGIC or size != PAGE_BYTES:
        return
    order = ">" if magic & 1 else "<"
    sums = _summed(order, log[:24], (0, 0))
    if sums != struct.unpack_from(">2I", log, 24):
        return
    for start in range(_HEADER, len(log) - _FRAME - PAGE_BYTES + 1, _FRAME + PAGE_BYTES):
        page, pages_after, *_ = struct.unpack_from(">2I", log, start)
        content = log[start + _FRAME : start + _FRAME + PAGE_BYTES]
        sums = _summed(order, log[start : start + 8] + content, sums)
        salted = log[start + 8 : start + 16] == log[16:24]
        if not salted or not page or sums != struct.unpack_from(">2I", log, start + 16):
            return
        yield _Frame(page, bool(pages_after), content)


def _summed(order: str, what: bytes, before: tuple[int, int]) -> tuple[int, int]:
    one, two = before
    whole = struct.unpack(f"{order}{len(what) // 4}I", what)
    for first, second in zip(whole[::2], whole[1::2], strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
