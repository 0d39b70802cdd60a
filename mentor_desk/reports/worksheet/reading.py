"""Reads a filled-in worksheet back. What comes in may be made by anybody: it is only looked at.

PDFium runs no script here: the build in use has no engine for them, and no action is asked for.
"""

from __future__ import annotations

import ctypes
import re
import zlib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentor_desk.clean import clean_text
from mentor_desk.errors import KnownError
from mentor_desk.reports.pdfium import TURN
from mentor_desk.reports.worksheet.names import FORM, parse_name, parse_stamp, parse_state
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from pypdfium2 import PdfDocument, PdfPage

    from mentor_desk.reports.worksheet.names import Named, Stamp

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 24 * 1024 * 1024
"""PDFium reads all that is drawn on a page before it tells of its fields, and a little that is
packed tightly could fill the memory. A worksheet unpacks to less than two megabytes.
"""
MOST_PAGES = 100
MOST_FIELDS = 2000
MOST_CHARACTERS = 20_000
"""Of one answer. A page written full has some three thousand."""

_STREAM = re.compile(rb"(?<!end)stream\r?\n(?P<packed>[\x08-\x7f].*?)(?:endstream|\Z)", re.DOTALL)
_DESCRIBED = 400
"""What a part is stands in so many bytes before it."""


class CannotRead(KnownError):
    """The file is no worksheet that can be read; `words` says why and what to do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of the file. `texts` differ where a program made two fields of one."""

    texts: tuple[str, ...]
    marked: bool
    """It was chosen among several, not typed."""


@dataclass(frozen=True, slots=True)
class Filled:
    stamp: Stamp
    entries: Mapping[Named, Entry]


def read_file(
    path: Path,
    progress: Callable[[int], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Filled | None:
    """As `read_form`; the file is read once and never written."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError:
        raise CannotRead(words("This file cannot be opened. Is it still there?")) from None
    return read_form(content, progress, cancelled)


def read_form(
    content: bytes,
    progress: Callable[[int], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Filled | None:
    """What stands in the file; None when it was stopped. Raises CannotRead.

    `progress` is told how many pages are done; both are called in the thread this runs in.
    """
    if len(content) > MOST_BYTES:
        raise CannotRead(words("This file is too large to be a worksheet."))
    if b"%PDF-" not in content[:1024]:
        raise CannotRead(words("This is not a PDF file."))
    if _unpacked(content) > MOST_UNPACKED:
        raise CannotRead(words("This file is too large to be a worksheet."))
    with TURN:
        document = _opened(content)
        try:
            return _read(document, progress, cancelled)
        finally:
            document.close()


def _unpacked(content: bytes) -> int:
    """Bytes of all packed parts but pictures, which nobody looks at here; counted no further than
    one more than are allowed.
    """
    found = 0
    for part in _STREAM.finditer(content):
        if b"/Image" in content[max(0, part.start() - _DESCRIBED) : part.start()]:
            continue
        room = MOST_UNPACKED + 1 - found
        with suppress(zlib.error):  # packed otherwise, or damaged: for PDFium to say
            found += len(zlib.decompressobj().decompress(part["packed"], room))
        if found > MOST_UNPACKED:
            break
    return found


def _opened(content: bytes) -> PdfDocument:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as refused:
        if "password" in str(refused).lower():
            said = words(
                "This file is locked with a password. Save it once more without one, then read "
                "it here."
            )
        else:
            said = words("This PDF file is damaged and cannot be read. Ask for it once more.")
        raise CannotRead(said) from None


def _read(
    document: PdfDocument, progress: Callable[[int], None], cancelled: Callable[[], bool]
) -> Filled | None:
    if len(document) > MOST_PAGES:
        raise CannotRead(words("This file has too many pages to be a worksheet."))
    document.init_forms()
    stamps = {parse_stamp(document.get_metadata_dict().get("Keywords", ""))}
    found: dict[Named, list[tuple[str, bool]]] = {}
    count = 0
    for page, one in enumerate(_pages(document), 1):
        for name, text, marked in _fields(document, one):
            count += 1
            if cancelled():
                return None
            if count > MOST_FIELDS:
                raise CannotRead(words("This file has too many fields to be a worksheet."))
            if name.rpartition(".")[2] == FORM:
                stamps.add(parse_stamp(text))
            elif (named := parse_name(name)) is not None:
                found.setdefault(named, []).append((text, marked))
        progress(page)
    return Filled(
        _stamp(stamps, some=bool(found)), {at: _entry(all_) for at, all_ in found.items()}
    )


def _stamp(stamps: set[Stamp | None], *, some: bool) -> Stamp:
    known = [one for one in stamps if one is not None]
    if len(known) == 1 and some:
        return known[0]
    if len(known) > 1:
        raise CannotRead(
            words("Two worksheets are in this one file. Save each as a file of its own.")
        )
    if known:
        raise CannotRead(
            words(
                "This worksheet has no boxes to type into any more: it was printed into a file or "
                "scanned. Type the answers in by hand, or ask for the file it was typed into."
            )
        )
    raise CannotRead(
        words("This is a PDF file, but no worksheet of Mentor Desk: it bears no form number.")
    )


def _pages(document: PdfDocument) -> Iterator[PdfPage]:
    import pypdfium2

    for at in range(len(document)):
        try:
            page = document[at]
        except pypdfium2.PdfiumError:
            continue  # what other pages hold can still be told apart from it
        try:
            yield page
        finally:
            page.close()


def _fields(document: PdfDocument, page: PdfPage) -> Iterator[tuple[str, str, bool]]:
    """Full name, text and whether it is a mark, for each field of a page that says something.

    A group of marks comes once for each of them; those not set say nothing.
    """
    from pypdfium2 import raw

    if document.formenv is None:
        return
    form = document.formenv.raw
    marks = (raw.FPDF_FORMFIELD_RADIOBUTTON, raw.FPDF_FORMFIELD_CHECKBOX)
    for at in range(min(raw.FPDFPage_GetAnnotCount(page.raw), MOST_FIELDS + 1)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, at)
        if not annotation:
            continue
        try:
            sort = raw.FPDFAnnot_GetFormFieldType(form, annotation)
            name = _text(raw.FPDFAnnot_GetFormFieldName, form, annotation)
            if sort == raw.FPDF_FORMFIELD_TEXTFIELD:
                yield name, _text(raw.FPDFAnnot_GetFormFieldValue, form, annotation), False
            elif sort in marks:
                set_ = raw.FPDFAnnot_IsChecked(form, annotation)
                state = _text(raw.FPDFAnnot_GetFormFieldExportValue, form, annotation)
                yield name, parse_state(state) if set_ else "", True
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _text(ask: Callable[..., int], form: object, annotation: object) -> str:
    """PDFium says how many bytes of UTF-16 it needs, then fills them; the last is a zero."""
    size = ask(form, annotation, None, 0)
    if size <= 2:
        return ""
    # One answer that is too long is said so; it is not copied whole.
    room = ctypes.create_string_buffer(size)
    ask(form, annotation, ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), size)
    text = room.raw[: size - 2].decode("utf-16-le", "replace")
    return clean_text(text[: MOST_CHARACTERS + 1])


def _entry(all_: list[tuple[str, bool]]) -> Entry:
    said = tuple(dict.fromkeys(text for text, _ in all_ if text.strip()))
    return Entry(said, any(marked for _, marked in all_))
