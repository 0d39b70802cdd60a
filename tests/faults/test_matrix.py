"""Each row of the fault matrix is tested, or says why it cannot happen here."""

from __future__ import annotations

import ast
import re
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


def numbers(name: str) -> list[int]:
    """Those of `test_row_08_…` and `test_rows_39_40_…`."""
    found = re.match(r"test_row(?:_\d\d|s(?:_\d\d){2,})_[a-z]", name)
    return [int(number) for number in re.findall(r"_(\d\d)", found[0])] if found else []


def test_every_row_is_there_once() -> None:
    assert [row["number"] for row in ROWS] == list(range(1, 57))


def test_every_row_has_a_test_or_says_why() -> None:
    assert not [row["number"] for row in ROWS if not (row.get("tests") or row.get("why"))]


@pytest.mark.parametrize("test", TESTS)
def test_every_named_test_is_there(test: str) -> None:
    file, _, name = test.partition("::")
    assert (ROOT / file).is_file()
    assert name in defined(ROOT / file)


@pytest.mark.parametrize("test", TESTS)
def test_each_has_the_numbers_of_its_rows_in_its_name(test: str) -> None:
    """So that whoever sees it fail knows which promise does not hold."""
    listed_under = [row["number"] for row in ROWS if test in row.get("tests", ())]
    assert numbers(test.partition("::")[2]) == listed_under


def test_numbers_in_names_are_rows_also_where_none_lists_them() -> None:
    """`-k row_08` gives every test of that row, these too."""
    named = {
        name: numbers(name)
        for file in (ROOT / "tests").rglob("test_*.py")
        for name in defined(file)
        if re.match(r"test_rows?_\d", name)
    }
    known = {row["number"] for row in ROWS}
    assert not [name for name, found in named.items() if not found or not known.issuperset(found)]
