"""Whatever is written into a worksheet comes back as it was written."""

from __future__ import annotations

from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentor_desk.clean import clean_text
from mentor_desk.guides import LEVELS, parse_day
from mentor_desk.reports.worksheet import paper_answers, read_form
from mentor_desk.words import EnglishVoice
from tests.reports.worksheet.sheets import NUMBER, every_kind, fill, made, worksheet

# What no field of the window lets through is no answer: lone surrogates, controls, NUL.
TEXT = st.text(st.characters(codec="utf-8"), max_size=60).map(clean_text).map(str.strip)
LINE = TEXT.map(lambda text: " ".join(text.split()))
LINES = st.lists(LINE, max_size=6).map("\n".join).map(str.strip)
ANSWERS = st.fixed_dictionaries(
    {
        "line": LINE,
        "page": TEXT,
        "several": LINES,
        "figure": LINE,
        "day": st.dates().map(str) | LINE,
        "sure": st.sampled_from(["", *map(str, range(11))]),
        "way": st.sampled_from(["", "off", "on"]),
        "rungs": st.lists(LINE, max_size=LEVELS).map("\n".join).map(lambda text: text.rstrip("\n")),
    }
)


@cache
def blank() -> bytes:
    return made(worksheet(), fillable=True)


def read(content: bytes) -> dict[str, str]:
    filled = read_form(content)
    assert filled is not None
    assert filled.stamp == (NUMBER, "every-kind", 3)
    found = paper_answers(filled, every_kind())
    assert not [one for one in found if one.trouble]
    return {one.field.name: one.text for one in found}


@settings(max_examples=50)
@given(ANSWERS)
def test_what_is_typed_into_a_blank_one_is_read(answers: dict[str, str]) -> None:
    typed = {f"answer-{name}": text for name, text in answers.items() if name != "rungs"}
    typed |= {
        f"answer-{name}": f"is-{answers[name]}" if answers[name] else "" for name in ("sure", "way")
    }
    rungs = [*answers["rungs"].split("\n"), *[""] * LEVELS][:LEVELS]
    typed |= {f"answer-rungs-{at}": text for at, text in enumerate(rungs, 1)}
    assert read(fill(blank(), typed)) == answers


NOTHING = dict.fromkeys(("line", "page", "several", "figure", "day", "sure", "way", "rungs"), "")


@settings(max_examples=12)
@given(ANSWERS)
@example({**NOTHING, "line": "\xad", "page": "hand\xadover, größer"})
def test_what_is_printed_into_one_is_read(answers: dict[str, str]) -> None:
    day = parse_day(answers["day"])
    said = EnglishVoice().day(day) if day and day.year > 999 else answers["day"]
    assert read(made(worksheet(answers=answers), fillable=True)) == answers | {"day": said}
