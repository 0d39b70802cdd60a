"""What is remembered of a journal's backups, beside them: moments, generations, and where copies
are; no names.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from mentor_desk.safety.disk import PART, move_into_place

_FILE = "state.json"


class Thinning(StrEnum):
    """After a restore nothing is thinned until a session that followed it has ended well."""

    ON = "on"
    PAUSED = "paused"
    ENDING = "ending"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`made`: the last backup, proven when it was made. `drilled`: the last restore that was tried
    out and proven. `away`: the last copy in the second place. None is "never".
    """

    made_at: datetime | None = None
    made_generation: int | None = None
    drilled_at: datetime | None = None
    drilled_generation: int | None = None
    away_at: datetime | None = None
    away_generation: int | None = None
    away_in: Path | None = None
    """The second place itself, for who has only this laptop's folders to go by."""
    seen_at: datetime | None = None
    """The latest time ever told here: an earlier one means that the clock went back."""
    thinning: Thinning = Thinning.ON


def read_state(folder: Path) -> State:
    """A state that is lost or unreadable is that of a journal without backups."""
    try:
        kept: dict[str, Any] = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        known = {field.name for field in fields(State)}
        return State(**{name: _value(name, kept[name]) for name in known.intersection(kept)})
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return State()


def keep_state(folder: Path, **changes: Any) -> State:
    """Raises OSError. Only with the folder's lock, since it reads before it writes."""
    kept = replace(read_state(folder), **changes)
    plain = {name: _plain(value) for name, value in asdict(kept).items()}
    part = folder / f"{_FILE}{PART}"
    try:
        with part.open("w", encoding="utf-8") as file:
            json.dump(plain, file)
            file.flush()
            os.fsync(file.fileno())
        move_into_place(part, folder / _FILE)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    return kept


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Path) else value


def _value(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name == "thinning":
        return Thinning(value)
    if name == "away_in":
        return Path(value)
    return datetime.fromisoformat(value) if name.endswith("_at") else int(value)
