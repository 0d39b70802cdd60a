from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desk.guides import (
    FieldKind,
    Guide,
    GuideKind,
    Part,
    Span,
    always,
    in_words,
    is_answered,
    paragraphs,
    reads,
    told,
)
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


def test_a_full_goal_reads_from_the_aim_to_its_figures(guides: dict[str, Guide]) -> None:
    sentence = {**FULL, "support": "two hours on Thursday", "confidence": "7"}
    assert said(guides["smart"], sentence, "Amara Okafor") == (
        "Amara’s team plans its own week. That is Amara Okafor’s aim for 31 January 2027. "
        "You will both see it by this: Weeks planned without Amara in the room. "
        "Counted in weeks planned by the team alone: from 0 today to 6. "
        "It can be looked up here: the team calendar.\n\n"
        "There is this to build on and to ask for: two hours on Thursday. "
        "Asked how sure, Amara said 7 of 10. "
        "Why all this? Every release waits for Amara! "
        "You look at it together for the first time on 12 December 2026."
    )
    assert not any(span.missing for span in reads(guides["smart"], sentence, "A", EnglishVoice()))


@pytest.mark.parametrize(
    "title",
    [
        "Delegate two recurring tasks",
        "delegate two recurring tasks",
        "Delegate two recurring tasks.",
    ],
)
def test_a_goal_begins_with_its_aim_however_that_is_written(
    guides: dict[str, Guide], title: str
) -> None:
    counted = {"title": title, "baseline": "0", "target": "1", "unit": "tasks"}
    text = said(guides["smart"], {**counted, "due_on": "2027-01-31"}, "Amara Okafor")
    aim, figures = text.split(" Counted in ")
    assert aim.replace(". That", ": that") == (
        "Delegate two recurring tasks: that is Amara Okafor’s aim for 31 January 2027."
    )
    assert figures == "tasks: from 0 today to 1."


def test_gaps_are_named_and_marked(guides: dict[str, Guide]) -> None:
    answers = {"title": "The team plans alone", "target": "2", "unit": "tasks"}
    assert reads(guides["smart"], answers, "Amara", EnglishVoice()) == [
        Span("The team plans alone: that is Amara’s aim. The day for it: "),
        Span("(no date yet)", missing=True),
        Span(". Counted in tasks: from "),
        Span("(no start yet)", missing=True),
        Span(" today to 2."),
    ]


def test_a_page_that_goes_out_says_nothing_of_what_is_open(guides: dict[str, Guide]) -> None:
    answers = {"title": "The team plans alone", "why": "Releases wait."}
    half = " ".join(told(guides["smart"], answers, "Amara", EnglishVoice()))
    assert half == "The team plans alone: that is Amara’s aim. Why all this? Releases wait."
    counted = {"target": "2", "unit": "tasks"}
    assert told(guides["smart"], counted, "Amara", EnglishVoice()) == ["Unit: tasks. Aim: 2."]
    assert told(guides["smart"], {}, "Amara", EnglishVoice()) == []


def test_a_page_that_goes_out_says_what_is_complete_as_the_screen_does(
    guides: dict[str, Guide],
) -> None:
    things = ["cook for the whole team", "visit the other kitchen, unseen"]
    things += ["read the same book and quarrel about it in the park"]
    answers = {
        "seen": "Nothing new.",
        "alive": "the fair",
        "doing": "\n".join(things),
        "wish": "yes",
    }
    answers |= {"small": "One visit.", "until": "2026-12-12"}
    page = told(guides["card-engagement"], answers, "Amara", EnglishVoice())
    assert "\n– visit the other kitchen, unseen\n" in "\n".join(page)
    assert "\n\n".join(page) == said(guides["card-engagement"], answers)


@given(st.data())
def test_no_page_that_goes_out_names_a_gap(guides: dict[str, Guide], data: st.DataObject) -> None:
    guide = guides[data.draw(st.sampled_from(sorted(guides)))]
    names = [
        field.name
        for field in guide.fields()
        if field.kind in (FieldKind.TEXT, FieldKind.LONG_TEXT)
    ]
    given_ones = data.draw(st.sets(st.sampled_from(names or ["none"])))
    answers = dict.fromkeys(given_ones, "zebra")
    text = " ".join(told(guide, answers, "Amara", EnglishVoice()))
    for field in guide.fields():
        if field.missing and field.name not in given_ones:
            assert f"({in_words(field.missing, 'Amara')})" not in text


