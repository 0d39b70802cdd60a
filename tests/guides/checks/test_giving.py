from __future__ import annotations

import pytest

from mentor_desk.guides import Context, Lexicon, load_text, run_checks
from mentor_desk.words import EnglishVoice

from .conftest import TODAY, Check, guide_of

WHO = {"of": "choice:mentee,me"}
BOTH = {"of": "choice:mentee,both"}


@pytest.mark.parametrize(
    ("kinds", "text", "said"),
    [
        ({}, "", "silent"),
        ({}, "Ask first", "asks"),
        ({}, "“I will ask first”", "ok"),
        ({}, "Amara said: ask first", "ok"),
        ({}, "'I'll ask first'", "ok"),
        ({}, "her own idea: ask first", "ok"),
        ({}, "I told her to ask first", "asks"),
        ({}, "mein Vorschlag: zuerst fragen", "asks"),
        ({}, "Ines chose the short list herself, without me", "ok"),
        ({}, "She: one page, no more", "ok"),
        ({}, "they will put up a rota", "ok"),
        ({}, "Gemeinsam gefunden: zuerst fragen", "ok"),
        ({}, "I chose it, she wants to try", "asks"),
        (WHO, "mentee", "ok"),
        (WHO, "me", "asks"),
        (WHO, "", "silent"),
        (BOTH, "both", "ok"),
    ],
)
def test_the_step_is_the_mentees(check: Check, kinds: dict[str, str], text: str, said: str) -> None:
    assert check("voiced", kinds, of=text) == said


@pytest.mark.parametrize(("whose", "said"), [("mentee", "Amara said it"), ("both", "thought of")])
def test_a_check_calls_the_mentee_by_the_first_name_and_gives_each_a_due(
    lists: Lexicon, whose: str, said: str
) -> None:
    guide = load_text(guide_of("voiced", BOTH), "a guide of one check")
    (found,) = run_checks(guide, {"of": whose}, TODAY, Context(lists, "Amara Okafor"))
    assert EnglishVoice().say(found.label).startswith(said)


@pytest.mark.parametrize(
    ("tone", "text", "said"),
    [
        ("", "", "silent"),
        ("", "Ask first", "silent"),
        ("praise", "", "silent"),
        ("praise", "Ask first", "asks"),
        ("praise", "Nothing, exactly like this again", "silent"),
        ("growth", "Ask first", "ok"),
        ("growth", "", "missing"),
    ],
)
def test_another_way_belongs_to_growth(check: Check, tone: str, text: str, said: str) -> None:
    assert check("alternative", {"tone": "choice:praise,growth"}, tone=tone, of=text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "missing"),
        ("It went well", "asks"),
        ("Everyone was happy", "asks"),
        ("Alle waren sehr zufrieden", "asks"),
        ("The customer signed on Thursday", "ok"),
        ("Two people stayed for the slides", "silent"),
        ("Piotr rang 3 times", "ok"),
        ("nobody slipped", "silent"),
        ("They were proud, and the old man hung the picture over his bed", "silent"),
        ("The evening was a waste of time", "asks"),
        ("Man hat viel daraus gelernt", "asks"),
    ],
)
def test_a_result_can_be_seen(check: Check, text: str, said: str) -> None:
    assert check("result", of=text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "missing"),
        ("A chaotic lesson", "asks"),
        ("Die Stunde war chaotisch", "asks"),
        ("9:05 two pupils asked; 9:10 nobody. Awkward.", "ok"),
        ("pupils asked and the class listened", "silent"),
        ("9:05 two pupils asked. The answer was rude.", "silent"),
        ("Rather wooden from the start\n9:10 read from the sheet", "asks"),
        ("Kein roter Faden\n9:00 drei Themen", "asks"),
        ("green wire loose, red one taut", "silent"),
        ("Good rapport, 9:15 one of them laughed", "asks"),
        ("warm milk on the floor, nobody wipes it", "silent"),
    ],
)
def test_what_was_seen_comes_before_what_is_thought_of_it(
    check: Check, text: str, said: str
) -> None:
    wanted = {"ok", "silent"} if said == "ok" else {said}
    assert check("evidence", of=text) in wanted


@pytest.mark.parametrize(
    ("text", "day", "said"),
    [
        ("", "2026-11-24", "silent"),
        ("Ask Jonas first on Tuesday", "", "silent"),
        ("Ask Jonas first", "2026-11-28", "ok"),
        ("Ask Jonas first", "2026-11-29", "asks"),
        ("Change the way of leading in all meetings", "2026-11-24", "asks"),
        ("Den eigenen Führungsstil ändern", "", "asks"),
        ("Turn the whole body once", "2026-11-24", "ok"),
        ("Over the coming three months, one joke a day", "2026-11-24", "asks"),
        ("Rebuild the stand from the ground up", "2026-11-24", "asks"),
        ("Read out the list of the last three months", "2026-11-24", "ok"),
        ("Bis zum Sommer jeden Tag ein Lied", "2026-11-24", "asks"),
    ],
)
def test_a_step_fits_into_a_week(check: Check, text: str, day: str, said: str) -> None:
    assert check("small", of=text, day=day) == said


@pytest.mark.parametrize(
    ("kinds", "text", "said"),
    [
        ({}, "", "missing"),
        ({}, "Played through twice", "ok"),
        ({}, "not yet, next time", "asks"),
        ({}, "She’ll do it on the day", "asks"),
        ({}, "I explained the steps to her and we agreed it helps", "asks"),
        ({}, "I showed it to her, then she did it twice", "ok"),
        ({}, "He explained it to me as if I were new", "ok"),
        ({}, "Perhaps on Friday, three times", "asks"),
        ({}, "Three rounds, perhaps more on Friday", "ok"),
        ({}, "Vorgemacht, er hat zugeschaut", "asks"),
        ({}, "Ich habe zugeschaut, er hat drei Knoten gemacht", "ok"),
        ({}, "Nothing.", "asks"),
        ({"of": "choice:yes,not_yet"}, "yes", "ok"),
        ({"of": "choice:yes,not_yet"}, "not_yet", "asks"),
    ],
)
def test_a_step_is_tried_out(check: Check, kinds: dict[str, str], text: str, said: str) -> None:
    assert check("practised", kinds, of=text) == said


@pytest.mark.parametrize(
    ("kinds", "text", "said"),
    [
        ({}, "", "missing"),
        ({}, "Amara saw it alone", "ok"),
        ({}, "I told Amara", "asks"),
        ({}, "She told me before I could ask", "ok"),
        ({"of": "choice:prompted,told"}, "prompted", "ok"),
        ({"of": "choice:prompted,told"}, "told", "asks"),
    ],
)
def test_how_much_help_it_took(check: Check, kinds: dict[str, str], text: str, said: str) -> None:
    assert check("help_given", kinds, of=text) == said
