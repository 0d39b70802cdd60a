from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desk.guides import (
    BadGuide,
    Challenge,
    Choice,
    FieldKind,
    Guide,
    Moment,
    Part,
    Phase,
    dump,
    load,
    load_text,
    shipped,
)
from mentor_desk.guides.load import MOST_BYTES


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def refused(path: Path) -> str:
    with pytest.raises(BadGuide) as caught:
        load(path)
    return str(caught.value)


@pytest.fixture
def smart_text(folder: Path) -> str:
    return (folder / "smart.toml").read_text(encoding="utf-8")


def test_a_shipped_guide_is_found_in_the_file_of_its_name(
    folder: Path, guides: dict[str, Guide]
) -> None:
    assert sorted(guides) == sorted(path.stem for path in folder.glob("*.toml"))
    assert {"smart", "options", "situation-behaviour-effect"} <= guides.keys()


def test_what_is_shipped_is_complete(guides: dict[str, Guide]) -> None:
    for guide in guides.values():
        assert guide.credit
        assert all(step.help and step.example for step in guide.steps)
        certain = [re.sub(r"<[^>]*>", "", part.text) for part in guide.reads]
        named = {gap for text in certain for gap in re.findall(r"{(\w+)}", text)}
        always = {f for part in guide.reads for f in part.if_any}
        assert all(guide.field(n).missing for n in named - always - {"name"})


def test_a_guide_comes_back_from_its_own_file(guides: dict[str, Guide], tmp_path: Path) -> None:
    for guide in guides.values():
        assert load(written(tmp_path, dump(guide))) == guide


def test_the_numbers_of_a_check_stand_in_one_order(guides: dict[str, Guide]) -> None:
    """Else the text a record keeps of its guide would differ from one start to the next."""
    uses = [use for guide in guides.values() for step in guide.steps for use in step.checks]
    numbers = [[name for name, value in use.params if isinstance(value, int)] for use in uses]
    assert max(map(len, numbers)) > 1
    assert all(names == sorted(names) for names in numbers)


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("version = 3", "version = true", 2, "“version” must be a whole number"),
        ("version = 3", "version = 0", 2, "“version” must be a whole number"),
        ("version = 3\n", "", 1, "“version” is missing"),
        ('kind = "goal"', 'kind = "spell"', 3, "“spell” is not a kind of guide"),
        ('title = "SMART goal"', "title = 7", 4, "“title” must be text"),
        ('title = "SMART goal"', 'title = " "', 4, "“title” is empty"),
        ('title = "SMART goal"', 'title = "\\u202Egoal"', 4, "cannot be shown"),
        ('title = "SMART goal"', f'title = "{"x" * 200}"', 4, "longer than 120"),
        ("version = 3", "version = 3\nscript = 1", 3, "“script” is not known here"),
    ],
)
def test_the_head_of_a_file_is_refused_with_line_and_reason(
    smart_text: str, tmp_path: Path, old: str, new: str, line: int, reason: str
) -> None:
    said = refused(written(tmp_path, smart_text.replace(old, new, 1)))
    assert said.startswith(f"own.toml, line {line}: ")
    assert reason in said


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('kind = "scale"', 'kind = "slider"', "“slider” is not a kind of field"),
        ('name = "sure"', 'name = "polygraph"', "there is no check named “polygraph”"),
        ("least = 6", "strictly = 6", "“strictly” is not known here"),
        ("least = 6", 'least = "6"', "“least” must be a whole number"),
        ('record = "baseline"', 'record = "effect"', "cannot fill “effect”"),
        ('record = "baseline"', 'record = "good_to_know"', "cannot fill “good_to_know”"),
        ('id = "means"', 'id = "../means"', "“id” must be a short plain name"),
    ],
)
def test_the_line_named_is_the_line_that_is_wrong(
    smart_text: str, tmp_path: Path, old: str, new: str, reason: str
) -> None:
    text = smart_text.replace(old, new, 1)
    line = text[: text.index(new)].count("\n") + 1
    said = refused(written(tmp_path, text))
    assert said.startswith(f"own.toml, line {line}: ")
    assert reason in said


