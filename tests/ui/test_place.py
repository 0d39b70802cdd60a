"""A place as text, for the way through a lock."""

from __future__ import annotations

import pytest

from mentor_desk.ui.place import PageName, Place


@pytest.mark.parametrize(
    "place",
    [
        Place(PageName.TODAY),
        Place(PageName.SESSION, 12),
        Place(PageName.MENTEE, 3, "goals"),
        Place(PageName.MENTEE, 3, "goals/4"),
        Place(PageName.SESSION, 12, part=7),
        Place(PageName.SETTINGS, None, "look"),
    ],
)
def test_a_place_comes_back(place: Place) -> None:
    assert Place.from_text(place.as_text()) == place


@pytest.mark.parametrize("text", ["", "nowhere", "nowhere/1", "/", "Amara Okafor"])
def test_other_text_is_no_place(text: str) -> None:
    assert Place.from_text(text) is None
