"""The shipped guides as a whole: complete, offered where they are needed, nothing forgotten."""

from __future__ import annotations

import re

import pytest

from mentor_desk.guides import FieldKind, Guide, GuideField, GuideKind, reads
from mentor_desk.guides.guide import Challenge, Moment, Phase
from mentor_desk.words import EnglishVoice

# What `practice.md` asks for by number, and where it is asked: guide/step/field.
SERVED = {
    7: ["four-phases/boundaries/ethics"],
    10: ["first-meeting/safe/safe", "seven-questions/safe/safe"],
    14: ["four-phases/purpose/purpose", "four-phases/stuck/accountable"],
    15: ["contract-listen-explore/learned/learned", "after-a-session/learned/learned"],
    16: ["rehearsal/first/tried", "rehearsal/second/second"],
    17: ["four-phases/expectations/expects_mentee", "card-expectations/hoped/hoped_mentee"],
    18: ["four-phases/lead/lead_mentee", "card-initiative/numbers/lead_mentor"],
    19: ["first-meeting/before/ease", "card-difference/home/home_mentee"],
    20: ["four-phases/meetings/rhythm", "card-time/rhythm/rhythm"],
    21: ["four-phases/roles/role_mentee", "card-priorities/first/first"],
    22: ["four-phases/meetings/channels", "card-channels/what/voice"],
    23: ["card-feedback/manner/manner"],
    24: ["check-in/energy/energy", "card-engagement/doing/doing"],
    27: ["closing/then/came_true"],
    28: ["closing/papers/story"],
    29: ["closing/lesson/lesson", "yearly-reflection/lesson/lesson"],
    31: ["after-a-session/way/way"],
    33: ["monthly-reflection/even/neglected", "quarterly-review/unlike/unlike_seen"],
    34: ["quarterly-review/talk/talk_seen", "quarterly-review/practise/practise"],
    35: ["monthly-reflection/model/modelled"],
    39: ["after-a-session/listening/listened"],
    42: ["yearly-reflection/own/own_mentors"],
    43: ["first-meeting/hope/offer"],
    44: ["closing/after/pass_on", "yearly-reflection/joy/worth"],
    45: ["seven-questions/quality/quality"],
    46: ["seven-questions/serve/serve"],
    47: ["seven-questions/received/received"],
    48: ["seven-questions/conflict/tense"],
    49: ["seven-questions/agreed/agreed"],
    50: ["seven-questions/feedback/feedback"],
    51: ["seven-questions/safe/safe"],
    54: ["further-mentor/people/people", "further-mentor/ask/ask"],
    55: ["check-in/ways/adjust", "monthly-reflection/working/not_working"],
    56: ["case-discussion/problem/problem", "case-discussion/ways/ways"],
    57: ["guest/questions/questions", "guest/use/try"],
    58: ["book-club/plan/pace", "book-club/voices/voices"],
    59: ["group-discussion/goal/goal", "group-discussion/tasks/tasks"],
    66: ["evaluation-session/kept/passed_on"],
    69: ["evaluation-session/differ/differ"],
    70: ["evaluation-session/mentoring/mentor_change", "evaluation-session/next/response"],
    71: ["evaluation-session/seen/seen", "evaluation-session/self/self_grown"],
    79: ["evaluation-session/mentoring/supported"],
    80: ["four-phases/purpose/stakeholders"],
    81: ["first-meeting/before/helped", "four-phases/expectations/lessons"],
    83: ["intake/criteria/criteria", "intake/answer/wording"],
    85: ["first-meeting/fit/decision", "quarterly-review/answer/refer"],
}


WRITTEN = {FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.LIST}


def answered(field: GuideField) -> str:
    match field.kind:
        case FieldKind.DATE:
            return "2027-02-12"
        case FieldKind.NUMBER:
            return "3"
        case FieldKind.SCALE:
            return "6"
        case FieldKind.CHOICE:
            return field.choices[-1].value
        case FieldKind.LADDER:
            return "none\none\ntwo\nthree\nfour"
        case FieldKind.TEXT | FieldKind.LONG_TEXT | FieldKind.LIST:
            return f"something ({field.name})"


def named(guide: Guide) -> list[GuideField]:
    return [f for f in guide.fields() if any(f"{{{f.name}}}" in part.text for part in guide.reads)]


@pytest.mark.parametrize("row", sorted(SERVED))
def test_what_practice_asks_for_is_asked_somewhere(guides: dict[str, Guide], row: int) -> None:
    for guide, step, field in (place.split("/") for place in SERVED[row]):
        asked = {one.id: [each.name for each in one.fields] for one in guides[guide].steps}
        assert field in asked[step]


def test_each_step_asks_helps_and_shows(guides: dict[str, Guide]) -> None:
    for guide in guides.values():
        assert 1 <= len(guide.steps) <= 9
        for step in guide.steps:
            assert step.question.endswith("?"), (guide.id, step.id)
            assert step.help, (guide.id, step.id)
            assert step.example, (guide.id, step.id)


def test_no_two_places_for_an_answer_are_called_alike(guides: dict[str, Guide]) -> None:
    for guide in guides.values():
        labels = [field.label for field in guide.fields()]
        assert len(labels) == len(set(labels)), guide.id


