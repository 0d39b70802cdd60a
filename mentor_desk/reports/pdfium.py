"""PDFium may be called from one thread at a time, whoever calls it: hold `TURN` while it works."""

from __future__ import annotations

from threading import Lock

TURN = Lock()