@pytest.mark.parametrize(
    ("wording", "reason"),
    [
        ("First {name} looks: {checkpoint}.", ""),
        ("First look<: {checkpoint}>.", ""),
        ("First look <so to say> [x]: {checkpoint}.", ""),
        ("First look: {due_on}.", "“apart” must tell the same answers"),
        ("First look.", "“apart” must tell the same answers"),
        ("First look: {mood}.", "there is no field named “mood”"),
        ("First look: <{checkpoint}.", "“<” and “>” stand in pairs"),
        ("First look: <on <{checkpoint}>>.", "“<” and “>” stand in pairs"),
        ("First {name", "there is no field named “{”"),
    ],
)
def test_another_wording_of_a_sentence_tells_the_same(
    smart_text: str, wording: str, reason: str
) -> None:
    old = 'text = "You look at it together for the first time on {checkpoint}."\n'
    text = smart_text.replace(old, f'{old}apart = "{wording}"\n')
    line = text[: text.index(f'apart = "{wording}"')].count("\n") + 1
    found = loaded_or_said(text)
    if isinstance(found, str):
        assert found.startswith(f"own, line {line}: ")
        assert reason
        assert reason in found
    else:
        assert not reason
        assert found.reads[-1].apart == wording


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('name = "target"', 'name = "baseline"', "only once"),
        ('name = "target"', 'name = "name"', "only once"),
        ('id = "sign"', 'id = "different"', "only once"),
        ('value = "confidence"', 'value = "mood"', "“mood”, which is no field"),
        ('value = "confidence"\n', "", "“value” is missing"),
        ("{baseline}", "{baseline.__class__}", "there is no field named"),
        ("{baseline}", "{", "there is no field named"),
        ('if_any = ["why"]', 'if_any = ["whim"]', "there is no field named “whim”"),
        (
            'kind = "text"\nlabel = "Where',
            'kind = "choice"\nlabel = "Where',
            "cannot fill “source”",
        ),
        (
            'record = "why"',
            'choices = [{ value = "a", label = "A" }]',
            "“choices” is not known here",
        ),
    ],
)
def test_what_does_not_fit_together_is_refused(
    smart_text: str, tmp_path: Path, old: str, new: str, reason: str
) -> None:
    assert reason in refused(written(tmp_path, smart_text.replace(old, new, 1)))


def test_row_47_hostile_files_are_refused(tmp_path: Path) -> None:
    said = refused(written(tmp_path, 'id = "a"\nid = "b"'))
    assert "line 2: what is written there breaks off" in said
    assert said.endswith("Ask for it once more. (It is not valid TOML: Cannot overwrite a value.)")
    assert "nested too deeply" in refused(written(tmp_path, "id = " + "[" * 20_000))
    assert "valid TOML" in refused(written(tmp_path, "version = " + "9" * 5_000))
    assert "64 kilobytes" in refused(written(tmp_path, "#" * (MOST_BYTES + 1)))
    assert "no such file" in refused(tmp_path / "none.toml")
    assert "no such file" in refused(tmp_path)
    (tmp_path / "own.toml").write_bytes(b"id = \xff")
    assert "not UTF-8" in refused(tmp_path / "own.toml")


def test_windows_line_ends_and_byte_order_marks_are_fine(
    guides: dict[str, Guide], smart_text: str, tmp_path: Path
) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(b"\xef\xbb\xbf" + smart_text.replace("\n", "\r\n").encode())
    assert load(path) == guides["smart"]


def test_two_guides_of_one_name_are_refused(smart_text: str, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(smart_text, encoding="utf-8")
    (tmp_path / "b.toml").write_text(smart_text, encoding="utf-8")
    with pytest.raises(BadGuide, match=r"b\.toml: another guide is already named “smart”"):
        shipped(tmp_path)


LINE = st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60)
SENTENCE = LINE | st.lists(st.sampled_from("<>{}a. ")).map("".join)


def is_wrong(part: Part) -> bool:
    """Whether the two wordings cannot belong to one sentence, or brackets of one are no pairs."""
    gaps = [set(re.findall(r"\{([^{}]*)\}", text)) - {"name"} for text in (part.text, part.apart)]
    bare = re.sub(r"\{[^{}]*\}", "", part.apart)
    bare = re.sub(r"<[^<>]*>", "", bare)
    return bool(part.apart.strip()) and (gaps[0] != gaps[1] or bool(set(bare) & set("<>{}")))


