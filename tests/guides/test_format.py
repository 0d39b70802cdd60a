"""What guides beyond goals and feedback may say of themselves, and the ladder."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desk.guides import (
    About,
    BadGuide,
    Challenge,
    FieldKind,
    Guide,
    GuideKind,
    Moment,
    Phase,
    dump,
    load_text,
    parse_ladder,
    reads,
    to_answers,
    to_ladder,
    to_record_values,
)
from mentor_desk.guides.editing import load_loosely
from mentor_desk.words import EnglishVoice

REVIEW = """
id = "monthly"
version = 3
kind = "reflection"
title = "Once a month"
credit = "Our own."
purpose = "Looks back."
when = "At the end of a month."
language = "de"
about = "mentor"
phases = ["work", "close"]
moments = ["month"]
challenges = ["overload", "time"]

[[reads]]
text = "This month took {hours}, and it should look like this: {ladder}."

[[steps]]
id = "look"
title = "Looking back"
question = "How much of it was yours?"

[[steps.fields]]
name = "hours"
kind = "number"
label = "Hours"
unit = "hours"

[[steps.fields]]
name = "ladder"
kind = "ladder"
label = "How it could go"
missing = "no picture yet"
"""
GOAL = (
    REVIEW.replace('kind = "reflection"', 'kind = "goal"')
    .replace('about = "mentor"\n', "")
    .replace('kind = "ladder"', 'kind = "ladder"\nrecord = "ladder"')
)


def said(guide: Guide, answers: dict[str, str]) -> str:
    return "".join(span.text for span in reads(guide, answers, "", EnglishVoice()))


def test_a_guide_says_whose_it_is_and_when_it_is_offered() -> None:
    guide = load_text(REVIEW, "monthly.toml")
    assert guide.kind is GuideKind.REFLECTION
    assert (guide.about, guide.language) == (About.MENTOR, "de")
    assert guide.phases == (Phase.WORK, Phase.CLOSE)
    assert guide.moments == (Moment.MONTH,)
    assert guide.challenges == (Challenge.OVERLOAD, Challenge.TIME)
    assert load_text(dump(guide), "again") == guide


def test_a_step_can_be_for_the_mentor_alone() -> None:
    text = GOAL.replace('id = "look"', 'id = "look"\nmentor_only = true')
    guide = load_text(text, "goal.toml")
    assert guide.handed_out() == ()
    assert load_text(dump(guide), "again") == guide


def test_a_guide_can_keep_its_paper_with_the_mentor() -> None:
    text = GOAL.replace('kind = "goal"', 'kind = "goal"\nfor_mentor = true')
    guide = load_text(text, "goal.toml")
    assert guide.for_mentor
    assert not load_text(GOAL, "goal.toml").for_mentor
    assert load_text(dump(guide), "again") == load_loosely(dump(guide)) == guide


def test_questions_and_labels_can_have_words_for_the_mentee() -> None:
    asked = 'question = "How much of it was yours?"'
    text = GOAL.replace(asked, f'{asked}\nfor_mentee = "How much was your own?"')
    text = text.replace('label = "Hours"', 'label = "Hours"\nfor_mentee = "Your hours"')
    guide = load_text(text, "goal.toml")
    (step,) = guide.steps
    assert (step.for_mentee, step.fields[0].for_mentee) == ("How much was your own?", "Your hours")
    assert load_text(dump(guide), "again") == guide
    assert load_loosely(dump(guide)) == guide
    with pytest.raises(BadGuide) as caught:
        load_text(REVIEW.replace(asked, f'{asked}\nfor_mentee = "Yours?"'), "own")
    assert "own, line 22: a guide about the mentor is handed to no mentee" in str(caught.value)


def test_nothing_of_it_has_to_be_said() -> None:
    bare = replace(
        load_text(GOAL, "goal.toml"), language="en", phases=(), moments=(), challenges=()
    )
    assert load_text(dump(bare), "again") == bare
    assert not {"language", "about", "phases"} & {
        line.split(" ")[0] for line in dump(bare).split("\n")
    }


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"overload"', '"weather"', "“weather” cannot stand in “challenges”"),
        ('phases = ["work", "close"]', 'phases = ["later"]', "“later” cannot stand in “phases”"),
        ('moments = ["month"]', "moments = 7", "“moments” must be a short list"),
        ('language = "de"', 'language = "deutsch"', "“language” must be a short plain name"),
        ('about = "mentor"', 'about = "me"', "“me” cannot stand in “about”"),
        ('kind = "reflection"', 'kind = "goal"', "goals and feedback are always about a mentee"),
        ('label = "Hours"', 'label = "Hours of {name}"', "can have no “{name}”"),
        ("This month took", "This month {name} took", "can have no “{name}”"),
        ('kind = "ladder"', 'kind = "ladder"\nrecord = "ladder"', "cannot fill “ladder”"),
        ('kind = "ladder"', 'kind = "ladder"\nunit = "m"', "“unit” is not known here"),
        ('kind = "ladder"', 'kind = "ladder"\nrecord = "action.text"', "cannot fill “action.text”"),
    ],
)
def test_what_cannot_be_is_refused(old: str, new: str, reason: str) -> None:
    with pytest.raises(BadGuide) as caught:
        load_text(REVIEW.replace(old, new, 1), "own")
    assert str(caught.value).startswith("own, line ")
    assert reason in str(caught.value)


def test_a_guided_note_fills_its_title_and_most_of_them_an_action() -> None:
    def with_kind(kind: GuideKind, record: str) -> str:
        text = REVIEW.replace('"reflection"', f'"{kind}"').replace('about = "mentor"\n', "")
        return text.replace(
            '"number"\nlabel = "Hours"\nunit = "hours"', f'"text"\nlabel = "H"\nrecord = "{record}"'
        )

    kinds = set(GuideKind) - {GuideKind.GOAL, GuideKind.FEEDBACK}
    acting = {GuideKind.SESSION, GuideKind.WORKSHEET, GuideKind.CARD}
    for kind in kinds:
        assert load_text(with_kind(kind, "title"), "own").kind is kind
    for kind in acting:
        guide = load_text(with_kind(kind, "action.text"), "own")
        assert to_record_values(guide, {"hours": "Ring Piotr"}) == {}
    for kind in kinds - acting:
        with pytest.raises(BadGuide, match="cannot fill"):
            load_text(with_kind(kind, "action.text"), "own")


def test_a_ladder_reads_as_what_is_expected_and_a_number_with_its_unit() -> None:
    guide = load_text(REVIEW, "own")
    assert said(guide, {"hours": "6", "ladder": "one\n\n three. \n\nfive"}) == (
        "This month took 6 hours, and it should look like this: three."
    )
    assert said(guide, {"hours": "six", "ladder": "one\n\n\n\nfive"}) == (
        "This month took six, and it should look like this: (no picture yet)."
    )


def test_a_ladder_is_a_record_of_its_own() -> None:
    guide = load_text(GOAL, "own")
    answers = {"ladder": "\n led one \nled two\n"}
    assert to_ladder(guide, answers) == ("", "led one", "led two", "", "")
    assert "ladder" not in to_record_values(guide, answers)
    assert to_answers(guide, {"ladder": ("", "led one", "led two", "", "")}, answers) == answers
    fresh = to_answers(guide, {"ladder": ("", "a", "b", "c", "")}, answers)
    assert fresh["ladder"] == "\na\nb\nc"
    assert to_ladder(guide, fresh) == ("", "a", "b", "c", "")
    assert to_ladder(load_text(REVIEW, "own"), answers) is None


LEVEL = st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), max_size=20)


@given(st.lists(LEVEL, max_size=8))
def test_a_ladder_has_five_levels_or_is_not_read(levels: list[str]) -> None:
    found = parse_ladder("\n".join(levels))
    if any(level.strip() for level in levels[5:]):
        assert found is None
    else:
        assert found == tuple(([one.strip() for one in levels] + [""] * 5)[:5])


def test_the_name_of_a_text_stands_in_its_refusal_and_lone_surrogates_do_no_harm() -> None:
    for text in ("id = 1", "\ud800", "x" * 70_000, "[" * 20_000):
        with pytest.raises(BadGuide, match=r"^my own guide"):
            load_text(text, "my own guide")


def test_every_kind_of_field_can_be_written(guides: dict[str, Guide]) -> None:
    text = REVIEW
    for kind in set(FieldKind) - {FieldKind.CHOICE, FieldKind.LADDER}:
        changed = text.replace('kind = "ladder"', f'kind = "{kind}"')
        assert load_text(changed, "own").field("ladder").kind is kind


def test_a_part_can_begin_a_paragraph(guides: dict[str, Guide]) -> None:
    two = '\n[[reads]]\ntext = "It was mine."\nparagraph = true\n\n[[steps]]'
    guide = load_text(REVIEW.replace("\n[[steps]]", two, 1), "own")
    assert load_text(dump(guide), "own") == guide
    written = reads(guide, {"hours": "3", "ladder": "\n\nexpected"}, "", EnglishVoice())
    assert "".join(span.text for span in written).endswith(": expected.\n\nIt was mine.")
    alone = replace(guide, reads=guide.reads[1:])
    assert reads(alone, {}, "", EnglishVoice())[0].text == "It was mine."
    with pytest.raises(BadGuide, match=r"line \d+: “paragraph” must be true or false"):
        load_text(REVIEW.replace("\n[[steps]]", two.replace("true", "1"), 1), "own")
