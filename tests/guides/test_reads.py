from __future__ import annotations

import pytest

from mentor_desk.guides import Guide, Span, in_words, is_answered, reads
from mentor_desk.words import EnglishVoice

FULL = {
    "title": "Amara’s team plans its own week.",
    "measure": "Weeks planned without Amara in the room",
    "baseline": "0",
    "target": "6",
    "unit": "weeks planned by the team alone",
    "source": "the team calendar",
    "why": "Every release waits for Amara!",
    "due_on": "2027-01-31",
    "checkpoint": "2026-12-12",
}


def said(guide: Guide, answers: dict[str, str], name: str = "Amara") -> str:
    return "".join(span.text for span in reads(guide, answers, name, EnglishVoice()))


def test_a_full_goal_reads_as_a_sentence(guides: dict[str, Guide]) -> None:
    assert said(guides["smart"], FULL) == (
        "By 31 January 2027, Amara has moved from 0 to 6 weeks planned by the team alone. "
        "What that changes: Amara’s team plans its own week. "
        "You will both see it by this: Weeks planned without Amara in the room. "
        "Looked up in: the team calendar. Why it matters: Every release waits for Amara! "
        "First look at how it goes: 12 December 2026."
    )
    assert not any(span.missing for span in reads(guides["smart"], FULL, "A", EnglishVoice()))


def test_gaps_are_named_and_marked(guides: dict[str, Guide]) -> None:
    answers = {"baseline": "0", "target": "2", "unit": "recurring tasks handed over"}
    assert reads(guides["smart"], answers, "Amara", EnglishVoice())[:3] == [
        Span("By "),
        Span("(no date yet)", missing=True),
        Span(", Amara has moved from 0 to 2 recurring tasks handed over. What that changes: "),
    ]


def test_without_figures_the_sign_stands_for_them(guides: dict[str, Guide]) -> None:
    assert said(guides["smart"], {"title": "The phone is silent", "measure": "No call"}) == (
        "By (no date yet), this is different for Amara: The phone is silent. "
        "You will both see it by this: No call."
    )


def test_an_answer_that_begins_a_sentence_begins_it_in_capitals(guides: dict[str, Guide]) -> None:
    answers = {"occasion": "on friday, at the till", "observation": "you asked", "effect": "we met"}
    text = said(guides["situation-behaviour-effect"], answers)
    assert text.startswith("On friday, at the till: you asked. What it did: we met.")
    joy = said(guides["yearly-reflection"], {"joy": "walks"})
    assert "There were hours I looked forward to. Walks." in joy


def test_options_stand_in_one_row(guides: dict[str, Guide]) -> None:
    answers = {"title": "A free Friday.", "options": "- Ask Piotr\n\nWait", "due_on": "2027-01-31"}
    text = said(guides["options"], answers)
    assert "Amara wants this: A free Friday, by 31 January 2027." in text
    assert "What could be done: Ask Piotr; Wait." in text


def test_questions_in_one_row_keep_their_marks(guides: dict[str, Guide]) -> None:
    text = said(guides["guest"], {"questions": "Which week?\nWho knew?\nWhat now"})
    assert "the most important first: Which week? Who knew? What now." in text


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("flu, harvest, flu", "Flu, harvest, flu."),
        ("iPad broke", "iPad broke."),
        ("“no,” again", "“no,” again."),
    ],
)
def test_a_note_in_small_letters_becomes_a_sentence(
    guides: dict[str, Guide], typed: str, read: str
) -> None:
    text = said(guides["card-time"], {"seen": typed, "rhythm": "sunday"})
    assert f"you looked into it. {read} This is" in text
    assert "neither would call off: sunday." in text


@pytest.mark.parametrize(
    "occasion", ["In Tuesday’s review", "In Tuesday’s review.", "In Tuesday’s review: "]
)
def test_marks_typed_at_the_end_do_not_meet_those_of_the_sentence(
    guides: dict[str, Guide], occasion: str
) -> None:
    answers = {"occasion": occasion, "observation": "you waited\n\nand asked.", "effect": "“Good.”"}
    assert said(guides["situation-behaviour-effect"], answers).startswith(
        "In Tuesday’s review: you waited and asked. What it did: “Good.” Next: "
    )


def test_what_cannot_be_read_as_a_number_is_shown_as_typed(guides: dict[str, Guide]) -> None:
    assert "from 0 to about 80 %" in said(
        guides["smart"], {"baseline": "0", "target": "about 80 %"}
    )


def test_answers_are_text_and_never_templates(guides: dict[str, Guide]) -> None:
    assert "this is different for {title}: {name} {0}." in said(
        guides["smart"], {"title": "{name} {0}"}, "{title}"
    )


def test_nobody_is_called_she_or_he(guides: dict[str, Guide]) -> None:
    for guide in guides.values():
        texts = [guide.purpose, guide.when, *(part.text for part in guide.reads)]
        for step in guide.steps:
            texts += [step.title, step.question, step.help, *(f.label for f in step.fields)]
        spoken = {word.strip("“”.,:;?!’").lower() for text in texts for word in text.split()}
        assert not spoken & {"he", "she", "him", "her", "his", "hers", "they", "their", "them"}


def test_a_name_takes_the_place_of_the_mark() -> None:
    assert in_words("What does {name} want?", " Jonas ") == "What does Jonas want?"
    assert in_words("What does {name} want?", "") == "What does the mentee want?"


def test_a_step_is_answered_by_any_field_of_it(guides: dict[str, Guide]) -> None:
    sign = guides["smart"].steps[1]
    assert is_answered(sign, {"unit": "tasks"})
    assert not is_answered(sign, {"unit": "  ", "title": "x"})
