"""The pages of the window. A new page is one module here and one entry in `PAGES`.

Each is imported and made when it is first shown, so that the desk opens at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from mentor_desk.ui.place import PageName

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.place import Place


class DeskPage(Protocol):
    """What the window asks of a page; `widget` is usually the page itself."""

    @property
    def widget(self) -> QWidget: ...

    def show_place(self, place: Place) -> None:
        """Shows the record of `place`, read anew; called each time the page comes to the front."""
        ...

    def flush(self) -> bool:
        """Saves what is unsaved now; False if it could not."""
        ...


@runtime_checkable
class HasVersions(Protocol):
    """A page of a text of which earlier versions are kept."""

    def show_versions(self) -> None: ...


@runtime_checkable
class WrittenIn(Protocol):
    """A page of one long text."""

    def written_in(self) -> int | None:
        """The paragraph where one goes on writing, as the `part` of a place."""
        ...


@runtime_checkable
class HidesPrivate(Protocol):
    """A page that hides what is private by itself; others are covered as a whole meanwhile."""

    def hide_private(self, hide: bool) -> None: ...


def _today(desk: Desk) -> DeskPage:
    from mentor_desk.ui.pages.today import TodayPage

    return TodayPage(desk)


def _mentees(desk: Desk) -> DeskPage:
    from mentor_desk.ui.pages.mentees import MenteesPage

    return MenteesPage(desk)


def _sessions(desk: Desk) -> DeskPage:
    from mentor_desk.ui.pages.sessions import SessionsPage

    return SessionsPage(desk)


def _actions(desk: Desk) -> DeskPage:
    from mentor_desk.ui.pages.actions import ActionsPage

    return ActionsPage(desk)


def _mentee(desk: Desk) -> DeskPage:
    from mentor_desk.ui.pages.mentee import MenteePage

    return MenteePage(desk)


def _session(desk: Desk) -> DeskPage:
    from mentor_desk.ui.pages.session import SessionPage

    return SessionPage(desk)


def _goal(desk: Desk) -> DeskPage:
    from mentor_desk.ui.pages.goal import GoalPage

    return GoalPage(desk)


def _feedback(desk: Desk) -> DeskPage:
    from mentor_desk.ui.pages.feedback import FeedbackPage

    return FeedbackPage(desk)


def _guided(desk: Desk) -> DeskPage:
    from mentor_desk.ui.pages.guided import GuidedPage

    return GuidedPage(desk)


def _guides(desk: Desk) -> DeskPage:
    from mentor_desk.ui.pages.guides import GuidesPage

    return GuidesPage(desk)


def _guide_editor(desk: Desk) -> DeskPage:
    from mentor_desk.ui.pages.guide_editor import GuideEditorPage

    return GuideEditorPage(desk)


def _report(desk: Desk) -> DeskPage:
    from mentor_desk.ui.pages.report import ReportPage

    return ReportPage(desk)


def _safety(desk: Desk) -> DeskPage:
    from mentor_desk.ui.pages.safety import SafetyPage

    return SafetyPage(desk)


def _backup(desk: Desk) -> DeskPage:
    from mentor_desk.ui.pages.backup import BackupPage

    return BackupPage(desk)


def _trash(desk: Desk) -> DeskPage:
    from mentor_desk.ui.pages.trash import TrashPage

    return TrashPage(desk)


def _promises(desk: Desk) -> DeskPage:
    from mentor_desk.ui.pages.promises import PromisesPage

    return PromisesPage(desk)


def _settings(desk: Desk) -> DeskPage:
    from mentor_desk.ui.pages.settings import SettingsPage

    return SettingsPage(desk)


PAGES: Mapping[PageName, Callable[[Desk], DeskPage]] = {
    PageName.TODAY: _today,
    PageName.MENTEES: _mentees,
    PageName.SESSIONS: _sessions,
    PageName.ACTIONS: _actions,
    PageName.MENTEE: _mentee,
    PageName.SESSION: _session,
    PageName.GOAL: _goal,
    PageName.FEEDBACK: _feedback,
    PageName.GUIDED: _guided,
    PageName.GUIDES: _guides,
    PageName.GUIDE_EDITOR: _guide_editor,
    PageName.REPORT: _report,
    PageName.SAFETY: _safety,
    PageName.BACKUP: _backup,
    PageName.TRASH: _trash,
    PageName.PROMISES: _promises,
    PageName.SETTINGS: _settings,
}
