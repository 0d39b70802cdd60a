"""The large journal: written once by `mentor-desk sample`, kept while it would come out equal."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import platformdirs

from mentor_desk.clock import SystemClock

from .setting import PASSPHRASE, ROOT, CannotMeasure

SEED = 1
FULL, QUICK = 100_000, 1_000
_SAY_EVERY = 15.0


def cache() -> Path:
    folder = Path(platformdirs.user_cache_dir("mentor-desk", appauthor=False)) / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def recipe() -> str:
    """Of everything the journal follows from."""
    total = hashlib.sha256()
    package = ROOT / "mentor_desk"
    folders = (package / "sample", package / "records", package / "store", ROOT / "resources")
    for path in sorted(path for folder in folders for path in folder.rglob("*")):
        if path.suffix in (".py", ".toml"):
            total.update(path.read_bytes())
    return total.hexdigest()[:12]


def prepared(sessions: int) -> tuple[Path, date]:
    """The journal, and the day it ends on; makes it if it is not there or is not up to date."""
    path = cache() / f"{sessions}-{recipe()}.mentordesk"
    told = path.with_suffix(".json")
    if not told.exists():
        for old in cache().glob(f"{sessions}-*"):
            old.unlink()
        day = SystemClock().today()
        seconds = _make(path, sessions, day)
        if path.stem != f"{sessions}-{recipe()}":
            raise CannotMeasure("The sources changed while the journal was made. Run it again.")
        told.write_text(json.dumps({"day": day.isoformat(), "seconds": seconds}), "utf-8")
    return path, date.fromisoformat(json.loads(told.read_text("utf-8"))["day"])


def _make(path: Path, sessions: int, day: date) -> float:
    print(f"Making a journal of {sessions:,} sessions, once …", flush=True)
    command = ["-m", "mentor_desk", "sample", str(path), "--sessions", str(sessions)]
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "MENTOR_DESK_PASSPHRASE": PASSPHRASE,
        "XDG_STATE_HOME": str(cache() / "state"),
    }
    begun = told = time.monotonic()
    made = subprocess.Popen(
        [sys.executable, *command, "--seed", str(SEED), "--today", day.isoformat()],
        env=env,
        stdout=subprocess.DEVNULL,
    )
    while made.poll() is None:
        time.sleep(0.2)
        if not sys.stderr.isatty() and time.monotonic() - told > _SAY_EVERY:
            told = time.monotonic()
            print(f"… {told - begun:.0f} s, {_size(path) / 1e6:,.0f} MB", flush=True)
    if made.returncode:
        raise CannotMeasure("The journal could not be made.")
    return time.monotonic() - begun


def _size(path: Path) -> int:
    return sum(part.stat().st_size for part in path.parent.glob(f"{path.name}*"))
