"""Folders that another program copies to other computers, and drives that are other computers.

Both are told by what such programs leave there: marker files, settings, mounts. Nothing is asked
of them and nothing is written.
"""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from mentor_desk import paths
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mentor_desk.words import Words


class Risk(StrEnum):
    SYNCED = "synced"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class Found:
    """`root` is the folder that is copied as a whole, or where the drive begins."""

    risk: Risk
    name: str
    root: Path

    def said(self) -> Words:
        """What it is and why it matters."""
        if self.risk is Risk.NETWORK:
            return words(
                "This folder is on a network drive. When the connection drops while you write, "
                "saves can be lost or the file damaged."
            )
        return words(
            "{name} copies this folder to other computers. It may copy the journal while it is "
            "half written, or bring an older one back.",
            name=self.name,
        )


# What lies in the folder that is synced as a whole.
_MARKERS: tuple[tuple[str, str], ...] = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".sync_*.db", "Nextcloud"),
    ("._sync_*.db", "ownCloud"),
    (".stfolder", "Syncthing"),
    (".sync/ID", "Resilio Sync"),
    (".megaignore", "MEGA"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".shortcut-targets-by-id", "Google Drive"),
    (".seafile-data", "Seafile"),
)
# Folders of these names directly in the home folder; their programs leave no mark on the disk.
_AT_HOME: Mapping[str, str] = {
    "Dropbox": "Dropbox",
    "OneDrive": "OneDrive",
    "Google Drive": "Google Drive",
    "My Drive": "Google Drive",
    "iCloudDrive": "iCloud Drive",
    "iCloud Drive": "iCloud Drive",
    "Nextcloud": "Nextcloud",
    "ownCloud": "ownCloud",
    "pCloudDrive": "pCloud",
    "pCloud Drive": "pCloud",
    "Box": "Box",
    "Box Sync": "Box",
    "MEGA": "MEGA",
    "MEGAsync": "MEGA",
    "Sync": "Sync.com",
    "Tresorit": "Tresorit",
    "SynologyDrive": "Synology Drive",
    "Proton Drive": "Proton Drive",
}
_ICLOUD = Path("Library/Mobile Documents")
_MAC_CLOUDS = Path("Library/CloudStorage")
_ONEDRIVE = re.compile(r"OneDrive( - .+)?")
_NETWORK_TYPES = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "smb2", "ncpfs", "ncp", "afs", "coda", "9p", "davfs"}
    | {"ceph", "glusterfs", "lustre", "beegfs", "ocfs2", "gfs2", "fuse.sshfs", "fuse.rclone"}
    | {"fuse.davfs2", "fuse.davfs", "fuse.gvfsd-fuse", "fuse.s3fs", "fuse.glusterfs", "fuse.ceph"}
    | {"fuse.curlftpfs", "fuse.smbnetfs", "fuse.google-drive-ocamlfuse", "fuse.pCloud.fs"}
)
_MOUNTS = Path("/proc/self/mounts")
_REMOTE_DRIVE = 4
_OCTAL = re.compile(r"\\([0-7]{3})")


def found(
    path: Path,
    home: Path | None = None,
    environment: Mapping[str, str] | None = None,
    mounts: Path = _MOUNTS,
) -> Found | None:
    """What is to be said of a journal at `path`, which need not be there yet; mostly nothing."""
    folder = _real(path).parent
    home = home or Path.home()
    environment = os.environ if environment is None else environment
    for name, root in _known_roots(home, environment):
        if folder.is_relative_to(_real(root)):
            return Found(Risk.SYNCED, name, root)
    return _marked(folder, home) or _network(folder, mounts)


def local_place(path: Path) -> Path:
    """Where the journal could live instead: in the documents folder unless that is synced too."""
    for folder in (paths.documents_folder(), paths.data_folder() / "journals"):
        place = folder / path.name
        if found(place) is None:
            break
    number = 2
    wanted = place
    while place.exists():
        place = wanted.with_stem(f"{wanted.stem} {number}")
        number += 1
    return place


