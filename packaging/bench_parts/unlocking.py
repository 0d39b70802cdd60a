"""Run alone: from Enter in the passphrase field to Today filled, and the key derivation alone."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

from mentor_desk.store import unlock_key

from .opened import UnlockPage
from .setting import PASSPHRASE, Setting


def alone(setting: Setting) -> dict[str, list[float]]:
    page = UnlockPage(setting)
    keys: list[float] = []
    for _ in range(3):
        begun = time.perf_counter()
        unlock_key(Path(setting.journal), PASSPHRASE)
        keys.append(time.perf_counter() - begun)
    opened, filled = page.unlock()
    return {"key": [median(keys)], "opened": [opened], "filled": [filled]}
