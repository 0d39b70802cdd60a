"""When a journal was last looked over, and whether it was closed as it should be: on this laptop,
by the journal's id, with nothing that names anybody.
"""

from __future__ import annotations

import contextlib
import json
import os
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from mentor_desk import paths

if TYPE_CHECKING:
    from pathlib import Path

EVERY = timedelta(days=1)


class _Kept(NamedTuple):
    at: str = ""
    trouble: bool = False
    open: bool = False


class Looked:
    def __init__(self, uuid: str, folder: Path | None = None) -> None:
        self._file = (folder or paths.state_folder() / "looked") / f"{uuid}.json"
        self._kept = self._read()
        self.unclean = self._kept.open
        """The journal was open when the program, or the laptop, came to an end."""

    def begin(self) -> None:
        self._keep(self._kept._replace(open=True))

    def end(self) -> None:
        """After the last save, when everything is in the file."""
        self._keep(self._kept._replace(open=False))

    def is_due(self, now: datetime) -> bool:
        """Once a day; at once after an unclean end, and as long as there is trouble."""
        if self.unclean or self._kept.trouble or not self._kept.at:
            return True
        last = datetime.fromisoformat(self._kept.at)
        return not last <= now < last + EVERY

    def done(self, now: datetime, *, trouble: bool) -> None:
        self.unclean = False
        self._keep(self._kept._replace(at=now.isoformat(), trouble=trouble))

    def _read(self) -> _Kept:
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
            at = str(kept["at"])
            if at:
                datetime.fromisoformat(at)
            return _Kept(at, bool(kept["trouble"]), bool(kept["open"]))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return _Kept()

    def _keep(self, kept: _Kept) -> None:
        """A failure is no trouble of the journal: it is looked over once too often then."""
        self._kept = kept
        part = self._file.with_suffix(f".{os.getpid()}.part")
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            part.write_text(json.dumps(kept._asdict()), encoding="utf-8")
            part.replace(self._file)
