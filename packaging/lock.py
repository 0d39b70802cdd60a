"""Write the lock files from the ranges in pyproject.toml, for every platform, with hashes.

    python3 packaging/dev.py lock             keeps what still fits the ranges
    python3 packaging/dev.py lock --upgrade   takes the newest of everything

The resolver is uv, itself installed by its own lock file into a folder that is thrown away.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
HEADER = "# Made by `python3 packaging/dev.py lock` from pyproject.toml; not edited by hand.\n"
# Each group's file, and what to give the resolver besides.
LOCKS = {
    "requirements.txt": ["pyproject.toml", "--group", "build"],
    "requirements-dev.txt": ["--group", "dev", "-c", "packaging/requirements.txt"],
    "requirements-lock.txt": ["--group", "lock"],
}


def uv(folder: str) -> Path:
    """The resolver, in a new environment in the folder."""
    venv.create(folder, with_pip=True)
    windows = sys.platform == "win32"
    scripts, exe = Path(folder) / ("Scripts" if windows else "bin"), ".exe" if windows else ""
    options = ["--require-hashes", "--only-binary", ":all:", "-r", HERE / "requirements-lock.txt"]
    subprocess.run(
        [scripts / f"python{exe}", "-m", "pip", "install", "--quiet", *options], check=True
    )
    return scripts / f"uv{exe}"


def lock(resolver: Path, name: str, sources: list[str], more: list[str]) -> None:
    target = HERE / name
    options = [
        "--universal",
        "--python-version",
        "3.11",
        "--generate-hashes",
        "--only-binary",
        ":all:",
    ]
    command = [resolver, "pip", "compile", *sources, *options, "--quiet", "--no-header", *more]
    subprocess.run(
        [*command, "--output-file", target], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )
    target.write_text(HEADER + target.read_text(encoding="utf-8"), encoding="utf-8")


def main(more: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        resolver = uv(folder)
        for name, sources in LOCKS.items():
            print(f"Writing packaging/{name} …", flush=True)
            lock(resolver, name, sources, more)


if __name__ == "__main__":
    main(sys.argv[1:])
