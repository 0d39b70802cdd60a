"""The two commands of the README, `run` and `test`, and the developer's scripts beside this file.

It holds nothing of the product. It needs Python and nothing else: whatever more there is goes into
.venv, exactly as the lock files say. Python 3.8 must still be able to read it, to be told in a
sentence that it is too old.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
SCRIPTS = VENV / ("Scripts" if WINDOWS else "bin")
EXE = ".exe" if WINDOWS else ""
PYTHON = SCRIPTS / f"python{EXE}"
STAMP = VENV / "mentor-desk.json"
RUN_LOCK = HERE / "requirements.txt"
DEV_LOCK = HERE / "requirements-dev.txt"
# The end-to-end tests' screen and hands, and what makes disks fail: program -> Debian's packages.
TOOLS = {"Xvfb": ["xvfb"], "xdotool": ["xdotool"], "cc": ["gcc", "libc6-dev"]}
STEPS = {
    "format": [PYTHON, "-m", "ruff", "format", "--check", "."],
    "lint": [PYTHON, "-m", "ruff", "check", "."],
    "types": [PYTHON, "-m", "basedpyright"],
    "contracts": [SCRIPTS / f"lint-imports{EXE}", "--no-logo"],
    "tests": [PYTHON, "-m", "pytest"],
}
# All tests go on all cores; a few chosen ones are sooner done on one.
ON_ALL_CORES = ["-n", "auto", "--dist", "loadgroup"]


def say(text: str) -> None:
    print(text, flush=True)


def call(*command: object, **more: str) -> int:
    """Run a program with the clone importable, and with what `more` adds to the environment."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    return subprocess.run([str(part) for part in command], env=env, check=False).returncode


def must(*command: object) -> None:
    code = call(*command)
    if code:
        words = " ".join(str(part) for part in command)
        sys.exit(f"This did not work (it ended with {code}): {words}")


# The system --------------------------------------------------------------------------------------


def root_with_apt() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and bool(shutil.which("apt-get"))


def apt_install(packages: list[str]) -> bool:
    say("Installing from the system's packages: " + " ".join(packages))
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    return call("apt-get", "update", "-qq", **quiet) == 0 and call(*install, **quiet) == 0


def bring_libraries(wanted: Iterable[str]) -> bool:
    """Bring Qt's system libraries if that may be done here, else say how; whether all are there."""
    from mentor_desk import needs

    wanted = list(wanted)
    lacking = needs.missing(wanted)
    if lacking and root_with_apt() and apt_install(needs.packages(lacking)):
        lacking = needs.missing(wanted)
    if lacking:
        say(needs.sentence(lacking))
    return not lacking


def bring_all() -> None:
    """Everything the tests can use: Qt on a real screen, printing, the end-to-end test's tools."""
    from mentor_desk import needs

    bring_libraries([*needs.IMPORT, *needs.WINDOW, *needs.PRINTING])
    lacking = [program for program in TOOLS if not shutil.which(program)]
    if sys.platform != "linux" or not lacking:
        return
    packages = [package for program in lacking for package in TOOLS[program]]
    if not (root_with_apt() and apt_install(packages)):
        say("Some tests will be skipped without: " + " ".join(packages))


def without_network() -> list[str]:
    """What to put before a command so that it runs where there is no network at all, not even to
    this computer; nothing, and why, where the system does not let us.
    """
    if sys.platform != "linux" or not shutil.which("unshare"):
        say("The network stays within the tests' reach: only Linux's unshare takes it away.")
        return []
    whole = ["unshare", "--net"]
    mine = ["unshare", "--user", "--map-current-user", "--net"]
    for prefix in (whole, mine) if os.geteuid() == 0 else (mine,):
        if not subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode:
            say("There is no network for the tests: they run in an empty network namespace.")
            return prefix
    say("The network stays within the tests' reach: this system allows no network namespaces.")
    return []


# The environment ---------------------------------------------------------------------------------


def digest(*parts: object) -> str:
    """Of files their contents, of all else its text."""
    total = hashlib.sha256()
    for part in parts:
        total.update(part.read_bytes() if isinstance(part, Path) else repr(part).encode())
    return total.hexdigest()


def stamps() -> dict[str, str]:
    """What .venv must have been made from to be as this clone wants it."""
    here = (sys.version_info[:2], str(ROOT))
    return {
        "run": digest(*here, RUN_LOCK),
        "package": digest(ROOT / "pyproject.toml"),
        "dev": digest(DEV_LOCK),
    }


