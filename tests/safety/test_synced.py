"""Folders that are copied elsewhere are recognised by what their programs leave."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mentor_desk.safety.synced import Found, Risk, found, local_place

NAME = "My journal.mentordesk"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    made = tmp_path / "Zoë"
    (made / "Documents").mkdir(parents=True)
    return made


def look(
    home: Path,
    folder: str | Path,
    environment: Mapping[str, str] | None = None,
    mounts: Path = Path("/proc/self/mounts"),
) -> Found | None:
    return found(home / folder / NAME, home, environment or {}, mounts)


def file(path: Path, text: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


# What makes the folder “cloud” in the home folder one that is synced, for each program.
MARKS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "Dropbox by its mark": ("Dropbox", lambda root: file(root / ".dropbox")),
    "Dropbox by its cache": ("Dropbox", lambda root: (root / ".dropbox.cache").mkdir()),
    "Dropbox by its settings": (
        "Dropbox",
        lambda root: file(
            root.parent / ".dropbox/info.json", json.dumps({"personal": {"path": str(root)}})
        ),
    ),
    "OneDrive": ("OneDrive", lambda root: file(root / ".849C9593-D756-4E56-8D6E-42412F2A707B")),
    "Nextcloud": ("Nextcloud", lambda root: file(root / ".sync_a1b2c3.db")),
    "Nextcloud by its log": ("Nextcloud", lambda root: file(root / ".nextcloudsync.log")),
    "Nextcloud by its settings": (
        "Nextcloud",
        lambda root: file(
            root.parent / ".config/Nextcloud/nextcloud.cfg",
            f"[Accounts]\n0\\Folders\\1\\localPath={root}/\n",
        ),
    ),
    "ownCloud": ("ownCloud", lambda root: file(root / ".owncloudsync.log")),
    "Syncthing": ("Syncthing", lambda root: (root / ".stfolder").mkdir()),
    "Resilio": ("Resilio Sync", lambda root: file(root / ".sync/ID")),
    "MEGA": ("MEGA", lambda root: file(root / ".megaignore")),
    "Google Drive": ("Google Drive", lambda root: (root / ".tmp.driveupload").mkdir()),
}


@pytest.mark.parametrize("which", MARKS)
@pytest.mark.parametrize("below", ["", "Work/Mentoring"])
def test_row_17_a_synced_folder_is_named(home: Path, which: str, below: str) -> None:
    name, mark = MARKS[which]
    root = home / "cloud"
    (root / below).mkdir(parents=True)
    mark(root)
    told = look(home, root / below)
    assert told
    assert (told.risk, told.name, told.root) == (Risk.SYNCED, name, root)
    assert name in told.said().plain()
    assert look(home, "Documents") is None


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("Dropbox", "Dropbox"),
        ("OneDrive - Ada Ltd/Work", "OneDrive"),
        ("iCloudDrive", "iCloud Drive"),
        ("pCloudDrive", "pCloud"),
        ("Box Sync", "Box"),
        ("MEGAsync/x", "MEGA"),
        ("Library/CloudStorage/GoogleDrive-ada@example.org/My Drive", "Google Drive"),
        ("Library/CloudStorage/Box-Box", "Box"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
    ],
)
def test_row_17_folders_are_known_by_where_they_are(home: Path, folder: str, name: str) -> None:
    (home / folder).mkdir(parents=True)
    told = look(home, folder)
    assert told
    assert told.name == name


def test_documents_kept_in_icloud_are_seen(home: Path) -> None:
    assert look(home, "Documents") is None
    cloud = home / "Library/Mobile Documents/com~apple~CloudDocs"
    cloud.mkdir(parents=True)
    (cloud / "Documents").symlink_to(home / "Documents")
    told = look(home, "Documents")
    assert told
    assert (told.name, told.root) == ("iCloud Drive", home / "Documents")


def test_onedrive_is_known_by_the_environment(home: Path) -> None:
    told = look(home, "Documents", {"OneDriveCommercial": str(home)})
    assert told
    assert told.name == "OneDrive"


def test_a_link_into_a_synced_folder_is_followed(home: Path) -> None:
    (home / "Dropbox").mkdir()
    (home / "notes").symlink_to(home / "Dropbox")
    assert look(home, "notes")


def test_settings_in_the_home_folder_make_nothing_of_it_synced(home: Path) -> None:
    (home / ".dropbox").mkdir()
    file(home / ".dropbox/info.json", "[" * 100_000)
    file(home / ".megaignore")
    (home / "Boxes").mkdir()
    for folder in ("Documents", "Boxes", ""):
        assert look(home, folder) is None


@pytest.mark.parametrize(
    ("kind", "risk"),
    [
        ("nfs4", Risk.NETWORK),
        ("cifs", Risk.NETWORK),
        ("fuse.sshfs", Risk.NETWORK),
        ("9p", Risk.NETWORK),
        ("fuse.davfs2", Risk.NETWORK),
        ("ext4", None),
        ("fuseblk", None),
        ("tmpfs", None),
    ],
)
def test_row_17_network_drives_are_known_by_their_mount(
    home: Path, tmp_path: Path, kind: str, risk: Risk | None
) -> None:
    mounts = tmp_path / "mounts"
    drive = tmp_path / "my drive"
    (drive / "x").mkdir(parents=True)
    where = str(drive).replace(" ", "\\040")
    file(mounts, f"/dev/a / ext4 rw 0 0\nserver:/x {where} {kind} rw 0 0\n")
    told = found(drive / "x" / NAME, home, {}, mounts)
    assert (told.risk if told else None) is risk
    if told:
        assert told.root == drive
        assert "network drive" in told.said().plain()
    assert found(home / "Documents" / NAME, home, {}, mounts) is None
    assert found(home / NAME, home, {}, tmp_path / "no mounts") is None


def test_the_place_to_move_to_is_a_free_one_that_is_not_synced(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(home / "Documents"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    place = local_place(Path("/somewhere/j.mentordesk"))
    assert place == home / "Documents" / "j.mentordesk"
    place.touch()
    assert local_place(Path("j.mentordesk")).name == "j 2.mentordesk"
    file(home / "Documents/.stfolder")
    assert local_place(place) == home / "data/mentor-desk/journals/j.mentordesk"
