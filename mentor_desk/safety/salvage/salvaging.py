"""A new journal from a damaged one: from its rows, its search index, its versions and its backups.

The damaged file is only ever copied. What was deleted stays deleted: a record is taken from
elsewhere only if its own place in the journal cannot be read.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mentor_desk.errors import JournalDamaged, JournalExists
from mentor_desk.records import KINDS
from mentor_desk.safety.disk import sync_file
from mentor_desk.safety.proof import WasStopped
from mentor_desk.safety.salvage.elsewhere import copies
from mentor_desk.safety.salvage.gathering import Gathering
from mentor_desk.safety.salvage.wreck import Wreck
from mentor_desk.store import Heads
from mentor_desk.store.bulk import bulk
from mentor_desk.store.opening import create_with_key
from mentor_desk.store.recognise import refuse_backup_name
from mentor_desk.store.refusal import unwritable
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.safety.proof import Progress, Stopped
    from mentor_desk.safety.salvage.outcome import Salvaged
    from mentor_desk.store import Key, Store

_NEW = "new"


class Wanted(NamedTuple):
    """`new` is a place where nothing is yet; `backups` newest first. The new journal has the same
    key.
    """

    journal: Path
    key: Key | None
    new: Path
    backups: Sequence[Path] = ()


def salvage(
    wanted: Wanted,
    heads: Heads | None = None,
    progress: Progress | None = None,
    stopped: Stopped | None = None,
) -> Salvaged:
    """Raises JournalExists, CannotWrite, WasStopped, or JournalDamaged if nothing at all can be
    read; nothing is then left beside what was there.
    """
    new = wanted.new
    refuse_backup_name(new)
    if new.exists() or new.is_symlink():
        raise JournalExists(words("There is already a file at “{file}”.", file=str(new)))

    def go_on(share: float) -> None:
        if progress is not None:
            progress(share)
        if stopped is not None and stopped():
            raise WasStopped

    folder = None
    try:
        new.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{new.name}.", dir=new.parent))
        with contextlib.ExitStack() as stack:
            result = _written(stack, folder, wanted, heads or Heads(), go_on)
        sync_file(folder / _NEW)
        _move(folder / _NEW, new)
    except OSError as error:
        raise unwritable(new, error) from None
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
    return result


def _written(
    stack: contextlib.ExitStack, folder: Path, wanted: Wanted, heads: Heads, go_on: Progress
) -> Salvaged:
    key = wanted.key
    now = datetime.now().replace(microsecond=0)  # noqa: DTZ005 - wall time is what is kept
    name = key.salt.hex() if key else ""
    store = create_with_key(folder / _NEW, key, now, Heads(folder / "heads"))
    stack.callback(store.close)
    layout = _layout(store)
    wreck = Wreck(wanted.journal, key, folder, layout, heads.roots(name))
    stack.callback(wreck.close)
    kept = list(copies(wanted.backups, key))
    for one in kept:
        stack.callback(one.close)
    with store.write() as session, bulk(session):
        work = Gathering(session, wreck, kept, layout, now, go_on)
        result = work.done(wanted.new)
        if not any(result.saved(kind.__tablename__) for kind in KINDS):
            raise JournalDamaged(
                words("Nothing in “{file}” can be read.", file=wanted.journal.name)
            )
        seen = heads.load(name)
        work.name_journal(seen.generation if seen else 0, seen.uuid if seen else "")
    for checked in store.check():
        if checked.trouble:
            message = f"not whole: {checked.what.plain()}: {checked.trouble.plain()}"
            raise RuntimeError(message)
    go_on(1.0)
    return result


def _layout(store: Store) -> dict[str, tuple[str, ...]]:
    """The columns of each table as they lie in a file of this version, without the first."""
    tables = [kind.__tablename__ for kind in KINDS] + ["search_entry", "journal"]
    with store.read() as session:
        execute = session.connection().exec_driver_sql
        return {
            table: tuple(
                execute("SELECT name FROM pragma_table_info(?)", (table,)).scalars().all()[1:]
            )
            for table in tables
        }


def _move(part: Path, new: Path) -> None:
    """Never over anything that came to be there meanwhile."""
    try:
        os.link(part, new)
    except FileExistsError:
        raise JournalExists(words("There is already a file at “{file}”.", file=str(new))) from None
    except OSError:  # a stick without hard links
        if new.exists():
            raise
        part.rename(new)