def test_the_reading_of_full_answers_has_no_gap_and_all_that_it_can_tell(
    guides: dict[str, Guide],
) -> None:
    for guide in guides.values():
        answers = {field.name: answered(field) for field in guide.fields()}
        written = reads(guide, answers, "Amara", EnglishVoice())
        assert [span.text for span in written if span.missing] == [], guide.id
        text = "".join(span.text for span in written)
        for field in named(guide):
            assert field.kind not in WRITTEN or f"({field.name})" in text, (guide.id, field.name)


@pytest.mark.parametrize("title", ["Lead the round.", "lead the round"])
def test_a_goal_is_read_from_its_aim_on(guides: dict[str, Guide], title: str) -> None:
    goals = [guide for guide in guides.values() if guide.kind is GuideKind.GOAL]
    assert len(goals) == 7
    for guide in goals:
        answers = {field.name: answered(field) for field in guide.fields()} | {"title": title}
        text = "".join(span.text for span in reads(guide, answers, "Amara", EnglishVoice()))
        before = text.lower().partition("lead the round")[0]
        assert "." not in before.removesuffix("this. "), guide.id


def test_a_reading_without_answers_names_what_is_missing(guides: dict[str, Guide]) -> None:
    for guide in guides.values():
        written = reads(guide, {}, "Amara", EnglishVoice())
        assert any(span.missing for span in written), guide.id


def test_every_kind_moment_phase_and_challenge_has_a_guide(guides: dict[str, Guide]) -> None:
    for known, offered in (
        (GuideKind, [guide.kind for guide in guides.values()]),
        (Moment, [moment for guide in guides.values() for moment in guide.moments]),
        (Phase, [phase for guide in guides.values() for phase in guide.phases]),
        (Challenge, [each for guide in guides.values() for each in guide.challenges]),
    ):
        assert set(offered) == set(known)


def test_a_step_that_is_agreed_can_have_a_day(guides: dict[str, Guide]) -> None:
    for guide in guides.values():
        filled = {field.record for field in guide.fields()}
        assert "action.text" not in filled or "action.due_on" in filled, guide.id


def test_what_a_mentor_asks_oneself_first_is_not_read_out(guides: dict[str, Guide]) -> None:
    """Each card promises it."""
    cards = [guide for guide in guides.values() if guide.kind is GuideKind.CARD]
    assert len(cards) >= 8
    for card in cards:
        first = next(step for step in card.steps if step.id == "self")
        assert "does not appear on the page beside it" in first.help
        assert first.mentor_only
        assert first not in card.handed_out()
        secret = {field.name: "SECRET" for field in first.fields}
        written = reads(card, secret, "Amara", EnglishVoice())
        assert "SECRET" not in "".join(span.text for span in written), card.id


def test_nobody_is_called_she_or_he(guides: dict[str, Guide]) -> None:
    for guide in guides.values():
        texts = [guide.purpose, guide.when]
        texts += [text for part in guide.reads for text in (part.text, part.apart)]
        for step in guide.steps:
            texts += [step.title, step.question, step.help, *(f.label for f in step.fields)]
        spoken = {word.strip("“”.,:;?!’").lower() for text in texts for word in text.split()}
        assert not spoken & {"he", "she", "him", "her", "his", "hers", "they", "their", "them"}


def test_you_on_a_card_is_always_both(guides: dict[str, Guide]) -> None:
    """Either of the two may read it; one alone is told by name."""
    cards = [guide for guide in guides.values() if guide.kind is GuideKind.CARD]
    said = [text for card in cards for part in card.reads for text in (part.text, part.apart)]
    spoken = [text for text in said if re.search(r"\byou\b", text, re.IGNORECASE)]
    assert len(spoken) > 5
    assert [one for one in spoken if "both" not in one and "between you" not in one] == []


# What a mentor would hand to a mentee to be filled in at home.
HANDED = [
    *("smart", "options", "wish-plan", "scaling", "ladder", "key-results", "development-plan"),
    *("check-in", "evaluation-session", "first-meeting", "closing", "further-mentor"),
    *("contract-listen-explore", "rehearsal", "case-discussion", "book-club", "guest"),
    *("group-discussion", "four-phases", "feedforward"),
    *("card-channels", "card-difference", "card-engagement", "card-expectations"),
    *("card-feedback", "card-initiative", "card-priorities", "card-time"),
]


def handed(field: GuideField) -> tuple[str, ...]:
    """What stands around a place for an answer, on a paper with the mentee's name."""
    return (field.for_mentee or field.label, field.low, field.high)


@pytest.mark.parametrize("name", HANDED)
def test_a_paper_for_the_mentee_does_not_speak_about_the_mentee(
    guides: dict[str, Guide], name: str
) -> None:
    guide = guides[name]
    assert "{name}" not in guide.purpose
    for step in guide.handed_out():
        told = step.for_mentee or step.question
        for text in (told, *(said for field in step.fields for said in handed(field))):
            assert "{name}" not in text, (step.id, text)
            assert "the mentor" not in text, (step.id, text)
        assert told.endswith("?")


def test_a_letter_reads_as_a_letter_and_keeps_the_other_names_out(guides: dict[str, Guide]) -> None:
    letter = guides["further-mentor"]
    answers = {field.name: answered(field) for field in letter.fields()}
    answers |= {"to": "Mrs Achterberg", "people": "Sefu", "places": "Bergen", "introduces": "Ines"}
    text = "".join(span.text for span in reads(letter, answers, "Amara", EnglishVoice()))
    assert text.startswith("Dear Mrs Achterberg,\n\n")
    assert text.endswith("\n\nWith kind regards,\nAmara")
    assert not any(name in text for name in ("Sefu", "Bergen", "Ines"))
