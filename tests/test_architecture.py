"""Rules of the house that no linter knows."""

from __future__ import annotations

import ast
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "mentor_desk"
NETWORK = {
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "webbrowser",
    "xmlrpc",
    "PySide6.QtNetwork",
    "PySide6.QtWebSockets",
}
# In pieces, or this file would name them.
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("deb", "debian", "org"),
        ("security", "debian", "org"),
        ("archive", "ubuntu", "com"),
    )
]


def imports(source: str) -> set[str]:
    """Every dotted name a module imports, at its top or deep inside a function."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def network(names: set[str]) -> set[str]:
    return {name for name in names if any(f"{name}.".startswith(f"{bad}.") for bad in NETWORK)}


def committed() -> list[Path]:
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("needs git and a clone to know what is committed")
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file()]


def test_network_imports_are_recognised() -> None:
    source = (
        "from urllib import request\nfrom PySide6 import QtNetwork, QtCore\n"
        "def f():\n    import socket\n"
    )
    assert network(imports(source)) == {"urllib.request", "socket", "PySide6.QtNetwork"}


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_nothing_of_ours_can_reach_the_network(path: Path) -> None:
    assert not network(imports(path.read_text(encoding="utf-8")))


def test_no_committed_text_names_a_package_registry() -> None:
    found = [
        (str(path.relative_to(ROOT)), registry)
        for path in committed()
        for registry in REGISTRIES
        if registry.encode() in path.read_bytes()
    ]
    assert not found


def test_packaging_stays_a_plain_folder() -> None:
    """With an __init__.py it would hide the well-known module of the same name."""
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_top_level_holds_nothing_else() -> None:
    allowed = {
        "mentor_desk",
        "resources",
        "tests",
        "packaging",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
    }
    top = {path.relative_to(ROOT).parts[0] for path in committed()}
    assert {name for name in top if not name.startswith(".")} <= allowed
