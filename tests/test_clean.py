from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desk.clean import clean_line, clean_text

ANY = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\r\r\nb", "a\n\nb"),
        ("a\x00b\x02c\x03d\x1be\x7ff", "abcdef"),
        ("a\tb", "a\tb"),
        ("a\x0bb\x0cc", "abc"),
        ("\ud800a\udfff", "a"),
        (
            "é e\u0301 👩🏽\u200d🚀 \ufeff \u202e \u2028 \xa0 \u0085",
            "é e\u0301 👩🏽\u200d🚀 \ufeff \u202e \u2028 \xa0 \u0085",
        ),
        ("", ""),
    ],
)
def test_row_39_what_cannot_be_kept_goes_and_all_else_stays(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


@given(ANY)
def test_cleaned_text_is_clean(text: str) -> None:
    kept = clean_text(text)
    assert clean_text(kept) == kept
    kept.encode()
    assert not set(kept) & ({chr(code) for code in range(32)} - {"\t", "\n"} | {"\x7f"})


@given(ANY)
def test_a_line_is_one_line_without_spaces_around(text: str) -> None:
    line = clean_line(text)
    assert clean_line(line) == line == line.strip()
    assert len(line.splitlines()) <= 1


def test_a_line_keeps_its_words_apart() -> None:
    assert clean_line(" Amara\r\n\t Okafor\u2028") == "Amara Okafor"
