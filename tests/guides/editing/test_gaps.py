"""A sentence reads as words in brackets while it is written, and is kept as it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mentor_desk.guides.editing.gaps import gaps

LABELS = {"due_on": "By when", "who": "Who gains", "who_2": "who  gains", "name": "name"}
PIECES = st.sampled_from(
    [
        "{due_on}",
        "{who}",
        "{who_2}",
        "{name}",
        "{gone}",
        "[",
        "]",
        "{",
        "}",
        "ß",
        "[By when]",
        "[name 2]",
        "By when",
        "Who gains",
        " ",
        "\n",
    ]
)


def test_an_answer_stands_there_by_its_label() -> None:
    known = gaps(LABELS)
    shown = known.shown("By {due_on}, {who} and {who_2} gain; {gone} [sic] not.")
    assert shown == "By [By when], [Who gains] and [who gains 2] gain; {gone} [sic] not."
    assert known.kept("by [ by  WHEN ]") == "by {due_on}"
    assert known.strays(shown) == ["sic"]


def test_a_label_that_says_nothing_is_called_by_its_name() -> None:
    assert gaps({"who_else": " {} "}).shown("{who_else}") == "[who else]"


@given(st.lists(PIECES).map("".join), st.dictionaries(st.sampled_from([*LABELS]), st.text()))
def test_what_was_not_touched_is_kept_as_it_was(text: str, other: dict[str, str]) -> None:
    for labels in (LABELS, other):
        known = gaps(labels, text)
        assert known.kept(known.shown(text)) == text
