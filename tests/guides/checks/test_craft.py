from __future__ import annotations

import pytest

from ..conftest import Ask, asks

GUIDE = "situation-behaviour-effect"

VAGUE = [
    "Recently",
    "In meetings",
    "In general, with the team",
    "Over the last weeks",
    "When we spoke",
    "Often in reviews",
    "Amara, at work",
    "Sometimes in the stand-up",
]
EXACT = [
    "In Tuesday’s design review",
    "On 12 November, customer call",
    "Yesterday at lunch",
    "Board meeting in Porto",
    "Kick-off with Lindqvist",
    "This morning, in the corridor",
    "Stand-up of the pump team",
    "In the lift with Jonas",
    "After the retro",
    "Recently, on Monday’s call with the plant",
]


@pytest.mark.parametrize("text", VAGUE)
def test_no_moment_is_asked_about(ask: Ask, text: str) -> None:
    assert asks(ask(GUIDE, "when_where", occasion=text))


@pytest.mark.parametrize("text", EXACT)
def test_a_moment_is_fine(ask: Ask, text: str) -> None:
    found = ask(GUIDE, "when_where", occasion=text)
    assert found is not None
    assert found.ok


@pytest.mark.parametrize("text", VAGUE)
def test_a_day_makes_a_moment(ask: Ask, text: str) -> None:
    found = ask(GUIDE, "when_where", occasion=text, event_on="2026-11-17")
    assert found is not None
    assert found.ok


CHARACTER = [
    "You were lazy in the preparation",
    "You were rude to Jonas",
    "You filled in the sheet carelessly",
    "Your attitude in the call",
    "Great job in the board",
    "You are a natural",
    "Amara was defensive when Lena asked",
    "You were unprofessional with the customer",
    "You are not a team player",
    "Amara was cold to the new colleague",
    "You were so negative about the plan",
]
SEEN = [
    "You asked Jonas for his figures before you gave yours",
    "You looked at the phone four times while Lena spoke",
    "You said “I was lazy and careless with this one”",
    "You showed how lazy loading cuts the start by half",
    "You kept the aggressive deadline on the slide and crossed it out",
    "You came at 9:20; we began at 9:00",
    "You made twelve cold calls before lunch",
    "You said the news first and the reasons afterwards",
    "You explained the negative margin with two examples",
    "You stood up and drew the pump on the board",
    "You told us about your professional development",
    "",
]


@pytest.mark.parametrize("text", CHARACTER)
def test_words_no_camera_sees_are_asked_about(ask: Ask, text: str) -> None:
    assert asks(ask(GUIDE, "camera", observation=text))


@pytest.mark.parametrize("text", SEEN)
def test_what_a_camera_sees_is_not(ask: Ask, text: str) -> None:
    assert not asks(ask(GUIDE, "camera", observation=text))


@pytest.mark.parametrize(
    "text",
    [
        "You always interrupt Lena",
        "You have never asked for the figures",
        "Every time a customer calls, you look away",
        "You constantly checked the phone",
        "As usual the slides came late",
        "You look at the door all the time",
    ],
)
def test_always_and_never_are_asked_about(ask: Ask, text: str) -> None:
    assert asks(ask(GUIDE, "absolutes", observation=text))


@pytest.mark.parametrize(
    "text",
    [
        "You interrupted Lena twice",
        "You said “I always do it like this”",
        "You took up a question the team had never met before",
        "Nevertheless you waited for the end",
        "You said never mind and went on",
        "You put the always-on display beside the door",
        "",
    ],
)
def test_an_exact_account_is_not(ask: Ask, text: str) -> None:
    assert ask(GUIDE, "absolutes", observation=text) is None


@pytest.mark.parametrize(
    "text",
    [
        "You spoke first because you wanted to win",
        "You were trying to impress the board",
        "Amara wanted to show who decides",
        "You left early because you didn’t care",
        "You went silent on purpose",
        "Amara Okafor was trying to avoid the question",
        "You sent the mail at night to make yourself look busy",
    ],
)
def test_a_guessed_motive_is_asked_about(ask: Ask, text: str) -> None:
    assert asks(ask(GUIDE, "motive", observation=text))


@pytest.mark.parametrize(
    "text",
    [
        "You said that you wanted to hear Jonas first",
        "You told me you were trying to save time",
        "You told the client that you wanted to wait",
        "Lena asked whether you wanted to begin",
        "I wanted to hear more",
        "You spoke first, then Jonas",
        "Because the projector failed you drew on the board",
        "You asked Jonas what he wanted to show",
        "Amara said “I was trying to impress you”",
        "",
    ],
)
def test_a_reported_one_is_not(ask: Ask, text: str) -> None:
    assert ask(GUIDE, "motive", observation=text) is None


@pytest.mark.parametrize(("check", "field"), [("effect", "effect"), ("next_step", "next_step")])
def test_effect_and_next_step_are_missed_until_there(ask: Ask, check: str, field: str) -> None:
    empty = ask(GUIDE, check, **{field: " "})
    filled = ask(GUIDE, check, **{field: "Jonas spoke"})
    assert empty is not None
    assert empty.missing
    assert filled is not None
    assert filled.ok
