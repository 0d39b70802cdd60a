"""What is said on a Linux that lacks Qt's libraries."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from mentor_desk import needs

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux can lack them")


@linux
def test_a_library_nobody_has_is_missing() -> None:
    assert needs.missing(["libc.so.6", "libnobodyhasthis.so.1"]) == ["libnobodyhasthis.so.1"]


@linux
@pytest.mark.parametrize(
    ("name", "there"), [("DISPLAY", True), ("WAYLAND_DISPLAY", True), ("OTHER", False)]
)
def test_a_display_is_x_or_wayland(name: str, there: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for known in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(known, raising=False)
    monkeypatch.setenv(name, ":0")
    assert needs.display() is there


@pytest.mark.parametrize(
    ("installer", "words"),
    [
        ("apt-get", "sudo apt-get install -y libxcb-cursor0 libcups2"),
        ("dnf", "sudo dnf install 'libxcb-cursor.so.0()(64bit)' 'libcups.so.2()(64bit)'"),
        ("other", "package manager: libxcb-cursor.so.0, libcups.so.2"),
    ],
)
def test_one_command_is_named_for_this_system(
    installer: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / installer
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert needs.command(["libxcb-cursor.so.0", "libcups.so.2"]).endswith(words)


@linux
def test_x11_needs_more_than_no_display_or_wayland(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert set(needs.wanted()) == {*needs.IMPORT, *needs.WINDOW}
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert set(needs.wanted()) == {*needs.IMPORT}
