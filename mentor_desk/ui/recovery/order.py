"""What the mentor decided about the passphrase; carried out when nobody has the journal open."""

from __future__ import annotations

from dataclasses import dataclass, field

# Short enough to be remembered, long enough that guessing takes years at the cost of one try.
SHORTEST = 10


@dataclass(frozen=True, slots=True)
class NewPassphrase:
    """None takes the passphrase away. `backups`: those made before come along."""

    passphrase: str | None = field(repr=False)
    backups: bool = True
