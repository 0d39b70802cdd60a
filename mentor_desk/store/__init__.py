"""The file: how it is opened, read, written, searched and kept from the wrong reader.

Names are imported when they are first used: the unlock page needs to recognise a file, not
SQLAlchemy, which takes longer to import than the page may take to appear.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from mentor_desk.store.changes import Changes
    from mentor_desk.store.check import Checked
    from mentor_desk.store.engine import remove
    from mentor_desk.store.gate import Gate, SharedRow
    from mentor_desk.store.head import Heads
    from mentor_desk.store.key import Key, unlock_key
    from mentor_desk.store.opening import bring_up_to_date, create, open_journal
    from mentor_desk.store.recognise import needs_passphrase
    from mentor_desk.store.search import Hit
    from mentor_desk.store.store import Store

_WHERE = MappingProxyType(
    {
        "Changes": "mentor_desk.store.changes",
        "Checked": "mentor_desk.store.check",
        "Gate": "mentor_desk.store.gate",
        "Heads": "mentor_desk.store.head",
        "Hit": "mentor_desk.store.search",
        "Key": "mentor_desk.store.key",
        "Session": "sqlalchemy.orm",
        "SharedRow": "mentor_desk.store.gate",
        "Store": "mentor_desk.store.store",
        "bring_up_to_date": "mentor_desk.store.opening",
        "create": "mentor_desk.store.opening",
        "needs_passphrase": "mentor_desk.store.recognise",
        "open_journal": "mentor_desk.store.opening",
        "remove": "mentor_desk.store.engine",
        "unlock_key": "mentor_desk.store.key",
    }
)

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
    "bring_up_to_date",
    "create",
    "needs_passphrase",
    "open_journal",
    "remove",
    "unlock_key",
]


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_WHERE[name]), name)
