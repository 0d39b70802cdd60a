"""A journal of one's own from a file that cannot, or must not, be written where it is."""

from __future__ import annotations

import contextlib
import secrets
from typing import TYPE_CHECKING

from mentor_desk.errors import CannotWrite, JournalExists, JournalUnreadable
from mentor_desk.safety.copying import copied_whole
from mentor_desk.safety.disk import PART, move_into_place
from mentor_desk.store.recognise import beside, refuse_backup_name
from mentor_desk.store.refusal import unwritable
from mentor_desk.words import words

if TYPE_CHECKING:
    from pathlib import Path


def own_copy(path: Path, target: Path) -> None:
    """Needs no key: what is wrong with the copy is said when it is opened. Nothing is made beside
    `path`, and nothing at `target` is replaced. Raises KnownError, and then nothing is left there.
    """
    refuse_backup_name(target)
    pairs = _pairs(path, target)
    if any(one.exists() or one.is_symlink() for one in (target, *beside(target))):
        raise JournalExists(words("There is already a file at “{file}”.", file=str(target)))
    parts = [made.with_name(f"{made.name}.{secrets.token_hex(4)}{PART}") for _, made in pairs]
    put: list[Path] = []
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for (source, _), part in zip(pairs, parts, strict=True):
            _copy(source, part)
        for (_, made), part in zip(pairs, parts, strict=True):
            move_into_place(part, made)
            put.append(made)
    except BaseException as error:
        for left in (*parts, *put):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise unwritable(target, error) from None
        raise


def _pairs(path: Path, target: Path) -> list[tuple[Path, Path]]:
    """What is saved but not in the file yet goes along, and before it: a log without its file is
    nothing, a file without its log is not what was saved last. The log's index is made anew.
    """
    log, _, undoing = zip(beside(path), beside(target), strict=True)
    return [pair for pair in (log, undoing, (path, target)) if pair[0].exists()]


def _copy(source: Path, part: Path) -> None:
    try:
        source.open("rb").close()
    except OSError as error:
        raise JournalUnreadable(
            words(
                "“{file}” cannot be read: {reason}.",
                file=source.name,
                reason=error.strerror or "unknown reason",
            )
        ) from None
    if not copied_whole(source, part, _nothing):
        raise CannotWrite(
            words("The disk did not keep what was written to it. Choose another folder.")
        )


def _nothing() -> None:
    """Nobody wants to know."""
