"""The command line as scripts see it: its own process, exit status, one sentence of error."""

from __future__ import annotations

import json
import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from mentor_desk import __main__
from mentor_desk.cli import PASSPHRASE
from mentor_desk.records import Mentee
from mentor_desk.store import Store
from tests import factory

ROOT = Path(__file__).parents[1]
SECRET = "correct horse"
NAME, PLAIN = "Γιώργος Zoë", "γιωργος"


def start(
    *arguments: str | Path, env: Mapping[str, str] | None = None, stdin: int = subprocess.DEVNULL
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "mentor_desk", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,  # no terminal of ours to ask at
        preexec_fn=hear_interrupts,
    )


def hear_interrupts() -> None:
    """Where the tests themselves run in the background, their children would not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def desk(*arguments: str | Path, env: Mapping[str, str] | None = None) -> tuple[int, str, str]:
    process = start(*arguments, env=env)
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


@pytest.fixture(autouse=True)
def no_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PASSPHRASE, raising=False)


@pytest.fixture
def journal(store: Store) -> Path:
    """A person with a goal, and a note whose words are worth looking for."""
    zoe = factory.mentee(store, NAME)
    factory.goal(store, zoe.id, "Ask first")
    held = factory.held(store, zoe.id, date(2026, 11, 14))
    factory.block(store, held.id, "First\twords & <b> “rhubarb”")
    store.close()
    return store.path


def ask(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """In this process, which is quicker, where it makes no difference."""
    try:
        status = __main__.main([str(argument) for argument in arguments])
    except SystemExit as error:
        status = error.code if isinstance(error.code, int) else -1
    said = capsys.readouterr()
    return status, said.out, said.err


def test_the_life_of_an_encrypted_journal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, env = tmp_path / "new.mentordesk", {PASSPHRASE: SECRET}
    assert desk("new", path, env=env) == (0, f"{path}: an empty journal\n", "")
    assert not path.read_bytes().startswith(b"SQLite")
    checks = ("pages", "file", "schema", "search index", "shareable tables", "digest", "generation")
    sound = "".join(f"{what}: sound\n" for what in checks) + "backups: none on this computer\n"
    monkeypatch.setenv(PASSPHRASE, SECRET)
    assert ask(capsys, "check", path) == (0, sound, "")
    monkeypatch.delenv(PASSPHRASE)
    monkeypatch.setattr("sys.stdin", None)
    needed = f"The journal has a passphrase: put it into {PASSPHRASE}.\n"
    assert ask(capsys, "check", path) == (1, "", needed)
    monkeypatch.setenv(PASSPHRASE, "wrong")
    assert ask(capsys, "check", path)[2].startswith("The passphrase is not right")


def test_a_passphrase_is_asked_for_at_the_terminal_and_not_shown(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    path = factory.journal_file(tmp_path, SECRET)
    try:
        here, there = pty.openpty()
    except OSError as error:
        pytest.skip(f"no terminal can be had here: {error}")
    process = start("search", path, "x", stdin=there)
    os.close(there)
    assert process.stderr
    shown = b""
    while b"Passphrase: " not in shown:
        # Without a terminal of its own the program asks on standard error, and reads from here.
        assert select.select([process.stderr], [], [], 60)[0]
        shown += os.read(process.stderr.fileno(), 1000)
    os.write(here, f"{SECRET}\n".encode())
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (0, "")
    assert "Nothing found." in err
    assert SECRET not in err
    assert SECRET not in shown.decode()
    os.close(here)


def test_new_needs_a_passphrase_or_says_how_to_go_without(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new.mentordesk"
    monkeypatch.setattr("sys.stdin", None)
    assert ask(capsys, "new", path) == (
        1,
        "",
        f"Put a passphrase into {PASSPHRASE}, or say --plain to go without.\n",
    )
    assert not path.exists()
    assert ask(capsys, "new", path, "--plain")[0] == 0
    assert path.read_bytes().startswith(b"SQLite")
    assert ask(capsys, "new", path, "--plain") == (1, "", f"There is already a file at “{path}”.\n")


def test_hits_as_lines_and_as_json(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(capsys, "search", journal, "rhub") == (
        0,
        f"note\t{NAME}\t2026-11-14\tFirst words & <b> “rhubarb”\n",
        "",
    )
    status, out, err = ask(capsys, "search", journal, PLAIN, "zoe", "--json")
    assert (status, err) == (0, "")
    assert [json.loads(line) for line in out.splitlines()] == [
        {
            "kind": "mentee",
            "id": 1,
            "mentee": NAME,
            "day": "2026-11-21",
            "heading": NAME,
            "snippet": [
                {"text": "Γιώργος", "hit": True},
                {"text": " ", "hit": False},
                {"text": "Zoë", "hit": True},
                {"text": " ", "hit": False},
            ],
        }
    ]
    assert ask(capsys, "search", journal, "nowhere") == (0, "", "Nothing found.\n")
    assert ask(capsys, "search", journal, "nowhere", "--json") == (0, "", "")
    assert ask(capsys, "search", journal, "zoe", "--limit", "1")[1].count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["serach"], "invalid choice: 'serach'"),
        (["search"], "the following arguments are required: JOURNAL, WORDS"),
        (["check", "a", "b"], "unrecognized arguments: b"),
        (["search", "j", "x", "--limit", "0"], "give a number from 1 to 1,000,000"),
        (["search", "j", "x", "--limit", "²"], "give a number from 1 to 1,000,000"),
        (["search", "j", "x", "--limit", "9" * 30], "give a number from 1 to 1,000,000"),
        (["sample", "j", "--sessions", "100001"], "give a number of sessions from 1 to 100,000"),
        (["sample", "j", "--sessions", "-1"], "give a number of sessions from 1 to 100,000"),
        (
            ["report", "j", "--mentee", "A", "--out", "x", "--from", "21.11.2026"],
            "“21.11.2026” is not a day; write it as 2026-11-21",
        ),
        (["report", "j", "--mentee", "A", "--out", "x", "--reader", "all"], "invalid Reader value"),
        (["new", "j", "--passphrase", SECRET], f"unrecognized arguments: --passphrase {SECRET}"),
        (["-x"], "the following arguments are required: COMMAND"),
    ],
    ids=lambda one: " ".join(one)[:40] if isinstance(one, list) else "",
)
def test_wrong_use_is_one_sentence_and_status_2(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = ask(capsys, *arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said.lower() in err.lower()


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(capsys, "--version")[:2] == (0, "Mentor Desk 0.1.0\n")
    status, out, _ = ask(capsys, "--help")
    assert status == 0
    listed = re.findall(r"^ {4}([a-z]+) ", out, re.MULTILINE)
    assert listed
    assert set(listed) == set(__main__.COMMANDS)
    assert PASSPHRASE in out


@pytest.mark.parametrize("command", ["check", "search", "report"])
def test_what_cannot_be_opened_is_one_sentence_and_status_1(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = {"search": ["x"], "report": ["--mentee", "A", "--out", str(tmp_path / "x.pdf")]}
    path = tmp_path / "gone.mentordesk"
    for made, said in ((False, "There is no journal at"), (True, "is empty")):
        if made:
            path.touch()
        status, out, err = ask(capsys, command, path, *more.get(command, []))
        assert (status, out) == (1, "")
        assert said in err
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_check_says_what_is_wrong(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from mentor_desk.store.engine import connect

    connection = connect(journal, None)
    connection.execute("UPDATE note_block SET text = 'never said'")
    connection.close()
    status, out, err = ask(capsys, "check", journal)
    assert (status, err) == (1, "")
    assert "digest: 1 record was changed by something else" in out.splitlines()
    assert "It is about the note of" in out


def test_a_reader_who_has_read_enough_is_no_error(store: Store) -> None:
    with store.write() as session:
        for number in range(400):
            session.add(Mentee(name=f"Zoë {number} with a name that fills the pipe"))
    store.close()
    with start("search", store.path, "zoë", "--limit", "1000", "--json") as process:
        assert process.stdout
        process.stdout.close()
        assert process.stderr
        assert process.stderr.read() == ""
        assert process.wait(60) == 1


def test_names_in_any_script_pass_through_a_pipe_of_any_encoding(journal: Path) -> None:
    status, out, err = desk(
        "search", journal, PLAIN, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    )
    assert (status, err) == (0, "")
    assert "Γιώργος" in out


def test_a_search_with_bytes_that_are_no_text(
    journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = b"zoe \xff".decode("utf-8", "surrogateescape")
    assert ask(capsys, "search", journal, typed)[0] == 0


@pytest.mark.parametrize("when", ["tables", "records"])
def test_an_interrupted_sample_leaves_nothing_but_what_was_there(tmp_path: Path, when: str) -> None:
    folder, state = tmp_path / "mine", tmp_path / "state"
    folder.mkdir()
    path = folder / "j.mentordesk"
    kept = {"j.mentordesk.backup", "j.mentordesk-old"}
    for name in kept:
        (folder / name).write_text("mine")
    process = start("sample", path, "--sessions", "100000", env={"XDG_STATE_HOME": str(state)})

    def is_time() -> bool:
        log = folder / "j.mentordesk-wal"
        if when == "tables":
            return log.exists() and log.stat().st_size > 50_000
        return any(state.rglob("*.json"))  # noted when the empty journal is ready

    deadline = time.monotonic() + 60
    while not is_time():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        select.select([], [], [], 0.005)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, "")
    assert err == "Stopped; nothing that was saved is lost.\n"
    assert {one.name for one in folder.iterdir()} == kept


def test_a_sample_is_sound_and_full_of_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sample.mentordesk"
    given = ("--sessions", "12", "--seed", "3", "--today", "2026-11-21")
    assert ask(capsys, "sample", path, *given) == (0, f"{path}: a sample of 12 sessions\n", "")
    assert ask(capsys, "check", path)[0] == 0
    assert ask(capsys, "search", path, "a")[1]
    assert ask(capsys, "sample", path, *given) == (
        1,
        "",
        f"There is already a file at “{path}”.\n",
    )


def test_a_report_is_written_for_one_mentee(
    journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "summary.pdf"
    status, said, err = ask(capsys, "report", journal, "--mentee", "γιώργος", "--out", out)
    assert (status, err) == (0, "")
    assert said.startswith(f"{out}: ")
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--mentee", "Nobody"], "No mentee is called “Nobody”."),
        (
            ["--mentee", "Γιώργος", "--from", "2026-02-01", "--to", "2026-01-01"],
            "The period ends before it begins.",
        ),
    ],
)
def test_a_report_that_cannot_be_written_says_why(
    journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str], said: str
) -> None:
    out = tmp_path / "x.pdf"
    assert ask(capsys, "report", journal, *more, "--out", out) == (1, "", f"{said}\n")
    assert not out.exists()


def test_two_mentees_of_one_beginning(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("Amara Okafor", "Amara Osei", "Zoë"):
        factory.mentee(store, name)
    store.close()
    status, _, err = ask(
        capsys, "report", store.path, "--mentee", "amara", "--out", tmp_path / "x.pdf"
    )
    assert (status, err) == (1, "More than one mentee is called “amara”.\n")
