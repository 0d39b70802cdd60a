"""Whatever somebody does to a guide, it can be used or says what is open, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentor_desk import paths
from mentor_desk.guides import (
    BadGuide,
    CheckUse,
    FieldKind,
    Guide,
    GuideKind,
    Part,
    Step,
    dump,
    load_text,
    shipped,
)
from mentor_desk.guides.editing import Room, Spot, faults, load_loosely, merged
from mentor_desk.guides.editing.change import (
    add_step,
    copy_step,
    forget,
    moved,
    new_field,
    remove_field,
    remove_step,
    rename_field,
    set_kind,
    with_step,
)
from mentor_desk.guides.editing.names import field_name

Edit = Callable[[Guide], Guide]


@cache
def all_shipped() -> dict[str, Guide]:
    return shipped(paths.resources() / "guides")


def smart() -> Guide:
    return all_shipped()["smart"]


def spots(guide: Guide) -> list[Spot]:
    return [one.spot for one in faults(guide)]


def loads(guide: Guide) -> bool:
    try:
        load_text(dump(guide), "mine")
    except BadGuide:
        return False
    return True


def said(guide: Guide) -> str:
    return "\n".join(one.words.plain() for one in faults(guide))


class Hand(NamedTuple):
    """Where somebody does something, and with what words."""

    at: int
    item: int
    text: str
    kind: FieldKind


def in_step(change: Callable[[Step, Hand], Step]) -> Callable[[Guide, Hand], Guide]:
    def edit(guide: Guide, hand: Hand) -> Guide:
        if not guide.steps:
            return guide
        at = hand.at % len(guide.steps)
        return with_step(guide, at, change(guide.steps[at], hand))

    return edit


def reword(step: Step, hand: Hand) -> Step:
    return replace(step, question=hand.text)


def relabel(step: Step, hand: Hand) -> Step:
    """Another kind too, which may not fit what the answer fills."""
    fields = list(step.fields)
    if fields:
        at = hand.item % len(fields)
        fresh = replace(fields[at], kind=hand.kind, label=hand.text)
        # As the window does: what another kind has no use for goes with the change.
        if hand.kind is not FieldKind.CHOICE:
            fresh = replace(fresh, choices=())
        if hand.kind is not FieldKind.NUMBER:
            fresh = replace(fresh, unit="")
        fields[at] = fresh
    return replace(step, fields=tuple(fields))


def one_more(guide: Guide, hand: Hand) -> Guide:
    return in_step(
        lambda step, _: replace(step, fields=(*step.fields, new_field(guide, hand.text[:9])))
    )(guide, hand)


def less_one(guide: Guide, hand: Hand) -> Guide:
    at = hand.at % max(1, len(guide.steps))
    if not guide.steps or not guide.steps[at].fields:
        return guide
    return remove_field(guide, at, hand.item % len(guide.steps[at].fields))


def with_steps(change: Callable[[Guide, int, Hand], Guide]) -> Callable[[Guide, Hand], Guide]:
    return lambda guide, hand: (
        change(guide, hand.at % len(guide.steps), hand) if guide.steps else guide
    )


EDITS: tuple[Callable[[Guide, Hand], Guide], ...] = (
    lambda guide, hand: add_step(guide, hand.at % (len(guide.steps) + 1), hand.text, "Answer"),
    with_steps(lambda guide, at, hand: copy_step(guide, at, hand.text)),
    with_steps(lambda guide, at, _: remove_step(guide, at)),
    with_steps(
        lambda guide, at, hand: replace(
            guide, steps=moved(guide.steps, at, hand.item % len(guide.steps))
        )
    ),
    in_step(reword),
    in_step(relabel),
    one_more,
    less_one,
    lambda guide, hand: replace(guide, reads=(*guide.reads, Part(hand.text))),
    lambda guide, hand: replace(
        guide, reads=tuple(replace(one, apart=hand.text) for one in guide.reads)
    ),
    lambda guide, hand: set_kind(guide, list(GuideKind)[hand.item % len(GuideKind)]),
    lambda guide, hand: replace(guide, title=hand.text),
)


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    hand = Hand(
        draw(st.integers(0, 30)),
        draw(st.integers(0, 30)),
        draw(
            st.sampled_from(
                ["", "  ", "Wörter", "{name}", "{gone}", "a } b", "<b", "<{gone}>", "x" * 700]
            )
        ),
        draw(st.sampled_from(list(FieldKind))),
    )
    edit = draw(st.sampled_from(EDITS))
    return lambda guide: edit(guide, hand)


@settings(max_examples=50)
@given(
    st.sampled_from(["smart", "ladder", "situation-behaviour-effect", "development-plan"]),
    st.lists(edits(), max_size=6),
)
def test_any_edits_leave_a_guide_that_loads_or_say_what_is_open(
    guide_id: str, done: list[Edit]
) -> None:
    guide = all_shipped()[guide_id]
    for edit in done:
        guide = edit(guide)
        assert load_loosely(dump(guide)) == guide
        open_ones = faults(guide)
        assert loads(guide) is not bool(open_ones)
        assert all(one.words.plain() for one in open_ones)
        assert not any("line" in dict(one.words.values) for one in open_ones)


@settings(max_examples=40)
@given(st.lists(edits(), max_size=3), edits(), st.lists(edits(), max_size=2))
def test_an_edit_taken_back_leaves_what_came_after_it(
    first: list[Edit], one: Edit, later: list[Edit]
) -> None:
    before = smart()
    for edit in first:
        before = edit(before)
    after = one(before)
    assert merged(before, after, after) == before
    now = after
    for edit in later:
        now = edit(now)
    back = merged(before, after, now)
    assert load_loosely(dump(back)) == back
    if before == after:
        assert back == now


def test_a_shipped_guide_has_nothing_open() -> None:
    assert {one.id: said(one) for one in all_shipped().values() if faults(one)} == {}


def test_a_removed_step_comes_back_beside_what_was_written_since() -> None:
    before = smart()
    after = remove_step(before, 1)
    assert [one.id for one in after.steps] == ["different", "means", "why", "when"]
    now = with_step(after, 1, replace(after.steps[1], question="Who helps?"))
    now = replace(now, title="Aims")
    back = merged(before, after, now)
    assert [one.id for one in back.steps] == [one.id for one in before.steps]
    assert (back.title, back.steps[2].question) == ("Aims", "Who helps?")
    assert back.reads == before.reads


def test_what_names_a_field_goes_with_it() -> None:
    less = remove_field(smart(), 1, 2)  # the aim
    assert faults(less) == []
    assert less.reads[4].text == "Counted in {unit}: from {baseline} today to …."
    assert "target" not in dump(less)
    # A check goes that cannot do without; one that can looks at the rest.
    assert [use.name for use in less.steps[1].checks] == ["measure"]
    assert less.steps[0].checks[1].params == (
        ("of", ("title",)),
        ("sign", ("measure",)),
        ("unit", ("unit",)),
    )


def test_a_sentence_about_nothing_else_goes_with_its_field() -> None:
    less = forget(smart(), {"checkpoint"})
    assert [part.text for part in less.reads] == [part.text for part in smart().reads[:-1]]


def test_both_wordings_of_a_sentence_change_with_a_field() -> None:
    plan = all_shipped()["development-plan"]
    fresh = rename_field(plan, "title", "picture")
    assert faults(fresh) == []
    assert ("{picture}" in fresh.reads[0].text, "{picture}" in fresh.reads[0].apart) == (True, True)
    less = forget(plan, {"due_on"})
    assert faults(less) == []
    assert "On {checkpoint} you go through all of it again." in [one.text for one in less.reads]


def test_a_field_keeps_its_name_in_sentences_and_checks_when_that_changes() -> None:
    fresh = rename_field(smart(), "due_on", "by_when")
    assert faults(fresh) == []
    assert "{by_when}" in fresh.reads[0].text
    assert fresh.steps[4].checks[0] == CheckUse("date", (("day", ("by_when",)),))
    assert "due_on" not in {field.name for field in fresh.fields()}


def test_names_are_made_from_labels() -> None:
    assert field_name("Größe, in m²!", []) == "groe_in_m2"
    assert [field_name("Name", []), field_name("Name", ["name_2"])] == ["name_2", "name_3"]
    assert [field_name("", []), field_name("中文", ["answer"])] == ["answer", "answer_2"]
    assert field_name("3 wishes", []) == "answer_3_wishes"
    assert len(field_name("x" * 90, [])) <= 40


def test_a_copy_of_a_step_shares_nothing_with_it() -> None:
    twice = copy_step(smart(), 1, "Again")
    assert faults(twice) == []
    copy = twice.steps[2]
    assert [field.record for field in copy.fields] == [""] * 5
    assert copy.checks[1].params == (("start", ("baseline_2",)), ("value", ("target_2",)))


def test_another_kind_of_guide_fills_nothing_it_has_not() -> None:
    fresh = set_kind(smart(), GuideKind.SESSION)
    assert faults(fresh) == []
    assert {field.record for field in fresh.fields()} == {"", "title"}


@pytest.mark.parametrize(
    ("edit", "spot", "words"),
    [
        (lambda g: replace(g, title=" "), Spot(Room.ABOUT, key="title"), "no title"),
        (lambda g: replace(g, steps=()), Spot(Room.ABOUT, key="steps"), "asks nothing"),
        (
            lambda g: with_step(g, 2, replace(g.steps[2], question="")),
            Spot(Room.STEP, 2, "question"),
            "Step 3 asks nothing",
        ),
        (
            lambda g: with_step(g, 2, replace(g.steps[2], fields=())),
            Spot(Room.STEP, 2, "fields"),
            "Step 3 has no place",
        ),
        (
            lambda g: replace(g, reads=(*g.reads, Part("So {gone}."))),
            Spot(Room.READS, 10),
            "Sentence 11 names “gone”",
        ),
        (lambda g: replace(g, reads=(Part("a {"),)), Spot(Room.READS, 0), "curly bracket"),
        (lambda g: replace(g, reads=(Part("a <"),)), Spot(Room.READS, 0), "“<” or “>”"),
        (
            lambda g: replace(g, reads=(Part("So {title}.", apart="So {why}."),)),
            Spot(Room.READS, 0),
            "Both wordings of sentence 1",
        ),
        (lambda g: replace(g, reads=()), Spot(Room.READS, key="reads"), "not said yet"),
    ],
)
def test_what_is_open_is_said_with_its_place(edit: Edit, spot: Spot, words: str) -> None:
    broken = edit(smart())
    assert spot in spots(broken)
    assert words in said(broken)
