"""The set-up script, without downloading: the real download is every run of the test command."""

from __future__ import annotations

import ast
import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent.parent
DEV = ROOT / "packaging" / "dev.py"


@pytest.fixture
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev_under_test", DEV)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def clone(dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty clone whose folder name has a space, and no .venv."""
    root = tmp_path / "Zoë’s own clone"
    (root / "packaging").mkdir(parents=True)
    paths = {
        "ROOT": root,
        "HERE": root / "packaging",
        "VENV": root / ".venv",
        "PYTHON": root / ".venv" / "bin" / "python",
        "STAMP": root / ".venv" / "mentor-desk.json",
        "RUN_LOCK": root / "packaging" / "requirements.txt",
        "DEV_LOCK": root / "packaging" / "requirements-dev.txt",
    }
    for name, path in paths.items():
        monkeypatch.setattr(dev, name, path)
    for name in ("pyproject.toml", "packaging/requirements.txt", "packaging/requirements-dev.txt"):
        (root / name).write_text(name, encoding="utf-8")
    return root


@pytest.fixture
def started(dev: ModuleType, clone: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The programs dev.py starts, as one word each; none of them is really started."""
    words: list[str] = []

    def note(command: list[str], **_options: object) -> subprocess.CompletedProcess[bytes]:
        if "venv" in command:
            (clone / ".venv" / "bin").mkdir(parents=True, exist_ok=True)
            (clone / ".venv" / "bin" / "python").touch()
            (clone / ".venv" / "mentor-desk.json").unlink(missing_ok=True)
        last = Path(command[-1]).name
        words.append({".venv": "venv", clone.name: "package"}.get(last, last))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(dev.subprocess, "run", note)
    return words


def say_with(version: tuple[int, ...]) -> subprocess.CompletedProcess[str]:
    code = (
        f"import runpy, sys; sys.version_info = {version}; sys.argv[1:] = ['run']; "
        f"runpy.run_path({str(DEV)!r}, run_name='__main__')"
    )
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_an_old_python_can_read_it() -> None:
    ast.parse(DEV.read_text(encoding="utf-8"), feature_version=(3, 8))


def test_an_old_python_is_told_so_in_a_sentence() -> None:
    told = say_with((3, 8, 10))
    assert told.returncode == 1
    assert "needs Python 3.11 or newer" in told.stdout
    assert not told.stderr


def test_it_needs_the_standard_library_only() -> None:
    names = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(DEV.read_text(encoding="utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert names <= sys.stdlib_module_names | {"mentor_desk"}


def test_the_first_run_makes_everything_and_the_second_nothing(
    dev: ModuleType, started: list[str]
) -> None:
    dev.prepare(dev=False)
    assert started == ["venv", "requirements.txt", "package"]
    started.clear()
    dev.prepare(dev=False)
    assert started == []


def test_the_tests_add_the_tools_to_what_is_there(dev: ModuleType, started: list[str]) -> None:
    dev.prepare(dev=False)
    started.clear()
    dev.prepare(dev=True)
    assert started == ["requirements-dev.txt"]


@pytest.mark.parametrize(
    ("changed", "again"),
    [
        ("pyproject.toml", ["package"]),
        ("packaging/requirements-dev.txt", ["requirements-dev.txt"]),
        (
            "packaging/requirements.txt",
            ["venv", "requirements.txt", "package", "requirements-dev.txt"],
        ),
    ],
)
def test_what_changed_is_installed_again(
    dev: ModuleType, clone: Path, started: list[str], changed: str, again: list[str]
) -> None:
    dev.prepare(dev=True)
    started.clear()
    (clone / changed).write_text("changed", encoding="utf-8")
    dev.prepare(dev=True)
    assert started == again


def test_a_broken_stamp_or_a_lost_python_starts_afresh(
    dev: ModuleType, clone: Path, started: list[str]
) -> None:
    dev.prepare(dev=False)
    for spoil in (lambda: dev.STAMP.write_text("{", encoding="utf-8"), dev.PYTHON.unlink):
        spoil()
        started.clear()
        dev.prepare(dev=False)
        assert started[0] == "venv"


def test_what_a_link_leads_to_is_left_alone(
    dev: ModuleType, started: list[str], clone: Path, tmp_path: Path
) -> None:
    other = tmp_path / "another clone's"
    (other / "bin").mkdir(parents=True)
    (other / "bin" / "python").touch()
    (clone / ".venv").symlink_to(other, target_is_directory=True)
    dev.prepare(dev=False)
    assert started[0] == "venv"
    assert not (clone / ".venv").is_symlink()
    assert [one.name for one in other.iterdir()] == ["bin"]


def test_an_install_that_fails_is_not_taken_for_done(
    dev: ModuleType, started: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    working: Callable[..., subprocess.CompletedProcess[bytes]] = dev.subprocess.run

    def fail_at_package(
        command: list[str], **options: object
    ) -> subprocess.CompletedProcess[bytes]:
        done = working(command, **options)
        return (
            subprocess.CompletedProcess(command, int(started[-1] == "package"))
            if "-e" in command
            else done
        )

    monkeypatch.setattr(dev.subprocess, "run", fail_at_package)
    with pytest.raises(SystemExit, match="did not work"):
        dev.prepare(dev=False)
    assert "package" not in json.loads(dev.STAMP.read_text(encoding="utf-8"))


def test_a_script_that_is_not_there_is_named(
    dev: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(["no-such-script"]) == 2
    assert "packaging/no-such-script.py is not here" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be without a display")
@pytest.mark.parametrize(
    ("display", "arguments", "opened"),
    [("", [], "tour"), (":0", [], "window"), ("", ["check", "my.mentordesk"], "my.mentordesk")],
)
def test_without_a_display_the_tour_stands_in_for_the_window(
    dev: ModuleType,
    started: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    display: str,
    arguments: list[str],
    opened: str,
) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setattr(dev, "bring_libraries", lambda wanted: True)
    monkeypatch.setattr(dev.tempfile, "mkdtemp", lambda prefix: str(tmp_path / "tour"))
    dev.main(["run", *arguments])
    assert started[-1].replace("mentor_desk", "window") == opened


def test_every_check_runs_although_one_failed(
    dev: ModuleType,
    started: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    steps = {name: [name] for name in dev.STEPS}
    monkeypatch.setattr(dev, "STEPS", steps)
    monkeypatch.setattr(dev, "prepare", lambda dev: None)
    monkeypatch.setattr(dev, "bring_all", lambda: None)
    monkeypatch.setattr(dev, "without_network", list)
    working: Callable[..., subprocess.CompletedProcess[bytes]] = dev.subprocess.run

    def fail_lint(command: list[str], **options: object) -> subprocess.CompletedProcess[bytes]:
        working(command, **options)
        return subprocess.CompletedProcess(command, int(command[0] == "lint"))

    monkeypatch.setattr(dev.subprocess, "run", fail_lint)
    assert dev.main(["test", "-k", "goal"]) == 1
    assert started == ["format", "lint", "types", "contracts", "goal"]
    assert "lint       failed" in capsys.readouterr().out


def test_the_tests_have_no_network_where_the_system_lets_us(
    dev: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    prefix = dev.without_network()
    said = capsys.readouterr().out
    if not prefix:
        assert "within the tests' reach" in said
        return
    assert "no network for the tests" in said
    reach = [*prefix, sys.executable, "-c", "import socket; print(socket.if_nameindex())"]
    done = subprocess.run(reach, capture_output=True, text=True, check=True)
    assert done.stdout == "[(1, 'lo')]\n"


def test_a_system_without_namespaces_is_said(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda program: None)
    assert dev.without_network() == []
    assert "within the tests' reach" in capsys.readouterr().out
