"""A helper process: it answers a line of JSON with lines of JSON, the last of them with `end`."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

_PATIENCE_S = 30
ROOT = Path(__file__).parents[2]
Answer = dict[str, Any]


class Helper:
    """Use as a context manager; not for two threads at once."""

    def __init__(self, module: str, environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", module],
            cwd=ROOT,
            env={**environment, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,  # Ctrl+C is for the process that asks
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        try:
            self._process.wait(timeout=_PATIENCE_S)
        except subprocess.TimeoutExpired:
            # After thousands of journals it may take long to let go of all it read, and all it had
            # to say was said: the table of a run of hours must not be lost by it.
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()

    def ask(self, **wanted: object) -> list[Answer]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(wanted) + "\n")
        self._process.stdin.flush()
        said: list[Answer] = []
        while not said or "end" not in said[-1]:
            line = self._process.stdout.readline()
            if not line:
                raise RuntimeError(f"a helper process ended with {self._process.wait()}")
            said.append(json.loads(line))
        return said
