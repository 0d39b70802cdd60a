"""What the first word on the command line is taken for."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentor_desk import __main__, needs
from mentor_desk.__main__ import COMMANDS, main


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """Instead of a window: what it would have shown."""
    found: list[Path | None] = []

    def window(journal: Path | None) -> int:
        found.append(journal)
        return 0

    monkeypatch.setattr(__main__, "_window", window)
    return found


@pytest.mark.parametrize("word", ["mine.mentordesk", "./mine", "/no/where", "folder/mine", "a.b"])
def test_a_journal_opens_the_window(opened: list[Path | None], word: str) -> None:
    assert main([word]) == 0
    assert opened == [Path(word)]


def test_nothing_opens_the_window_too(opened: list[Path | None]) -> None:
    assert main([]) == 0
    assert opened == [None]


def test_a_plain_word_is_a_journal_if_it_is_there(
    opened: list[Path | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine").touch()
    Path("check").mkdir()
    assert main(["mine"]) == 0
    assert opened == [Path("mine")]
    for command in COMMANDS:
        with pytest.raises(SystemExit) as ended:
            main([command])  # a folder of the same name changes nothing
        assert ended.value.code == 2


@pytest.mark.parametrize("words", [["serach"], ["--nothing"], ["mine.mentordesk", "other"]])
def test_anything_else_is_wrong_use(
    opened: list[Path | None], words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not opened


def test_no_display_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(needs, "missing", lambda _wanted: [])
    monkeypatch.setattr(needs, "display", lambda: False)
    assert main([]) == 1
    assert "There is no display" in capsys.readouterr().err


def test_missing_libraries_become_one_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(needs, "missing", lambda _wanted: ["libEGL.so.1"])
    assert main([]) == 1
    assert capsys.readouterr().err == f"{needs.sentence(['libEGL.so.1'])}\n"
