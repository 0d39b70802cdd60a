"""Feedback is written out as one person says it to another."""

from __future__ import annotations

import pytest

from mentor_desk.guides import Guide, GuideKind, reads
from mentor_desk.words import EnglishVoice


def said(guide: Guide, answers: dict[str, str], name: str) -> str:
    return "".join(span.text for span in reads(guide, answers, name, EnglishVoice()))


def test_a_choice_can_have_words_of_its_own_for_the_sentence(guides: dict[str, Guide]) -> None:
    seen = {"occasion": "friday", "observation": "9:05 wait", "help_given": "self_found"}
    text = said(guides["observation-step"], seen, "Omar Haddad")
    assert "You came upon it because you looked again." in text


@pytest.mark.parametrize(
    ("voice", "owner", "read"),
    [
        ("mentee", "mentee", "You take it on, and the idea was yours."),
        ("both", "", "We thought of it together."),
        ("", "me", "I take it on."),
    ],
)
def test_feedback_reads_as_one_would_say_it_across_a_table(
    guides: dict[str, Guide], voice: str, owner: str, read: str
) -> None:
    answers = {"heard": "I had not heard it", "next_voice": voice, "next_owner": owner}
    text = said(guides["context-observation"], {**answers, "next_step": "say so"}, "Omar Haddad")
    assert "You told me how it was for you: I had not heard it." in text
    assert text.endswith(f"This is agreed: say so. {read}")


def test_feedback_speaks_to_the_mentee_and_never_about(guides: dict[str, Guide]) -> None:
    """What is seen is told as “you did”; a name beside it would be a third person."""
    for guide in guides.values():
        if guide.kind is not GuideKind.FEEDBACK or not guide.for_mentor:
            continue
        chosen = [one.reads for field in guide.fields() for one in field.choices]
        for text in (text for part in guide.reads for text in (part.text, part.apart)):
            assert "{name}" not in text, guide.id
            assert "the mentor" not in text, guide.id
        assert not any("{name}" in text for text in chosen), guide.id
