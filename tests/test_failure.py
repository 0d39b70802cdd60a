"""A report of an error tells where, never what: canaries in everything an error carries."""

from __future__ import annotations

import os
import subprocess
import sys
import traceback
from pathlib import Path

import pytest
from sqlalchemy import exc

from mentor_desk import failure, paths
from mentor_desk.store import Store

ROOT = Path(__file__).parents[1]
CANARY = "quokka"


class Talkative(RuntimeError):
    """Says what it knows in every way there is."""

    def __str__(self) -> str:
        return CANARY

    def __repr__(self) -> str:
        return CANARY


def broken(note: str) -> None:
    told = f"{note} {CANARY}"
    try:
        try:
            {told: told}[CANARY * 2]
        except KeyError as error:
            error.add_note(CANARY)
            raise FileNotFoundError(2, told, f"/home/{CANARY}/{CANARY}.mentordesk") from error
    except OSError:
        group = [ValueError(told), Talkative(told)]
        raise ExceptionGroup(told, group)  # noqa: B904  the chain by context is meant


def caught(work: object, *arguments: object) -> BaseException:
    try:
        work(*arguments)  # type: ignore[operator]
    except BaseException as error:
        return error
    raise AssertionError("nothing was raised")


def test_no_message_note_or_file_name_is_in_the_report() -> None:
    error = caught(broken, CANARY)
    said = "".join(traceback.format_exception(error))
    assert said.count(CANARY) > 5  # what would be said otherwise
    report = failure.report(error, 3)
    assert CANARY not in report
    for told in ("ExceptionGroup", "FileNotFoundError (errno 2)", "KeyError", "ValueError"):
        assert told in report
    assert "Happened 3 times" in report


def test_no_parameter_of_the_database_is_in_the_report(store: Store) -> None:
    def write() -> None:
        with store.write() as session:
            session.connection().exec_driver_sql(
                f"INSERT INTO journal (id, uuid) VALUES (1, '{CANARY}')"
            )

    error = caught(write)
    assert isinstance(error, exc.IntegrityError)
    assert CANARY in str(error)
    report = failure.report(error)
    assert CANARY not in report
    assert "sqlalchemy.exc.IntegrityError" in report
    assert "IntegrityError (sqlite_errorcode " in report
    assert " in sqlalchemy" in report


def test_the_place_is_told_but_not_whose_folder_it_is_in() -> None:
    compiled = compile("1 / 0", f"/home/{CANARY}/notes.py", "exec")
    report = failure.report(caught(exec, compiled, {}))
    assert CANARY not in report
    assert "ZeroDivisionError" in report
    assert "other code" in report
    assert str(Path.home()) not in report
    assert os.uname().nodename not in report.replace(os.uname().sysname, "")


def test_our_own_frames_have_file_line_and_function(store: Store) -> None:
    store.close()

    def read() -> None:
        with store.read():
            pass

    report = failure.report(caught(read))
    assert "  mentor_desk/store/store.py:" in report
    assert " Store._connect" in report


def test_a_chain_that_bites_its_tail_ends() -> None:
    first, second = ValueError(), TypeError()
    first.__cause__, second.__cause__ = second, first
    assert failure.report(first).count("Error") == 2


def test_a_deep_fall_is_told_shortly() -> None:
    def down() -> None:
        down()

    report = failure.report(caught(down))
    assert "RecursionError" in report
    assert len(report) < 1000


def test_the_same_failure_has_the_same_place(store: Store) -> None:
    store.close()

    def read() -> None:
        with store.read():
            pass

    assert failure.place(caught(read)) == failure.place(caught(read))
    assert failure.place(caught(read)) != failure.place(caught(broken, ""))


def test_the_last_few_reports_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    kept = [failure.keep(f"report {number}") for number in range(8)]
    folder = paths.state_folder() / "failures"
    assert sorted(file.read_text() for file in folder.iterdir()) == [
        f"report {number}" for number in range(3, 8)
    ]
    assert kept[-1] in list(folder.iterdir())
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    (tmp_path / "file").touch()
    assert failure.keep("report") is None


# A command that runs into what nobody expected, in a process of its own.
BREAK = f"""
import sys
import mentor_desk.store
class Gone:
    def __del__(self):
        raise RuntimeError("{CANARY}")
def broken(path):
    Gone()
    raise RuntimeError("{CANARY}")
mentor_desk.store.needs_passphrase = broken
sys.argv = ["mentor-desk", "search", "{CANARY}.mentordesk", "{CANARY}"]
from mentor_desk.__main__ import start
sys.exit(start())
"""


@pytest.mark.parametrize("asked", [False, True])
def test_row_51_the_command_line_says_one_sentence(tmp_path: Path, asked: bool) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(tmp_path)}
    if asked:
        env[failure.ASK] = "1"
    done = subprocess.run(
        [sys.executable, "-c", BREAK], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Something failed")
    assert ("\nRuntimeError\n" in done.stderr) is asked
    assert CANARY not in done.stderr + done.stdout
    kept = list((tmp_path / "mentor-desk" / "failures").iterdir())
    assert len(kept) == 2
    assert all(CANARY not in file.read_text() for file in kept)
