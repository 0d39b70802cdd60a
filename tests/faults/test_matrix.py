"""Each row of the fault matrix is tested, or says why it cannot happen here."""

from __future__ import annotations

import ast
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROWS = tomllib.loads(Path(__file__).with_name("matrix.toml").read_text(encoding="utf-8"))["row"]
TESTS = [test for row in ROWS for test in row.get("tests", ())]


@cache
def defined(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_row_is_there_once() -> None:
    assert [row["number"] for row in ROWS] == list(range(1, 57))


def test_every_row_has_a_test_or_says_why() -> None:
    assert not [row["number"] for row in ROWS if not (row.get("tests") or row.get("why"))]


@pytest.mark.parametrize("test", TESTS)
def test_every_named_test_is_there(test: str) -> None:
    file, _, name = test.partition("::")
    assert (ROOT / file).is_file()
    assert name in defined(ROOT / file)


def test_rows_in_names_are_those_they_are_listed_under() -> None:
    wrong = [
        test
        for row in ROWS
        for test in row.get("tests", ())
        if "::test_row_" in test and f"::test_row_{row['number']:02}_" not in test
    ]
    assert not wrong
