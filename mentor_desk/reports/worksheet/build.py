"""Lays a guide out as a worksheet, to be written on by hand or typed into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from mentor_desk.guides import GuideKind, in_words
from mentor_desk.reports.flowables import Column, Columns, Drawn, Space
from mentor_desk.reports.layout import Built, Imprint, Layout, Watch, best, lay_out
from mentor_desk.reports.pages import NumberedCanvas
from mentor_desk.reports.prose import line, prose
from mentor_desk.reports.style import PageSize, Paper, Role
from mentor_desk.reports.worksheet.form import FormCanvas
from mentor_desk.reports.worksheet.names import FORM, shown_number, written_stamp
from mentor_desk.reports.worksheet.question import Questions
from mentor_desk.reports.worksheet.room import PITCH, Ruled, Short
from mentor_desk.reports.worksheet.spreading import spread
from mentor_desk.words import Words, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.platypus import Flowable

    from mentor_desk.reports.worksheet.facts import Worksheet
    from mentor_desk.words import Voice

_LEAD = 140 * mm
_SHORT = 0.4
_AIRS = (0.92, 0.84)
"""Lines closer than seven millimetres are no good for handwriting."""
_KINDS = {
    GuideKind.GOAL: words("Worksheet · Goal"),
    GuideKind.FEEDBACK: words("Worksheet · Feedback"),
    GuideKind.SESSION: words("Worksheet · Session"),
    GuideKind.AGREEMENT: words("Worksheet · Agreement"),
    GuideKind.REFLECTION: words("Worksheet · Reflection"),
    GuideKind.WORKSHEET: words("Worksheet"),
    GuideKind.CARD: words("Worksheet · Conversation"),
}


def build_worksheet(
    sheet: Worksheet,
    voice: Voice,
    size: PageSize = PageSize.A4,
    *,
    fillable: bool = False,
    watch: Watch | None = None,
) -> Built | None:
    """The file in memory; None when it was stopped. Raises CannotLayOut."""
    asked = watch or Watch()

    def laid_out(air: float) -> Layout:
        paper = Paper(size, air)
        story = _story(sheet, voice, paper, fillable=fillable)
        canvas = FormCanvas if fillable else NumberedCanvas
        return lay_out(story, _imprint(sheet, voice), paper, asked, canvas)

    return best(lambda: _closest(laid_out, Paper(size).text_height))


def _closest(made: Callable[[float], Layout], height: float) -> Built:
    """A little closer together, where that saves a page that is nearly empty."""
    first = made(1.0)
    if first.built.pages > 1 and first.last_page < _SHORT * height:
        for air in _AIRS:
            closer = made(air)
            if closer.built.pages < first.built.pages:
                return closer.built
    return first.built


def _story(sheet: Worksheet, voice: Voice, paper: Paper, *, fillable: bool) -> list[Flowable]:
    head = _head(sheet, voice, paper, fillable=fillable)
    maker = Questions(sheet, voice, paper, fillable=fillable)
    questions = [maker.one(number, step) for number, step in enumerate(sheet.steps, 1)]
    tall = sum(one.getSpaceBefore() + one.wrap(paper.text_width, paper.height)[1] for one in head)
    spread(questions, tall, paper)
    credit = prose(sheet.guide.credit, Role.SMALL, _LEAD, before=18)
    return [*head, *(one.block for one in questions), *credit]


def _head(sheet: Worksheet, voice: Voice, paper: Paper, *, fillable: bool) -> list[Flowable]:
    guide = sheet.guide
    lead = min(_LEAD, paper.text_width)
    return [
        *([_Stamp(written_stamp(sheet.stamp))] if fillable else []),
        line(voice.say(_KINDS[guide.kind]), Role.EYEBROW),
        *prose(guide.title, Role.NAME, paper.text_width, before=2),
        Space(5),
        *prose(in_words(guide.purpose, sheet.name), Role.LEAD, lead),
        Space(7),
        *prose(voice.say(_way(fillable=fillable)), Role.SMALL, lead),
        Space(8),
        _about(sheet, voice, paper, fillable=fillable),
    ]


def _way(*, fillable: bool) -> Words:
    if fillable:
        return words(
            "Type into the boxes, save the file and give it back. What you do not want to answer "
            "stays empty."
        )
    return words("Write as you think. What you do not want to answer stays empty.")


def _about(sheet: Worksheet, voice: Voice, paper: Paper, *, fillable: bool) -> Flowable:
    """Whom it is for, or about, and when it was filled in."""
    each = (paper.text_width - 10 * mm) / 2
    called = words("About") if sheet.is_mentors else words("For")
    whose, day = (voice.say(one) for one in (called, words("Filled in on")))
    return Columns(
        [
            Column(0, each, _blank("about-name", whose, sheet.name, each, fillable=fillable)),
            Column(each + 10 * mm, each, _blank("about-day", day, "", each, fillable=fillable)),
        ],
        whole=paper.text_height,
        foot=10,
    )


def _blank(name: str, label: str, known: str, wide: float, *, fillable: bool) -> list[Flowable]:
    said = prose(label, Role.SMALL, wide)
    if known:
        return [*said, *prose(known, Role.TITLE, wide, before=2)]
    if fillable:
        return [*said, Space(3), Short(name, label, "")]
    return [*said, Space(-0.35 * PITCH), Ruled(1)]


class _Stamp(Drawn):
    """Says in the file, unseen, which worksheet it is."""

    def __init__(self, text: str) -> None:
        super().__init__(0)
        self.text = text

    def draw(self) -> None:
        if isinstance(self.canv, FormCanvas):
            self.canv.add_hidden(FORM, self.text)


def _imprint(sheet: Worksheet, voice: Voice) -> Imprint:
    title, number = sheet.guide.title, shown_number(sheet.number)
    foot = words("Form {number} · {guide}", number=number, guide=title)
    return Imprint(
        title=title,
        language=sheet.guide.language,
        subject=voice.say(_KINDS[sheet.guide.kind]),
        made_on=sheet.printed_on,
        foot=voice.say(foot) if number else title,
        pager=voice.say(words("Page {page} of {pages}", page="{page}", pages="{pages}")),
        keywords=written_stamp(sheet.stamp),
    )
