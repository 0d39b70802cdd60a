"""Can feedback be heard: a moment, something seen, what it did, and a way on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentor_desk.guides.matching import LONGEST, plain
from mentor_desk.guides.wordlists import CAPITAL_NOUNS, WordLists
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.guides.findings import Asked, Finding

# What somebody said is a fact, whatever words they used.
QUOTED = re.compile(
    r"“[^“”]*”|\"[^\"\n]*\"|«[^«»]*»|„[^„“”]*[“”]|‘[^‘’\n]*’(?!\w)"
    r"|»[^«»]*«|[\u201a\u203a][^‘’\u2039\n]*[‘’\u2039](?!\w)|(?<!\w)'(?=\w)[^\n']+(?:'\w[^\n']*)*'(?!\w)"
)
_NEXT_WORD = re.compile(r"\s+([^\W\d_][\w-]*)")
_SENTENCE_END = re.compile(r"[.;!?\n]")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_AT_THE = frozenset({"beim", "am", "vorm", "hinterm"})
_PROPER = re.compile(r"(?<=[\w,] )[^\W\d_a-z][\w-]+")


def unquoted(text: str) -> str:
    return QUOTED.sub(" ", text[:LONGEST])


def when_where(asked: Asked) -> Finding | None:
    text = _with_you(asked, asked.text("occasion"))
    if asked.day("day") and text:
        return asked.ok(words("when and where"))
    if not text:
        return asked.missing(
            words("no moment yet"),
            words("Feedback about a moment can be remembered; feedback in general is argued with."),
            words("When and where exactly did you see it?"),
        )
    dated = _DIGIT.search(text) or asked.words.find("day_marks", text)
    if dated:
        return asked.ok(words("when and where"))
    vague = asked.words.find("vague_times", text)
    called = CAPITAL_NOUNS not in asked.words["traits"] and _PROPER.search(text)
    named = asked.words.find("place_marks", text) or called
    if not vague and (named or _placed(text, asked.words)):
        return asked.ok(words("when and where"))
    return asked.ask(
        words("which moment?"),
        words("{name} can look back only on a moment that can be found again.", name=asked.name),
        words("Which day was it, and where were you?"),
    )


def _placed(text: str, lists: WordLists) -> bool:
    """“at the kiln”, “beim Abräumen”."""
    first, second, *rest = [*text.lower().split(), "", ""]
    placed = first in lists.forms("prepositions") and second in lists.forms("determiners")
    return (placed or first in _AT_THE) and bool((second and any(rest)) or first in _AT_THE)


def camera(asked: Asked) -> Finding | None:
    text = asked.text("of")
    if not text:
        return asked.missing(
            words("nothing seen or heard yet"),
            words("Everything else stands on what was seen."),
            words("What would a camera have recorded?"),
        )
    seen = _with_you(asked, unquoted(text))
    judged = asked.words.hits("character", seen, "character_exceptions")
    found = next((hit.text for hit in judged if not _about_others(hit.text)), "") or _judged(
        asked, seen
    )
    if not found:
        return None
    return asked.ask(
        words("“{word}”: would a camera see it?", word=found),
        words("“{word}” judges a person; it can be denied, a deed cannot.", word=found),
        words("What did {name} do or say that made you think of this word?", name=asked.name),
    )


def _next_word(spoken: str, at: int, lists: WordLists) -> str:
    """The first word there that is more than a degree: “so”, “always”."""
    while (follows := _NEXT_WORD.match(spoken, at)) and follows[1].lower() in lists.forms(
        "degrees"
    ):
        at = follows.end()
    return follows[1].lower() if follows else ""


def _about_others(found: str) -> bool:
    """German “sie waren” speaks of others, “Sie waren” to the mentee."""
    return found.startswith(("sie ", "sie\n")) or found.endswith(" sie")


def _judged(asked: Asked, text: str) -> str:
    """The word after “you were”, unless it is something one can see or a deed done."""
    seen, endings = asked.words.forms("seen_states"), tuple(asked.words["seen_endings"])
    spoken = plain(text)
    for hit in asked.words.hits("being", spoken, "character_exceptions"):
        if _about_others(hit.text):
            continue
        word = _next_word(spoken, hit.end, asked.words)
        if word and word not in seen and not word.endswith(endings):
            return word
    return ""


def absolutes(asked: Asked) -> Finding | None:
    found = _own_words(asked, "absolutes", plain(unquoted(asked.text("of"))), "absolute_exceptions")
    if not found:
        return None
    return asked.ask(
        words("“{word}”?", word=found),
        words("One exception is enough to set “{word}” aside, and the point with it.", word=found),
        words("Which one time shows it best?"),
    )


def motive(asked: Asked) -> Finding | None:
    """A motive somebody spoke of is a fact; one that is guessed is not."""
    text = _with_you(asked, plain(unquoted(asked.text("of"))))
    found = _own_words(asked, "motives", text, "motive_exceptions")
    if not found:
        return None
    return asked.ask(
        words("a guessed reason?"),
        words("“{word}” tells why, and only {name} knows why.", word=found, name=asked.name),
        words("What was {name} aiming at? Ask, and write down the answer.", name=asked.name),
    )


def _own_words(asked: Asked, name: str, text: str, exceptions: str) -> str:
    """The first of these words that the writer used and did not only report."""
    for hit in asked.words.hits(name, text, exceptions):
        before = text[max(0, hit.start - 120) : hit.start]
        if not _reported(asked, _SENTENCE_END.split(before)[-1], hit.text):
            return " ".join(hit.text.split())
    return ""


def _reported(asked: Asked, before: str, found: str) -> bool:
    spoken = asked.words.hits("reported", before)
    if not spoken:
        return False
    between = before[spoken[-1].end :]
    close = len(between.split()) <= 2 and found.lower().split()[0] in asked.words["called"]
    return close or bool(asked.words.find("clause_openers", between))


def _says_nothing(asked: Asked, text: str) -> bool:
    if len(text.split()) > 6 or _DIGIT.search(text) or QUOTED.search(text):
        return False
    if asked.words.find("day_marks", text):
        return False
    lists = asked.words
    return bool(
        len(text.split()) == 1
        or lists.find("vague_steps", text)
        or lists.find("unseen_deeds", text, "unseen_exceptions")
        or state_of_mind(text, lists)
    )


def state_of_mind(text: str, lists: WordLists) -> str:
    """“stay humble”, “bin mutig”: what somebody is to be, unless one can see it."""
    spoken = plain(text)
    seen, endings = lists.forms("seen_states"), tuple(lists["seen_endings"])
    for hit in lists.hits("to_be", spoken):
        word = _next_word(spoken, hit.end, lists)
        if word and word not in seen and not word.endswith(endings):
            return f"{hit.text} {word}"
    return ""


def _with_you(asked: Asked, text: str) -> str:
    """The lists speak of “you”; a mentor may as well have written the name."""
    name = asked.context.name.strip()
    if not name:
        return text
    called = rf"(?<!\w)(?:{re.escape(name)}|{re.escape(name.split()[0])})(?!\w)"
    you = next(iter(asked.words["called"]), "you")
    verbs = dict(pair.split(maxsplit=1) for pair in asked.words["called_verbs"])
    return re.sub(
        rf"{called}(\s+\w+)?",
        lambda hit: you + (f" {verbs.get(verb, verb)}" if (verb := (hit[1] or "").strip()) else ""),
        text,
    )


def effect(asked: Asked) -> Finding | None:
    text = asked.text("of")
    if text and _only_judges(asked, text):
        return asked.ask(
            words("what did it do?"),
            words("What is written there says how you find it, not what followed."),
            words("What happened then: who did, said or had to do something?"),
        )
    if text:
        return asked.ok(words("what it did"))
    return asked.missing(
        words("no effect yet"),
        words("What it did is the reason to keep it or to change it."),
        words("What happened because of it: to you, to others, to the work?"),
    )


def _only_judges(asked: Asked, text: str) -> bool:
    if len(text.split()) > 7 or _DIGIT.search(text) or QUOTED.search(text):
        return False
    lists = asked.words
    said = [word.lower() for word in _WORD.findall(plain(text))]
    hit = next(iter(lists.hits("verdicts", text) or lists.hits("vague_results", text)), None)
    if hit is None or lists.forms("first_person") & frozenset(said):
        return False
    small = lists.forms("common", "fillers")
    judging = frozenset(hit.text.lower().split())
    return sum(word not in small and word not in judging for word in said) < 2


def next_step(asked: Asked) -> Finding | None:
    text = asked.text("of")
    if text and _says_nothing(asked, text):
        return asked.ask(
            words("a step one can take?"),
            words("“{word}” is a wish; nobody could say on which day it was done.", word=text[:40]),
            words("What will {name} do, where, and when?", name=asked.name),
        )
    if text:
        return asked.ok(words("a next step"))
    return asked.missing(
        words("no next step yet"),
        words("Feedback without a next step is only an opinion about the past."),
        words("Where could {name} use this next?", name=asked.name),
    )
