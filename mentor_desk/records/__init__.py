"""What is kept. A new record type is one module here and one line in `KINDS`."""

from mentor_desk.records.action import Action, ActionState, Owner
from mentor_desk.records.base import Field, Record, fields
from mentor_desk.records.feedback import Feedback, Tone
from mentor_desk.records.goal import CheckIn, Goal, GoalState, Milestone
from mentor_desk.records.guide_text import GuideText
from mentor_desk.records.guided_note import GuidedNote
from mentor_desk.records.journal import Journal
from mentor_desk.records.ladder import Ladder
from mentor_desk.records.mentee import Mentee, Standing
from mentor_desk.records.mentoring_session import (
    AgendaTopic,
    Channel,
    MentoringSession,
    NoteBlock,
    RaisedBy,
    SessionState,
)
from mentor_desk.records.mentorship import Mentorship, MentorshipKind, Phase
from mentor_desk.records.practice import Practice
from mentor_desk.records.printed_form import PrintedForm
from mentor_desk.records.recovery_sheet import RecoverySheet
from mentor_desk.records.trashed import Trashed
from mentor_desk.records.version import Occasion, Version

KINDS: tuple[type[Record], ...] = (
    Practice,
    Mentee,
    Mentorship,
    Goal,
    Milestone,
    Ladder,
    CheckIn,
    MentoringSession,
    AgendaTopic,
    NoteBlock,
    Feedback,
    Action,
    GuidedNote,
    GuideText,
    PrintedForm,
    Version,
    Trashed,
    RecoverySheet,
)

__all__ = [
    "KINDS",
    "Action",
    "ActionState",
    "AgendaTopic",
    "Channel",
    "CheckIn",
    "Feedback",
    "Field",
    "Goal",
    "GoalState",
    "GuideText",
    "GuidedNote",
    "Journal",
    "Ladder",
    "Mentee",
    "MentoringSession",
    "Mentorship",
    "MentorshipKind",
    "Milestone",
    "NoteBlock",
    "Occasion",
    "Owner",
    "Phase",
    "Practice",
    "PrintedForm",
    "RaisedBy",
    "Record",
    "RecoverySheet",
    "SessionState",
    "Standing",
    "Tone",
    "Trashed",
    "Version",
    "fields",
]
