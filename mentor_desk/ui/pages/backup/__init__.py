"""A look inside a backup, and what can be brought back from it."""

from mentor_desk.ui.pages.backup.page import BackupPage

__all__ = ["BackupPage"]
