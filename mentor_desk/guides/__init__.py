"""Guides ask the questions and point at what is missing; they are data, read from files."""

from __future__ import annotations

from mentor_desk.guides.checks.run import run_checks
from mentor_desk.guides.dump import dump
from mentor_desk.guides.findings import Context, Finding
from mentor_desk.guides.guide import (
    About,
    Challenge,
    CheckUse,
    Choice,
    FieldKind,
    Guide,
    GuideField,
    GuideKind,
    Moment,
    Part,
    Phase,
    Step,
)
from mentor_desk.guides.load import load, load_text, shipped, word_lists
from mentor_desk.guides.phrases import first_name
from mentor_desk.guides.reads import Span, always, in_words, is_answered, paragraphs, reads, told
from mentor_desk.guides.refusal import BadGuide
from mentor_desk.guides.values import (
    EXPECTED,
    LEVELS,
    parse_day,
    parse_ladder,
    parse_list,
    parse_number,
    parse_scale,
    to_answers,
    to_child_values,
    to_ladder,
    to_record_values,
)
from mentor_desk.guides.wordlists import Lexicon, WordLists

__all__ = [
    "EXPECTED",
    "LEVELS",
    "About",
    "BadGuide",
    "Challenge",
    "CheckUse",
    "Choice",
    "Context",
    "FieldKind",
    "Finding",
    "Guide",
    "GuideField",
    "GuideKind",
    "Lexicon",
    "Moment",
    "Part",
    "Phase",
    "Span",
    "Step",
    "WordLists",
    "always",
    "dump",
    "first_name",
    "in_words",
    "is_answered",
    "load",
    "load_text",
    "paragraphs",
    "parse_day",
    "parse_ladder",
    "parse_list",
    "parse_number",
    "parse_scale",
    "reads",
    "run_checks",
    "shipped",
    "to_answers",
    "to_child_values",
    "to_ladder",
    "to_record_values",
    "told",
    "word_lists",
]
