from __future__ import annotations

import ctypes
from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from mentor_desk.guides import Guide, first_name, in_words, shipped
from mentor_desk.paths import resources
from mentor_desk.reports.layout import Watch
from mentor_desk.reports.style import PageSize
from mentor_desk.reports.worksheet import build_worksheet, paper_answers, read_form
from mentor_desk.words import EnglishVoice
from tests.reports.paper import in_turn, ink, pages, whole_text
from tests.reports.worksheet.sheets import every_kind, fields, made, worksheet

GUIDES = shipped(resources() / "guides")
LONG = "Łukasz Ωmega-Жуков von und zu Hohenlohe-Schillingsfürst-Waldenburg"
ANSWERS = {
    "line": "Żółw",
    "page": "First paragraph.\nSecond paragraph.",
    "several": "one thing\nanother thing",
    "figure": "12.5",
    "day": "2027-01-31",
    "sure": "7",
    "way": "on",
    "rungs": "nothing\nlittle\nas hoped\nmore\nall of it",
}


@pytest.mark.parametrize("guide", GUIDES.values(), ids=lambda guide: guide.id)
def test_no_question_is_broken_over_pages(guide: Guide) -> None:
    """One half on A4 by hand, one half on Letter to be typed into."""
    fillable = list(GUIDES).index(guide.id) % 2 == 0
    size = PageSize.LETTER if fillable else PageSize.A4
    content = made(worksheet(guide, LONG), size, fillable=fillable)
    said = pages(content)
    for step in guide.handed_out():
        asked = plain(in_words(step.for_mentee or step.question, first_name(LONG)))
        (page,) = (plain(text) for text in said if asked in plain(text))
        for field in step.fields:
            assert plain(in_words(field.for_mentee or field.label, first_name(LONG))) in page
    assert "{" not in "".join(said)
    for number, text in enumerate(said, 1):
        assert "Form K7MP 3XWQ" in text
        assert f"Page {number} of {len(said)}" in text
    assert ink(content, right=0.1) == 0
    assert ink(content, left=0.9) == 0


def test_what_the_mentor_is_asked_alone_is_only_on_the_mentors_paper() -> None:
    card = GUIDES["card-time"]
    (alone,) = [step for step in card.steps if step.mentor_only]
    answers = {"self": "zanzibarquartz"}
    handed_out = worksheet(card, answers=answers)
    for sheet, there in ((handed_out, False), (replace(handed_out, for_mentor=True), True)):
        text = plain(whole_text(made(sheet)))
        assert (plain(alone.question) in text) == there
        assert ("zanzibarquartz" in text) == there
        filled = read_form(made(sheet, fillable=True))
        assert filled is not None
        found = {one.field.name: one for one in paper_answers(filled, card)}
        assert ("self" in found) == there
        assert not any(one.trouble for one in found.values())


def test_who_is_handed_a_paper_is_asked_and_not_helped_to_ask() -> None:
    """With no name on it, or for the mentor, it says what the mentor asks."""
    guide = GUIDES["scaling"]
    step = guide.steps[0]
    label = step.fields[0]
    for sheet, handed in (
        (worksheet(guide), True),
        (replace(worksheet(guide), for_mentor=True), False),
        (worksheet(replace(guide, for_mentor=True)), False),
        (worksheet(guide, ""), False),
    ):
        text = plain(whole_text(made(sheet)))
        asked = (step.question, label.label, step.help, step.example)
        told = (step.for_mentee, label.for_mentee)
        assert all((plain(one) in text) == handed for one in told)
        known = [plain(in_words(one, first_name(sheet.name))) in text for one in asked]
        assert not any(known) if handed else all(known)


def plain(text: str) -> str:
    """Line ends of the page may stand in a word after its hyphen."""
    return "".join(text.split())