def test_without_figures_the_sign_stands_for_them(guides: dict[str, Guide]) -> None:
    assert said(guides["smart"], {"title": "The phone is silent", "measure": "No call"}) == (
        "The phone is silent: that is Amara’s aim. The day for it: (no date yet). "
        "You will both see it by this: no call."
    )


def test_an_answer_that_begins_a_sentence_begins_it_in_capitals(guides: dict[str, Guide]) -> None:
    answers = {"occasion": "on friday, at the till", "observation": "you asked", "effect": "we met"}
    text = said(guides["situation-behaviour-effect"], answers)
    assert text.startswith("On friday, at the till: you asked. What came of it? We met.")
    joy = said(guides["yearly-reflection"], {"joy": "walks"})
    assert "There were hours I looked forward to, and others. Walks." in joy


def test_a_scale_reads_as_it_was_asked(guides: dict[str, Guide]) -> None:
    answers = {"title": "Sleep.", "now": "3", "not_lower": "tuesdays", "good": "6", "wanted": "4"}
    answers |= {"resources": "Halima\nthe pond", "wanted_looks": "one rota", "first_step": "ask"}
    text = said(guides["scaling"], {**answers, "first_step_on": "2026-11-25"}, "Priya Raman")
    assert text == (
        "This is what Priya Raman would like: Sleep. Asked where that is today, between nought "
        "and ten, Priya says 3. And why not lower? Tuesdays. With 6, Priya would be content.\n\n"
        "Some of what helps is there already: Halima and the pond. At 4 it would look like this: "
        "one rota. The smallest thing that leads there comes on 25 November 2026: ask."
    )


def test_a_ladder_reads_from_the_matter_to_what_is_likely(guides: dict[str, Guide]) -> None:
    levels = "none\none\ntwo or three\nfour\nall six"
    answers = {"title": "the first half-hour", "measure": "warm-ups led", "ladder": levels}
    text = said(guides["ladder"], {**answers, "due_on": "2027-02-14"})
    assert text.startswith(
        "The first half-hour: that deserves an honest look in the end. Of all that could be "
        "watched, you both chose one thing: warm-ups led. If all goes as it usually goes, by 14 "
        "February 2027 one sees this: two or three."
    )


def test_whatever_is_answered_about_a_goal_is_read(guides: dict[str, Guide]) -> None:
    words = {FieldKind.DATE: "2027-01-31", FieldKind.NUMBER: "7", FieldKind.SCALE: "7"}
    for guide in guides.values():
        if guide.kind != GuideKind.GOAL:
            continue
        fields = [field for step in guide.steps for field in step.fields]
        for field in fields:
            answers = {one.name: words.get(one.kind, f"word{n}") for n, one in enumerate(fields)}
            without = said(guide, {**answers, field.name: ""})
            assert said(guide, answers) != without, (guide.id, field.name)


def test_options_stand_in_one_row(guides: dict[str, Guide]) -> None:
    answers = {"title": "A free Friday.", "options": "- Ask Piotr\n\nWait", "due_on": "2027-01-31"}
    text = said(guides["options"], answers)
    assert "By 31 January 2027, Amara wants this: A free Friday." in text
    assert "What could be done? Ask Piotr. Wait." in text


def test_several_things_are_sentences_only_where_one_begins(guides: dict[str, Guide]) -> None:
    typed = "one sentence, then water\nWho asks?\nlet Rui guess"
    answers = {"observation": "say it first", "givers": "Rui\nmy sister, at home", "ideas": typed}
    text = said(guides["feedforward"], answers)
    assert "Ideas come from those who see it: Rui; my sister, at home. " in text
    assert "came back. One sentence, then water. Who asks? Let Rui guess. Amara" in text
    for reached, read in (("0.8\n1\n0,4", "0.8, 1 and 0,4."), ("a. b\nc", "A. b. C.")):
        assert read in said(guides["key-results"], {"reached": reached})


def test_questions_in_one_row_keep_their_marks(guides: dict[str, Guide]) -> None:
    text = said(guides["guest"], {"questions": "Which week?\nWho knew?\nWhat now"})
    assert "the most important first: Which week? Who knew? What now." in text
    small = said(guides["guest"], {"questions": "which week?\nwho knew?\nwhat now"})
    assert "the most important first: which week? Who knew? What now." in small


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
    assert f"you both looked into it. {read}\n\nWhat" in text
    assert "neither would call off: sunday." in text


