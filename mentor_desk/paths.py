"""Where the program's own files and the user's folders are."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

_APP = "mentor-desk"


def resources() -> Path:
    """Fonts, icons, guides, the sample: inside the wheel or frozen app, else beside the source."""
    package = Path(__file__).parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [package / "resources", package.parent / "resources"]
    if isinstance(frozen, str):
        candidates.insert(0, Path(frozen) / "resources")
    return next((folder for folder in candidates if folder.is_dir()), candidates[-1])


def state_folder() -> Path:
    """What the program remembers between starts; never a name or a word of a journal."""
    return Path(platformdirs.user_state_dir(_APP, appauthor=False))


def data_folder() -> Path:
    """Backups: what is worth as much as the journal itself."""
    return Path(platformdirs.user_data_dir(_APP, appauthor=False))


def config_folder() -> Path:
    return Path(platformdirs.user_config_dir(_APP, appauthor=False))


def documents_folder() -> Path:
    return Path(platformdirs.user_documents_dir())
