"""Side by side: nothing may be missing on either side, and what is marked has to have changed."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from mentor_desk.audience import Audience
from mentor_desk.services.comparison import Pair, Side, Span, compare
from mentor_desk.services.versions import Paragraph

ME, MENTEE, _ = Audience
WORDS = st.lists(st.sampled_from(["one", "two", "three,", "four", "é", "🎉", "  "]), max_size=8)
NOTES = st.lists(st.builds(Paragraph, WORDS.map(" ".join), st.sampled_from(Audience)), max_size=8)


def of(*texts: str) -> list[Paragraph]:
    return [Paragraph(text) for text in texts]


def marked(side: Side | None) -> str:
    return (
        "" if side is None else "".join(f"[{s.text}]" if s.changed else s.text for s in side.spans)
    )


def shown(pairs: list[Pair]) -> list[tuple[str | None, str | None]]:
    return [(None if a is None else marked(a), None if b is None else marked(b)) for a, b in pairs]


def test_by_paragraph_then_by_word() -> None:
    pairs = compare(
        of("Same.", "She waited for Tomas.", "Gone for good"),
        of("Same.", "New paragraph", "She waited long for Tomas!"),
    )
    assert shown(pairs) == [
        ("Same.", "Same."),
        (None, "[New paragraph]"),
        ("She waited for Tomas[.]", "She waited [long ]for Tomas[!]"),
        ("[Gone for good]", None),
    ]


def test_words_side_by_side_are_one_mark() -> None:
    ((then, now),) = compare(of("a b c d e f"), of("a b x y e f"))
    assert (marked(then), marked(now)) == ("a b [c d] e f", "a b [x y] e f")


def test_another_audience_is_a_change_without_marked_words() -> None:
    (pair,) = compare([Paragraph("a", ME)], [Paragraph("a", MENTEE)])
    assert pair.changed
    assert pair == Pair(Side((Span("a", False),), ME), Side((Span("a", False),), MENTEE))


@given(NOTES, NOTES)
def test_both_sides_are_whole_and_in_order(then: list[Paragraph], now: list[Paragraph]) -> None:
    pairs = compare(then, now)
    for wanted, sides in ((then, [p.then for p in pairs]), (now, [p.now for p in pairs])):
        found = [Paragraph(side.text, side.audience) for side in sides if side is not None]
        assert found == wanted
    assert all(side is not None for pair in pairs for side in pair if pair.then is pair.now)
    for pair in pairs:
        if pair.then and pair.now and pair.then.text == pair.now.text:
            assert not any(span.changed for side in pair if side for span in side.spans)


@given(NOTES)
def test_the_same_is_unchanged(note: list[Paragraph]) -> None:
    assert not any(pair.changed for pair in compare(note, note))


def test_what_is_very_long_takes_a_bounded_time() -> None:
    began = time.monotonic()
    one, other = "the same words again " * 25_000, "again the words same " * 25_000
    assert len(compare(of(one), of(other))) <= 2
    many = [f"the paragraph {n % 7} of many" for n in range(6_000)]
    assert compare(of(*many), of(*many[::-1], "x"))
    assert time.monotonic() - began < 20
