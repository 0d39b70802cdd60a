from __future__ import annotations

import re
from pathlib import Path

from mentor_desk.ui.theme import DARK, LIGHT, Appearance


def test_type_size_is_never_set_here(look: Appearance) -> None:
    assert "font" not in look.theme.style_sheet()


def test_it_stays_small_enough_to_read(look: Appearance) -> None:
    assert len(look.theme.style_sheet().strip().splitlines()) <= 65


def test_every_picture_it_names_exists(look: Appearance) -> None:
    for tokens in (LIGHT, DARK):
        sheet = type(look.theme)(tokens).style_sheet()
        pictures = re.findall(r"url\(([^)]+)\)", sheet)
        assert len(set(pictures)) == 3
        assert all(Path(picture).is_file() for picture in pictures)


def test_no_placeholder_is_left(look: Appearance) -> None:
    assert "$" not in look.theme.style_sheet()
