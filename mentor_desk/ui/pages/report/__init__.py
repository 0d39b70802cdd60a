"""A progress summary, seen as it will be printed before it leaves the laptop."""

from mentor_desk.ui.pages.report.page import ReportPage

__all__ = ["ReportPage"]
