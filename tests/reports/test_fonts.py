from __future__ import annotations

import unicodedata

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from mentor_desk.paths import resources
from mentor_desk.reports.content import Heading, Paragraph
from mentor_desk.reports.fonts import STAND_IN, Face, Run, printable, runs, unprintable
from tests.reports.paper import built, document, ink, whole_text


def test_each_word_takes_the_first_font_that_has_all_of_it():
    assert runs("Hello", Face.REGULAR) == [Run("Inter-Regular", "Hello")]
    assert runs("Hello नमस्ते you", Face.REGULAR) == [
        Run("Inter-Regular", "Hello "),
        Run("NotoSans-Regular", "नमस्ते "),
        Run("Inter-Regular", "you"),
    ]
    assert runs("Привет", Face.SEMIBOLD) == [Run("Inter-SemiBold", "Привет")]


@pytest.mark.parametrize(
    "text",
    [
        "Ελληνικά με τόνους",
        "Кириллица Ђђ Қазақша",
        "Một người thầy tốt",
        "मेरी किताब",
        "“€ – ✓ ½ …”",
    ],
)
def test_row_40_scripts_are_printable_and_seen(text: str):
    made = document(Paragraph(text=text))
    assert unprintable(made) == {}
    assert printable(text) == unicodedata.normalize("NFC", text)
    assert ink(built(made)) > ink(built(document())) + 20 * len(text)


def test_greek_cyrillic_and_vietnamese_can_be_copied():
    said = "Ελληνικά Кириллица người 10:30 “a < b”"
    assert said in whole_text(built(document(Paragraph(text=said))))


def test_devanagari_is_set_in_reading_order():
    """The sign for a short i stands before its consonant although it is typed after it."""
    pytest.importorskip("uharfbuzz", reason="Devanagari is only shaped with uharfbuzz")
    first = ink(built(document(Paragraph(text="कि"))))
    unshaped = ink(built(document(Paragraph(text="क ि"))))
    assert first != unshaped


def test_latin_words_beside_devanagari_can_be_copied():
    pytest.importorskip("uharfbuzz", reason="nothing is shaped without uharfbuzz")
    said = whole_text(built(document(Paragraph(text="मेरी at 10:30 fi ffi किताब"))))
    assert "at 10:30 fi ffi" in said


def test_decomposed_letters_are_composed_first():
    assert printable("Ame\u0301lie") == "Amélie"
    made = document(Paragraph(text="Ame\u0301lie Zu\u0308rich"))
    assert "Amélie Zürich" in whole_text(built(made))


def test_missing_characters_are_counted_in_order_and_never_printed_as_nothing():
    made = document(Heading(text="Party 🎉"), Paragraph(text="漢字 and 🎉 again"), name="漢𝄞")
    assert unprintable(made) == {"漢": 4, "𝄞": 3, "🎉": 2, "字": 1}
    text = whole_text(built(made))
    assert f"Party {STAND_IN}" in text
    assert f"{STAND_IN * 2} and {STAND_IN} again" in text


def test_what_has_no_form_is_not_missing():
    """Joiners, selectors, byte order marks, direction marks and controls show nothing anywhere."""
    text = "a\u200db\ufeffc\u202ed\ufe0fe\x07f\u00adg"
    assert unprintable(document(Paragraph(text=text))) == {}
    assert printable(text) == "abcdefg"


@pytest.mark.parametrize("face", Face)
def test_coverage_is_what_the_font_files_say(face: Face):
    known: set[str] = set()
    for name in face.value:
        with TTFont(resources() / "fonts" / f"{name}.ttf") as font:
            known |= set(map(chr, font.getBestCmap() or ()))
    for char in "AéжΩữक✓":
        assert (printable(char, face) == char) == (char in known)


@given(st.text())
def test_runs_join_to_the_text_and_every_font_has_its_run(text: str):
    clean = printable(text)
    pieces = runs(clean, Face.REGULAR)
    assert "".join(piece.text for piece in pieces) == clean
