"""Files that come back changed, broken or made by somebody else."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from mentor_desk.reports.worksheet import CannotRead, paper_answers, read_file, read_form
from mentor_desk.reports.worksheet.reading import MOST_BYTES, MOST_FIELDS, MOST_UNPACKED
from tests.reports.worksheet.sheets import every_kind, fields, fill, made, saved, worksheet


@cache
def filled() -> bytes:
    return fill(made(worksheet(), fillable=True), {"answer-line": "Here", "answer-sure": "is-7"})


def refusal(content: bytes) -> str:
    with pytest.raises(CannotRead) as refused:
        read_form(content)
    return refused.value.words.plain()


def answers(content: bytes) -> dict[str, str]:
    """What can be taken over."""
    found = read_form(content)
    assert found is not None
    return {
        one.field.name: one.text for one in paper_answers(found, every_kind()) if not one.trouble
    }


def troubles(content: bytes) -> dict[str, str]:
    found = read_form(content)
    assert found is not None
    all_ = paper_answers(found, every_kind())
    return {one.field.name: one.trouble.plain() for one in all_ if one.trouble}


def test_what_is_no_worksheet_is_refused_in_a_sentence(tmp_path: Path) -> None:
    assert refusal(b"Dear Ines, here is the paper.") == "This is not a PDF file."
    assert refusal(b"%PDF-1.7\nbut nothing more") == (
        "This PDF file is damaged and cannot be read. Ask for it once more."
    )
    assert "too large" in refusal(b"%PDF-" + bytes(MOST_BYTES))
    other = pikepdf.new()
    other.add_blank_page()
    assert "bears no form number" in refusal(saved(other))
    for _ in range(100):
        other.add_blank_page(page_size=(100, 100))
    assert "too many pages" in refusal(saved(other))
    with pytest.raises(CannotRead, match="cannot be opened"):
        read_file(tmp_path / "gone.pdf")
    with pytest.raises(CannotRead, match="cannot be opened"):
        read_file(tmp_path)


def test_a_file_cut_off_or_hurt_anywhere_is_read_or_refused() -> None:
    whole = filled()
    for share in range(1, 20):
        cut = whole[: len(whole) * share // 20]
        hurt = whole[: len(cut)] + b"\xff\x00<<" + whole[len(cut) + 4 :]
        for content in (cut, hurt):
            with suppress(CannotRead):
                read_form(content)


def test_a_locked_file_asks_for_an_open_one() -> None:
    with pikepdf.open(BytesIO(filled())) as pdf:
        locked = saved(pdf, encryption=pikepdf.Encryption(owner="o", user="u"))
        only_printing = saved(pdf, encryption=pikepdf.Encryption(owner="o", user=""))
    assert "locked with a password" in refusal(locked)
    assert answers(only_printing)["line"] == "Here"


def test_a_file_without_its_boxes_says_what_became_of_them() -> None:
    with pikepdf.open(BytesIO(filled())) as pdf:
        pdf.flatten_annotations("all")
        for page in pdf.pages:
            page.Annots = pikepdf.Array()
        flat = saved(pdf)
    assert "no boxes to type into any more" in refusal(flat)
    assert "no boxes to type into any more" in refusal(made(worksheet()))


def test_fields_found_under_other_names_are_still_known() -> None:
    with pikepdf.open(BytesIO(filled())) as pdf:
        there = fields(pdf)
        there["answer-line"].T = pikepdf.String("answer-line[0]")
        group = pdf.make_indirect(
            pikepdf.Dictionary(T=pikepdf.String("page1"), Kids=list(there.values()))
        )
        for one in there.values():
            one.Parent = group
        pdf.Root.AcroForm.Fields = pikepdf.Array([group])
        del pdf.docinfo["/Keywords"]
        content = saved(pdf)
    found = answers(content)
    assert (found["line"], found["sure"]) == ("Here", "7")


def test_a_field_that_was_taken_out_is_named_and_the_rest_is_read() -> None:
    with pikepdf.open(BytesIO(filled())) as pdf:
        there = fields(pdf)
        for gone in ("mentor-desk-form", "answer-page", "answer-rungs-2"):
            there[gone].T = pikepdf.String(f"was-{gone}")
        content = saved(pdf)
    assert answers(content)["line"] == "Here"
    assert "no longer in the file" in troubles(content)["page"]
    assert "rungs" not in troubles(content)


def test_two_worksheets_in_one_file_are_not_mixed() -> None:
    with pikepdf.open(BytesIO(filled())) as pdf:
        field = fields(pdf)["mentor-desk-form"]
        field.V = pikepdf.String("mentor-desk-form AAAA2222 every-kind 3")
        content = saved(pdf)
    assert "Two worksheets are in this one file" in refusal(content)


def test_one_field_with_two_answers_is_not_guessed() -> None:
    with pikepdf.open(BytesIO(filled())) as pdf:
        page = fields(pdf)["answer-page"]
        page.V, page.T = pikepdf.String("There"), pikepdf.String("x.answer-line")
        content = saved(pdf)
    assert "Two different answers" in troubles(content)["line"]


def test_what_is_too_long_or_no_choice_is_not_taken() -> None:
    content = fill(made(worksheet(), fillable=True), {"answer-page": "a " * 60_000})
    assert "too long" in troubles(content)["page"]
    with pikepdf.open(BytesIO(filled())) as pdf:
        group = fields(pdf)["answer-way"]
        for kid in group.Kids:
            kid.AP.N = pikepdf.Dictionary({"/is-west": kid.AP.N.Off, "/Off": kid.AP.N.Off})
            kid.AS = pikepdf.Name("/is-west")
        group.V = pikepdf.Name("/is-west")
        content = saved(pdf)
    assert "none of the choices" in troubles(content)["way"]


def test_controls_do_not_come_in() -> None:
    typed = {"answer-page": "a\x07b\x00c\r\nd\re", "answer-line": "one\ntwo\tthree"}
    found = answers(fill(made(worksheet(), fillable=True), typed))
    assert found["page"] == "abc\nd\ne"
    assert found["line"] == "one two three"


def test_scripts_and_actions_are_not_run(tmp_path: Path) -> None:
    with pikepdf.open(BytesIO(filled())) as pdf:
        script = pikepdf.Dictionary(
            S=pikepdf.Name.JavaScript,
            JS=pikepdf.String('this.getField("answer-line").value = "taken";'),
        )
        pdf.Root.OpenAction = script
        for one in fields(pdf).values():
            one.AA = pikepdf.Dictionary(C=script, F=script, V=script)
        pdf.pages[0].AA = pikepdf.Dictionary(O=script)
        content = saved(pdf)
    path = tmp_path / "filled.pdf"
    path.write_bytes(content)
    found = read_file(path)
    assert found is not None
    assert answers(content)["line"] == "Here"
    assert path.read_bytes() == content


def test_a_little_that_unpacks_to_very_much_is_refused() -> None:
    with pikepdf.open(BytesIO(filled())) as pdf:
        pdf.pages[0].Contents = pdf.make_stream(b"0 0 m 9 9 l S\n" * (MOST_UNPACKED // 14 + 1))
        packed = saved(pdf)
        picture = pdf.make_stream(bytes(MOST_UNPACKED + 1))
        picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        pdf.pages[0].Contents = pdf.make_stream(b"")
        pdf.pages[0].Resources.XObject = pikepdf.Dictionary(Signature=picture)
        signed = saved(pdf)
    assert len(packed) < 500_000
    assert "too large" in refusal(packed)
    assert answers(signed)["line"] == "Here"


def test_a_flood_of_fields_is_refused() -> None:
    with pikepdf.open(BytesIO(filled())) as pdf:
        one = fields(pdf)["answer-line"]
        pdf.pages[0].Annots = pikepdf.Array([one] * (MOST_FIELDS + 5))
        content = saved(pdf)
    assert "too many fields" in refusal(content)


def test_reading_can_be_stopped_and_tells_how_far_it_is() -> None:
    assert read_form(filled(), cancelled=lambda: True) is None
    done: list[int] = []
    read_form(filled(), done.append)
    assert done == list(range(1, len(done) + 1))
    assert len(done) > 1