def test_the_head_says_what_it_is_for_and_for_whom() -> None:
    text = whole_text(made(worksheet()))
    for said in ("Worksheet · Goal", "Every kind of room", "Has one field of each kind."):
        assert said in text
    assert "For Amara Okafor Filled in on" in text
    mine = replace(every_kind(), for_mentor=True)
    assert "About Amara Okafor Filled in on" in whole_text(made(worksheet(mine)))
    kept_back = replace(worksheet(), for_mentor=True)
    assert "About Amara Okafor Filled in on" in whole_text(made(kept_back))
    assert "What does Amara write? One line" in text
    blank = whole_text(made(worksheet(name="")))
    assert "What does the mentee write? Some help. For example: An example." in blank
    assert "kg" in text


def test_what_is_known_stands_on_paper_with_room_for_more() -> None:
    text = whole_text(made(worksheet(answers=ANSWERS)))
    for said in ("Żółw", "First paragraph. Second paragraph.", "12.5", "31 January 2027"):
        assert said in text
    levels = text[text.index("The rungs") :]
    assert levels.index("all of it") < levels.index("as hoped") < levels.index("nothing")
    with_ring = made(worksheet(answers={"sure": "7"}))
    with_tick = made(worksheet(answers={"way": "on"}))
    blank = made(worksheet())
    assert all_ink(with_ring) > all_ink(blank)
    assert all_ink(with_tick) > all_ink(blank)


def all_ink(content: bytes) -> int:
    return sum(ink(content, page) for page in range(len(pages(content))))


def test_what_cannot_be_marked_is_said_beside_it() -> None:
    answers = {"sure": "about seven", "way": "sideways", "rungs": "\n".join("123456")}
    text = whole_text(made(worksheet(answers=answers)))
    assert "So far: about seven" in text
    assert "So far: sideways" in text
    assert "1 2 3 4 5 6" in text


@pytest.mark.parametrize("text", ["Zażółć gęślą", "Καλημέρα", "Доброе утро", "Tiếng Việt", "नमस्ते"])
def test_what_is_known_is_seen_in_a_box(text: str) -> None:
    """Each letter as itself: other letters look otherwise."""

    def seen(answer: str) -> bytes:
        return drawn(made(worksheet(answers={"line": answer}), fillable=True))

    assert seen(text) not in (seen(""), seen("n" * len(text)))


@in_turn
def drawn(content: bytes) -> bytes:
    with pypdfium2.PdfDocument(content) as pdf:
        pdf.init_forms()
        return pdf[0].render(grayscale=True).to_pil().tobytes()


def test_each_figure_of_a_scale_shows_where_to_click() -> None:
    """A thin ring round each in the form, a thick one round the figure that is marked."""
    thin = rings(made(worksheet(), fillable=True))
    thick = rings(made(worksheet(answers={"sure": "7"}), fillable=True))
    assert len(thin) == 11
    assert min(thin) > 0
    assert [more > 1.5 * less for less, more in zip(thin, thick, strict=True)].index(True) == 7
    assert thin[:7] + thin[8:] == thick[:7] + thick[8:]


@in_turn
def rings(content: bytes) -> list[int]:
    """How much ink is at the left edge of each box of the scale, where no figure reaches."""
    with pikepdf.open(BytesIO(content)) as pdf:
        kids = list(fields(pdf)["answer-sure"].Kids)
        boxes = [[float(side) for side in one.Rect] for one in kids]
        there = [page.objgen for page in pdf.pages for one in page.Annots if one == kids[0]]
        number = [page.objgen for page in pdf.pages].index(there[0])
    with pypdfium2.PdfDocument(content) as pdf:
        pdf.init_forms()
        page = pdf[number]
        picture = page.render(scale=4, grayscale=True).to_pil()
        tall = picture.height
    found = list[int]()
    for left, low, _, high in boxes:
        middle = tall - round((low + high) * 2)
        strip = picture.crop((round(left * 4), middle - 4, round(left * 4) + 14, middle + 4))
        found.append(sum(255 - shade for shade in strip.tobytes()))
    return found


