"""A new journal from what a damaged one, its index, its versions and its backups still say."""

from mentor_desk.safety.salvage.salvaging import Wanted, salvage

__all__ = ["Wanted", "salvage"]
