"""The file: how it is opened, read, written, searched and kept from the wrong reader."""

from sqlalchemy.orm import Session

from mentor_desk.store.changes import Changes
from mentor_desk.store.check import Checked
from mentor_desk.store.gate import Gate, SharedRow
from mentor_desk.store.head import Heads
from mentor_desk.store.key import Key
from mentor_desk.store.search import Hit
from mentor_desk.store.store import Store, create, needs_passphrase, open_journal, unlock_key

__all__ = [
    "Changes",
    "Checked",
    "Gate",
    "Heads",
    "Hit",
    "Key",
    "Session",
    "SharedRow",
    "Store",
    "create",
    "needs_passphrase",
    "open_journal",
    "unlock_key",
]
