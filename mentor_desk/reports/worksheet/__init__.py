"""A guide on paper: printed blank or with what is there, by hand or typed, and read back."""

from __future__ import annotations

from mentor_desk.reports.worksheet.answers import PaperAnswer, paper_answers
from mentor_desk.reports.worksheet.build import build_worksheet
from mentor_desk.reports.worksheet.facts import Worksheet
from mentor_desk.reports.worksheet.names import Stamp, shown_number
from mentor_desk.reports.worksheet.reading import CannotRead, Filled, read_file, read_form

__all__ = [
    "CannotRead",
    "Filled",
    "PaperAnswer",
    "Stamp",
    "Worksheet",
    "build_worksheet",
    "paper_answers",
    "read_file",
    "read_form",
    "shown_number",
]