@given(data=st.data())
def test_any_texts_in_a_guide_round_trip_or_are_refused(
    guides: dict[str, Guide], tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    guide = data.draw(st.sampled_from(list(guides.values())))
    step = data.draw(st.sampled_from(guide.steps))
    field = replace(
        step.fields[0],
        label=data.draw(LINE),
        missing=data.draw(LINE | st.just("")),
        choices=(
            Choice("one", data.draw(LINE), data.draw(LINE | st.just(""))),
            Choice("two", data.draw(LINE)),
        )
        if step.fields[0].kind is FieldKind.CHOICE
        else (),
    )
    changed = replace(step, question=data.draw(LINE), fields=(field, *step.fields[1:]))
    steps = tuple(changed if one is step else one for one in guide.steps)
    own = replace(
        guide,
        title=data.draw(LINE),
        steps=steps,
        version=data.draw(st.integers(1, 9999)),
        reads=(replace(guide.reads[0], apart=data.draw(SENTENCE)), *guide.reads[1:]),
    )
    path = written(tmp_path_factory.getbasetemp(), dump(own))
    try:
        loaded = load(path)
    except BadGuide:
        texts = (own.title, changed.question, field.label, *(c.label for c in field.choices))
        optional = (field.missing, own.reads[0].apart, *(c.reads for c in field.choices))
        assert is_wrong(own.reads[0]) or any(
            not text.strip() or re.search("[\u202a-\u202e\u2066-\u2069]", text)
            for text in (*texts, *(one or "x" for one in optional))
        )
    else:
        assert load(written(tmp_path_factory.getbasetemp(), dump(loaded))) == loaded
        assert loaded.title == own.title.strip()


@given(data=st.data())
def test_any_damage_to_a_file_loads_whole_or_is_refused(
    guides: dict[str, Guide], tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    text = dump(data.draw(st.sampled_from(list(guides.values()))))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 80)))
    new = data.draw(
        st.text(max_size=20) | st.sampled_from(["[[steps]]\n", "{}", '""', "[]", "1979-05-27"])
    )
    path = tmp_path_factory.getbasetemp() / "damaged.toml"
    path.write_bytes((text[:start] + new + text[end:]).encode("utf-8", "surrogatepass"))
    with suppress(BadGuide):
        assert load(written(tmp_path_factory.getbasetemp(), dump(load(path)))) == load(path)


PIECES = st.sampled_from(
    [
        *("[[steps]]", "[[steps.fields]]", "[[steps.checks]]", "[[reads]]", "[steps]", "[a.b.c]"),
        *('id = "a"', 'kind = "goal"', 'kind = "ladder"', "version = 1", 'name = "measure"'),
        *('text = "{name}"', "x = {}", "of = []", 'about = "mentor"', "= 1", "inf", "0x1F", "\n"),
        *("\u202e", "\x00", "\x7f", "\ud800", "#", "'''", '"""', "a.b.c.d = 1", "[[[", "}"),
        "1979-05-27T07:32:00Z",
    ]
)
ANY_TEXT = st.text(max_size=60) | st.lists(PIECES, max_size=30).map("\n".join)


@given(ANY_TEXT)
def test_any_text_at_all_is_a_guide_or_is_refused_in_a_sentence(text: str) -> None:
    found = loaded_or_said(text)
    if isinstance(found, str):
        assert found.startswith("own")
    else:
        assert load_text(dump(found), "own") == found


def loaded_or_said(text: str) -> Guide | str:
    try:
        return load_text(text, "own")
    except BadGuide as refusal:
        return str(refusal)


@given(data=st.data())
def test_what_a_guide_says_of_itself_round_trips(
    guides: dict[str, Guide], data: st.DataObject
) -> None:
    guide = data.draw(st.sampled_from(list(guides.values())))
    own = replace(
        guide,
        language=data.draw(st.text("abcdefghij", min_size=2, max_size=2)),
        phases=tuple(data.draw(st.lists(st.sampled_from(Phase), unique=True))),
        moments=tuple(data.draw(st.lists(st.sampled_from(Moment), unique=True))),
        challenges=tuple(data.draw(st.lists(st.sampled_from(Challenge), unique=True))),
    )
    assert load_text(dump(own), "own") == own


def test_hostile_texts_are_refused_with_the_line() -> None:
    head = 'id = "a"\nversion = 1\n'
    assert "own, line 3: what is written there" in refusal_of(head + 'id = "b"')
    assert "own, line 3" in refusal_of(head + 'kind = "goal\u202e"')
    assert "own, line 4" in refusal_of(head + "kind = 'goal'\nsteps = 4\n")
    assert "own, line 3: it is nested too deeply" in refusal_of(head + "x = " + "{a=" * 5_000)
    for deep in (
        ".".join("a" * 20_000) + " = 1",
        "[" + ' . "b"' * 10_000,
        "[[a" + ".a" * 90 + "]]",
    ):
        assert refusal_of(head + deep) == "own, line 3: it is nested too deeply."
    assert "64 kilobytes" in refusal_of("ü" * 40_000)


def refusal_of(text: str) -> str:
    with pytest.raises(BadGuide) as caught:
        load_text(text, "own")
    return str(caught.value)
