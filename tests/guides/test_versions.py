"""A shipped guide that is changed has another version, or this says what to do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from mentor_desk.guides import Guide

from .versions import COMMAND, FILE, faults, read, said, write_down, written


def test_no_shipped_guide_says_something_else_under_its_version(guides: dict[str, Guide]) -> None:
    known, now = read(FILE.read_text(encoding="utf-8")), said(guides.values())
    assert faults(known, now) == []
    others = {name for name, _ in known.items() ^ now.items()}
    assert not others, f"New, gone or counted up: {sorted(others)}. Now run: {COMMAND}"


def test_a_guide_changed_under_its_version_is_named_with_what_to_do(
    guides: dict[str, Guide],
) -> None:
    before = guides["card-time"]
    step = replace(before.steps[0], question="Who was relieved?")
    changed = replace(before, steps=(step, *before.steps[1:]))
    known = said([before, guides["smart"]])
    (told,) = faults(known, said([changed, guides["smart"]]))
    assert told.startswith(f"“card-time” no longer says what its version {before.version} says")
    assert f"version = {before.version + 1} into resources/guides/card-time.toml" in told
    assert told.endswith(COMMAND)
    assert faults(known, said([replace(changed, version=before.version + 1)])) == []
    assert faults(known, said([replace(before, version=before.version - 1)])) != []


def test_what_is_written_down_is_one_line_a_guide_and_waits_until_all_are_counted_up(
    guides: dict[str, Guide], tmp_path: Path
) -> None:
    file = tmp_path / "versions.txt"
    first = said([guides["smart"], guides["card-time"]])
    assert write_down(file, first) == []
    text = file.read_text(encoding="utf-8")
    assert [line.split()[0] for line in text.splitlines()] == ["card-time", "smart"]
    assert read(text) == first
    changed = replace(guides["smart"], title="Smart")
    assert write_down(file, said([changed, guides["card-time"]])) != []
    assert file.read_text(encoding="utf-8") == text
    raised = said([replace(changed, version=changed.version + 1)])
    assert write_down(file, raised) == []
    assert file.read_text(encoding="utf-8") == written(raised)