@pytest.mark.parametrize(
    "occasion", ["In Tuesday’s review", "In Tuesday’s review.", "In Tuesday’s review: "]
)
def test_marks_typed_at_the_end_do_not_meet_those_of_the_sentence(
    guides: dict[str, Guide], occasion: str
) -> None:
    answers = {"occasion": occasion, "observation": "you waited  and asked.", "effect": "“Good.”"}
    assert said(guides["situation-behaviour-effect"], answers).startswith(
        "In Tuesday’s review: you waited and asked. What came of it? “Good.” Next comes "
    )


def test_lines_of_a_long_answer_stay_apart_and_its_titles_as_they_are(
    guides: dict[str, Guide],
) -> None:
    names = "Amara – yes, before she gets here\n\nTom – yes:\nLeila – no"
    text = said(guides["monthly-reflection"], {"working": names})
    assert "Amara – yes, before she gets here\nTom – yes\nLeila – no" in text
    book = said(guides["book-club"], {"book": "Turn around! by L. Marquet", "why": "who? me"})
    assert "Turn around! by L. Marquet" in book


def test_what_cannot_be_read_as_a_number_is_shown_as_typed(guides: dict[str, Guide]) -> None:
    assert "from 0 today to about 80 %" in said(
        guides["smart"], {"baseline": "0", "target": "about 80 %"}
    )


def test_what_cannot_be_read_as_a_day_is_marked_as_the_words_of_somebody(
    guides: dict[str, Guide],
) -> None:
    read = said(guides["key-results"], {"title": "Calm", "due_on": "before the 3rd"})
    assert "wants to be by “before the 3rd”." in read


def test_what_the_sentence_begins_with_is_not_said_again(guides: dict[str, Guide]) -> None:
    letter = guides["further-mentor"]
    assert "It would take 40 minutes." in said(letter, {"time": "40 minutes"})
    read = said(letter, {"time": "it would take 40 minutes", "goal": "In hand"})
    assert " It would take 40 minutes. In the end I would like to have this" in read


def test_answers_are_text_and_never_templates(guides: dict[str, Guide]) -> None:
    assert "{name} {0}: that is {title}’s aim." in said(
        guides["smart"], {"title": "{name} {0}"}, "{title}"
    )


def test_a_name_takes_the_place_of_the_mark() -> None:
    assert in_words("What does {name} want?", " Jonas ") == "What does Jonas want?"
    assert in_words("What does {name} want?", "") == "What does the mentee want?"
    begins = in_words("{name} comes with a question. {name} waits for {name}.", "")
    assert begins == "The mentee comes with a question. The mentee waits for the mentee."
    assert in_words("{name}’s own words", "van Dijk") == "van Dijk’s own words"


def test_a_step_is_answered_by_any_field_of_it(guides: dict[str, Guide]) -> None:
    sign = guides["smart"].steps[1]
    assert is_answered(sign, {"unit": "tasks"})
    assert not is_answered(sign, {"unit": "  ", "title": "x"})


PLAN = {
    "title": "lead the whole ward",
    "now": "runs the rota alone",
    "strengths": "calm\npatience with porters",
    "gap": "Budget\nThe board",
    "aims": "budget",
    "measure": "A signed budget. The minutes of May.",
    "activities": "ask Joan",
    "support": "Joan",
    "first_step": "ring finance",
    "first_step_on": "2026-12-01",
    "checkpoint": "2027-05-14",
}


def test_short_answers_stand_in_sentences_and_long_ones_on_their_own(
    guides: dict[str, Guide],
) -> None:
    text = said(guides["development-plan"], PLAN, "Priya Raman")
    assert text.startswith("Lead the whole ward: that is what Priya Raman wants to be able to say")
    assert "There is something to build on: calm and patience with porters." in text
    assert "something to lay on the table. A signed budget. The minutes of May." in text
    sentence = {**PLAN, "title": "I lead the whole ward.", "support": "Joan opens the door."}
    alone = said(guides["development-plan"], sentence, "Priya Raman")
    assert "wants to be able to say this. I lead the whole ward." in alone
    assert "There is help. Joan opens the door." in alone


def test_a_note_in_several_sentences_begins_each_in_capitals(guides: dict[str, Guide]) -> None:
    answers = {"glad": "the shop opened. queue till the corner", "kept_mentor": "rang her. „Ja.“"}
    text = said(guides["check-in"], answers)
    assert "something good. The shop opened. Queue till the corner. The mentor" in text
    assert text.partition("promised something. ")[2].startswith("Rang her. „Ja.“\n\nAnd where")