def test_an_answer_of_many_pages_is_printed_whole() -> None:
    many = " ".join(f"word{number}" for number in range(4000))
    content = made(worksheet(answers={"page": many}))
    assert "word3999" in whole_text(content)
    assert len(pages(made(worksheet(answers={"page": many}), fillable=True))) < 5


def test_fields_follow_the_questions_and_say_their_labels() -> None:
    with pikepdf.open(BytesIO(made(worksheet(), fillable=True))) as pdf:
        there = fields(pdf)
        labels = {name: str(field.get("/TU", "")) for name, field in there.items()}
        order = [
            str(one.get("/T") or one.Parent.T)
            for page in pdf.pages
            for one in page.get("/Annots", [])
        ]
    assert list(dict.fromkeys(order)) == list(there)
    assert list(labels) == [
        "mentor-desk-form",
        "about-day",
        *(f"answer-{name}" for name in ("line", "page", "several", "figure", "day", "sure", "way")),
        *(f"answer-rungs-{level}" for level in (5, 4, 3, 2, 1)),
    ]
    assert labels["answer-figure"] == "Figure"
    assert labels["answer-rungs-1"] == "Much less than expected"
    assert all(labels[name] for name in labels if name != "mentor-desk-form")


def test_the_file_tells_nothing_of_the_person_but_what_is_printed() -> None:
    for fillable in (False, True):
        with pikepdf.open(BytesIO(made(worksheet(), fillable=fillable))) as pdf:
            about = str(pdf.docinfo)
        assert "mentor-desk-form K7MP3XWQ every-kind 3" in about
        assert "Amara" not in about


def test_every_font_is_embedded() -> None:
    for fillable in (False, True):
        content = made(worksheet(answers=ANSWERS, name="अमारा"), fillable=fillable)
        with pikepdf.open(BytesIO(content)) as pdf:
            found = [one for one in pdf.objects if has_type(one, "/Font")]
            for font in found:
                inner = font.DescendantFonts[0] if font.Subtype == "/Type0" else font
                assert "/FontFile2" in inner.FontDescriptor
        assert found


def has_type(one: object, name: str) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/Type") == name


@pytest.mark.parametrize("text", ["Zażółć gęślą", "Tiếng Việt"])
def test_what_is_typed_into_a_box_is_seen(text: str) -> None:
    """As somebody at a screen does it, with the program that draws pages here. For Greek and
    Cyrillic that program takes a font of the system, which a machine for tests may not have.
    """
    blank = made(worksheet(), fillable=True)
    assert typed_ink(blank, text) > typed_ink(blank, "") + 100


@in_turn
def typed_ink(content: bytes, text: str) -> int:
    with pypdfium2.PdfDocument(content) as pdf:
        pdf.init_forms()
        page = pdf[0]
        assert pdf.formenv is not None
        form = pdf.formenv.raw
        at = next(
            annotation
            for annotation in (raw.FPDFPage_GetAnnot(page.raw, at) for at in range(4))
            if raw.FPDFAnnot_GetFormFieldType(form, annotation) == raw.FPDF_FORMFIELD_TEXTFIELD
            and raw.FPDFAnnot_GetFlags(annotation) == raw.FPDF_ANNOT_FLAG_PRINT
        )
        raw.FORM_SetFocusedAnnot(form, at)
        units = (text + "\0").encode("utf-16-le")
        room = ctypes.cast(ctypes.create_string_buffer(units), ctypes.POINTER(ctypes.c_ushort))
        raw.FORM_ReplaceSelection(form, page.raw, room)
        raw.FORM_ForceToKillFocus(form)
        picture = page.render(scale=2, grayscale=True).to_pil()
        return sum(picture.histogram()[:200])


def test_it_can_be_stopped() -> None:
    assert build_worksheet(worksheet(), EnglishVoice(), watch=Watch(cancelled=lambda: True)) is None
    turned: list[int] = []
    build_worksheet(every_page(), EnglishVoice(), watch=Watch(turned.append))
    assert turned[-1] > 1


def every_page():
    return worksheet(every_kind(), answers={"page": "word " * 900})
