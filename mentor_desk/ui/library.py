"""The guides that pages offer, and the one a record is read with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mentor_desk.services import library
from mentor_desk.services.library import EMPTY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentor_desk.guides import Guide, GuideKind, Lexicon
    from mentor_desk.services.library import Shelf
    from mentor_desk.store import Store


@dataclass(frozen=True, slots=True)
class Library:
    """`shelf` is what the open journal adds to the shipped guides; `words` are for the checks."""

    shipped: Mapping[str, Guide]
    words: Lexicon
    shelf: Shelf = EMPTY

    def of_journal(self, store: Store) -> Library:
        """As the journal has it now."""
        with store.read() as session:
            return replace(self, shelf=library.shelf(session))

    @property
    def guides(self) -> Mapping[str, Guide]:
        """All at hand, by id."""
        return {**self.shipped, **self.shelf.own}

    def of(self, *kinds: GuideKind) -> list[Guide]:
        """Favourites first."""
        liked = self.shelf.favourites
        found = [one for one in self.guides.values() if one.kind in kinds]
        return sorted(found, key=lambda one: liked.index(one.id) if one.id in liked else len(liked))

    def of_record(self, guide: str, version: int) -> Guide | None:
        """What a record was made with or, if nobody kept that, what stands under its id now."""
        at_hand = self.guides.get(guide)
        if at_hand is not None and at_hand.version == version:
            return at_hand
        return self.shelf.version(guide, version) or at_hand

    def newer(self, guide: Guide) -> Guide | None:
        """What has become of it since; None if nothing has."""
        at_hand = self.guides.get(guide.id)
        return None if at_hand is None or at_hand.version == guide.version else at_hand