def _known_roots(home: Path, environment: Mapping[str, str]) -> Iterator[tuple[str, Path]]:
    """As the programs' own settings say."""
    for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        if environment.get(name):
            yield "OneDrive", Path(environment[name])
    yield from (("Dropbox", root) for root in _dropbox(home, environment))
    yield from (("Nextcloud", root) for root in _owncloud(home / ".config/Nextcloud/nextcloud.cfg"))
    yield from (("ownCloud", root) for root in _owncloud(home / ".config/ownCloud/owncloud.cfg"))
    yield from _macs(home)


def _dropbox(home: Path, environment: Mapping[str, str]) -> Iterator[Path]:
    folders = [home / ".dropbox"]
    folders += [
        Path(environment[name], "Dropbox")
        for name in ("APPDATA", "LOCALAPPDATA")
        if environment.get(name)
    ]
    for folder in folders:
        try:
            told = json.loads((folder / "info.json").read_text(encoding="utf-8"))
            yield from (Path(str(account["path"])) for account in told.values())
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue


def _owncloud(settings: Path) -> Iterator[Path]:
    try:
        text = settings.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    for line in text.splitlines():
        name, _, value = line.partition("=")
        if name.endswith("\\localPath") and value:
            yield Path(value)


def _macs(home: Path) -> Iterator[tuple[str, Path]]:
    clouds = home / _MAC_CLOUDS
    if clouds.is_dir():
        yield from ((_before_dash(one.name), one) for one in clouds.iterdir())
    icloud = home / _ICLOUD
    if not icloud.is_dir():
        return
    yield "iCloud Drive", icloud
    # “Desktop & Documents Folders” keeps both where they always were and links to them.
    for name in ("Desktop", "Documents"):
        link = icloud / "com~apple~CloudDocs" / name
        if link.exists() and _real(link) == _real(home / name):
            yield "iCloud Drive", home / name


def _before_dash(name: str) -> str:
    spelt = {"GoogleDrive": "Google Drive", "ProtonDrive": "Proton Drive"}
    provider = name.partition("-")[0]
    return spelt.get(provider, provider)


def _marked(folder: Path, home: Path) -> Found | None:
    home = _real(home)
    for root in (folder, *folder.parents):
        for marker, name in _MARKERS:
            # In the home folder itself lie the settings of such programs, not what they sync.
            if root != home and _holds(root, marker):
                return Found(Risk.SYNCED, name, root)
        if root.parent == home:
            name = "OneDrive" if _ONEDRIVE.fullmatch(root.name) else _AT_HOME.get(root.name, "")
            if name:
                return Found(Risk.SYNCED, name, root)
    return None


def _holds(root: Path, marker: str) -> bool:
    try:
        if "*" in marker:
            return any(root.glob(marker))
        return (root / marker).exists()
    except OSError:
        return False


def _network(folder: Path, mounts: Path) -> Found | None:
    if sys.platform == "win32":
        return _windows_drive(folder)
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return None
    best: tuple[Path, str] | None = None
    for line in lines:
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        # Of two mounts on one folder the later one is seen.
        where = Path(_OCTAL.sub(_character, parts[1]))
        if folder.is_relative_to(where) and (
            best is None or len(where.parts) >= len(best[0].parts)
        ):
            best = (where, parts[2])
    if best is None or best[1] not in _NETWORK_TYPES:
        return None
    return Found(Risk.NETWORK, best[1], best[0])


def _character(octal: re.Match[str]) -> str:
    return chr(int(octal[1], 8))


def _windows_drive(folder: Path) -> Found | None:
    drive = folder.drive
    if drive.startswith("\\\\"):
        return Found(Risk.NETWORK, "UNC", Path(folder.anchor))
    if sys.platform == "win32":
        import ctypes

        if ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _REMOTE_DRIVE:
            return Found(Risk.NETWORK, drive, Path(folder.anchor))
    return None


def _real(path: Path) -> Path:
    """Through all links; as it stands where they cannot be followed."""
    try:
        return path.expanduser().resolve()
    except (OSError, RuntimeError):
        return path.absolute()