def test_what_has_a_colon_of_its_own_stands_behind_none(guides: dict[str, Guide]) -> None:
    text = said(guides["group-discussion"], {"unheard": "Giulia: if somebody takes the dog"})
    assert "had said nothing so far. Giulia: if somebody takes the dog." in text


def test_a_paragraph_begins_also_where_its_first_sentence_is_left_out(
    guides: dict[str, Guide],
) -> None:
    answers = {"self_grown": "says no", "mentor_keep": "the calls", "response": "shorter mails"}
    assert told(guides["evaluation-session"], answers, "Amara", EnglishVoice()) == [
        "Amara looked back first: says no.",
        "What was it that carried? The calls.",
        "The mentor says thank you and takes one thing along: shorter mails.",
    ]


def test_a_name_is_said_in_full_once(guides: dict[str, Guide]) -> None:
    for guide in guides.values():
        answers = {field.name: "2" for field in guide.fields()}
        assert said(guide, answers, "Priya Raman").count("Priya Raman") <= 1, guide.id
    assert "count on Joan" in (text := said(guides["development-plan"], PLAN, "Priya Raman"))
    assert "Priya can count on" in text
    assert "Dr Raman can count on" in said(guides["development-plan"], PLAN, "Dr Raman")


def test_what_may_be_left_out_is_said_if_it_is_there(guides: dict[str, Guide]) -> None:
    plan = guides["development-plan"]
    assert said(plan, PLAN).endswith("On 14 May 2027 you go through all of it again.")
    ending = "you go through all of it again; the plan ends on 30 November 2027."
    assert said(plan, {**PLAN, "due_on": "2027-11-30"}).endswith(ending)
    own = replace(plan, reads=(Part("Today <so far>: {now}."),))
    assert said(own, PLAN) == "Today <so far>: runs the rota alone."
    assert always("It goes on< until {due_on}> <so far>.") == "It goes on until {due_on} <so far>."


def test_a_long_list_at_the_end_stands_in_lines_of_its_own(guides: dict[str, Guide]) -> None:
    lines = ["Sits with finance twice before Christmas", "Watches Joan", "Writes the winter paper"]
    answers = {**PLAN, "activities": "\n".join([*lines, "Says no to a consultant once a week"])}
    text = said(guides["development-plan"], answers)
    assert "And how is it learned?\n– Sits with finance twice before Christmas\n– Watches" in text
    assert "– Says no to a consultant once a week\n\nAmara can count on Joan." in text


WRITTEN = st.tuples(
    st.sampled_from(["The ", "When ", "Die ", "I ", "hat ", "Budget "]),
    st.text(alphabet="abßI .,:;?!“”’<>{}\n–…", max_size=60),
).map("".join)


@given(data=st.data())
def test_whatever_is_written_is_read_as_it_was_written(
    guides: dict[str, Guide], data: st.DataObject
) -> None:
    guide = data.draw(st.sampled_from(list(guides.values())))
    kinds = {FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.LIST}
    fields = [field for field in guide.fields() if field.kind in kinds]
    answers = {field.name: data.draw(WRITTEN) for field in fields}
    spans = reads(guide, answers, "Priya Raman", EnglishVoice())
    text = "".join(span.text for span in spans)
    apart = paragraphs(guide, answers, "Priya Raman", EnglishVoice())
    assert text == "\n\n".join("".join(span.text for span in one) for one in apart)
    for field in fields:
        if any(f"{{{field.name}}}" in part.text and is_told(part, answers) for part in guide.reads):
            each = (
                answers[field.name].split("\n")
                if field.kind in (FieldKind.LIST, FieldKind.LONG_TEXT)
                else [answers[field.name]]
            )
            for one in each:
                kept = " ".join(one.strip().lstrip("-•*").split()).rstrip(" .,:;")
                assert kept[1:].casefold() in text.casefold(), (guide.id, field.name)


def is_told(part: Part, answers: dict[str, str]) -> bool:
    waits = not part.if_any or any(answers.get(one) for one in part.if_any)
    gaps = re.findall(r"<[^<>]*\{(\w+)\}[^<>]*>", part.text)
    return (
        waits
        and not any(answers.get(one) for one in part.unless_any)
        and all(answers.get(gap) for gap in gaps)
    )