def read_stamp() -> dict[str, str]:
    try:
        found = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if PYTHON.exists() else {}


def pip(*arguments: object) -> None:
    must(PYTHON, "-m", "pip", "--disable-pip-version-check", "install", *arguments)


def make_venv() -> None:
    # Debian and its children keep this part of Python in a package of its own.
    able = importlib.util.find_spec("ensurepip") is not None
    if not able and not (root_with_apt() and apt_install(["python3-venv"])):
        command = "sudo apt-get install -y python3-venv"
        sys.exit(f"This Python cannot make a .venv yet. One command changes that: {command}")
    say(f"Making .venv with Python {platform.python_version()} …")
    if VENV.is_symlink():  # what is behind it belongs to somebody else and would be cleared
        VENV.unlink()
    must(sys.executable, "-m", "venv", "--clear", VENV)


def install_locked(lock: Path) -> None:
    say(f"Installing what packaging/{lock.name} names, each file checked against its hash …")
    pip("--require-hashes", "--only-binary", ":all:", "-r", lock)


def install_package() -> None:
    say("Installing Mentor Desk itself into .venv, editable …")
    pip("--quiet", "--no-deps", "--no-build-isolation", "-e", ROOT)


def prepare(dev: bool) -> None:
    """Make .venv what the lock files and pyproject.toml say; in a moment when it already is."""
    wanted, found = stamps(), read_stamp()
    if found.get("run") != wanted["run"]:
        found = {}
        make_venv()
    steps = [
        ("run", lambda: install_locked(RUN_LOCK)),
        ("package", install_package),
        ("dev", lambda: install_locked(DEV_LOCK)),
    ]
    for name, install in steps:
        if found.get(name) != wanted[name] and (dev or name != "dev"):
            install()
            found[name] = wanted[name]
            STAMP.write_text(json.dumps(found), encoding="utf-8")


# The commands ------------------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    from mentor_desk import needs

    prepare(dev=False)
    ready = bring_libraries(needs.wanted())
    if arguments:
        return call(PYTHON, "-m", "mentor_desk", *arguments)
    if not ready:
        return 1
    return call(PYTHON, "-m", "mentor_desk") if needs.display() else tour_instead()


def tour_instead() -> int:
    folder = Path(tempfile.mkdtemp(prefix="mentor-desk-tour-"))
    say("There is no display here, so Mentor Desk shows itself off screen, step by step …")
    code = call(PYTHON, "-m", "mentor_desk", "tour", folder, QT_QPA_PLATFORM="offscreen")
    if not code:
        say(f"Its pictures, its PDF and its journal are in {folder}:")
    for path in sorted(folder.rglob("*")):
        say("    " + str(path.relative_to(folder)))
    return code


def test(arguments: list[str]) -> int:
    prepare(dev=True)
    bring_all()
    steps = {**STEPS, "tests": [*without_network(), *STEPS["tests"], *(arguments or ON_ALL_CORES)]}
    results = [step(name, command) for name, command in steps.items()]
    say("")
    for name, code, seconds in results:
        say(f"{name:<10} {'failed' if code else 'ok':<7} {seconds:6.1f} s")
    return 1 if any(code for _, code, _ in results) else 0


def step(name: str, command: Sequence[object]) -> tuple[str, int, float]:
    say(f"\n--- {name} ---")
    os.chdir(ROOT)
    start = time.monotonic()
    code = call(*command)
    return name, code, time.monotonic() - start


def script(name: str, arguments: list[str]) -> int:
    path = HERE / (name + ".py")
    if not path.is_file():
        say(f"There is no command “{name}”: packaging/{name}.py is not here.\n\n{usage()}")
        return 2
    prepare(dev=True)
    bring_all()
    return call(PYTHON, path, *arguments)


def usage() -> str:
    scripts = sorted(path.stem for path in HERE.glob("*.py") if path != Path(__file__).resolve())
    return (
        "python3 packaging/dev.py run [ARGUMENTS]    open Mentor Desk; arguments go to it\n"
        "python3 packaging/dev.py test [ARGUMENTS]   every check; arguments go to pytest\n"
        "python3 packaging/dev.py SCRIPT [ARGUMENTS] a script beside dev.py: " + ", ".join(scripts)
    )


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):
        say(f"Mentor Desk needs Python 3.11 or newer; this is {platform.python_version()}.")
        return 1
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        say(usage())
        return 0 if arguments else 2
    sys.path.insert(0, str(ROOT))
    name, *rest = arguments
    commands = {"run": run, "test": test}
    return commands[name](rest) if name in commands else script(name, rest)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
