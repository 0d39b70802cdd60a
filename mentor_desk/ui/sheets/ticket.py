"""What the window and a job away from it tell each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event


@dataclass(slots=True)
class Ticket:
    """One running job: it writes how far it is, the window asks it to stop."""

    stop: Event = field(default_factory=Event)
    page: int = 0
