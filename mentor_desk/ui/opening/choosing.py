"""The dialogs that ask which file, and where to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from mentor_desk import paths
from mentor_desk.store.recognise import BACKUP_SUFFIX, is_backup
from mentor_desk.ui.opening import SUFFIX, free_place, with_suffix


def choose_journal(now: Path | None, parent: QWidget) -> Path | None:
    """Or a backup, of which a journal can be made: that may be all somebody has."""
    folder = now.parent if now else paths.documents_folder()
    kinds = f"Mentor Desk (*{SUFFIX} *{BACKUP_SUFFIX})"
    chosen, _ = QFileDialog.getOpenFileName(parent, _tr("Open a journal"), str(folder), kinds)
    return Path(chosen) if chosen else None


def choose_own_place(source: Path, parent: QWidget) -> Path | None:
    """For a copy of a file that is not to be written where it is."""
    name = _tr("Journal from a backup") if is_backup(source) else source.stem
    proposed = free_place(paths.documents_folder(), name)
    chosen, _ = QFileDialog.getSaveFileName(
        parent, _tr("Where your journal lives"), str(proposed), f"*{SUFFIX}"
    )
    return with_suffix(Path(chosen)) if chosen else None


def _tr(text: str) -> str:
    return QCoreApplication.translate("choosing", text)
