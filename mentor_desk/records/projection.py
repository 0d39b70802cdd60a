"""How a record type is found by search and what of it may leave; the store makes triggers of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Follows:
    """A parent whose `columns`, when they change, change what is derived from its children."""

    table: str
    key: str
    """SQL over the child row `r` that equals the parent's id."""
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Projection:
    """All values are SQL over `r`, the record's row, and the tables in `joins`."""

    kind: str
    day: str
    heading: str
    """What a hit is called; not searched."""
    text: str
    """What is searched."""
    mentee: str = "mentorship.mentee_id"
    joins: str = ""
    shared: tuple[str, ...] = ()
    """Columns of `r` that go to whoever may read the record."""
    computed: tuple[tuple[str, str], ...] = ()
    """What goes there besides, as name and SQL."""
    audience: str | None = "r.audience"
    """Who may read it; None means that the record itself is no secret to mentee or sponsor."""
    parent_audience: str | None = None
    """A child of something private never leaves, whatever its own mark says."""
    unless_private: str | None = None
    """The looser rule: the parent's audience, which only must not be the mentor alone."""
    leaves: str = "1"
    """A condition besides the audience, such as 'not a draft'."""
    follows: tuple[Follows, ...] = ()
    first: bool = False
    """Stands before everything else that was found, whatever its day."""


MENTORSHIP = "JOIN mentorship ON mentorship.id = r.mentorship_id"
SESSION = (
    "JOIN mentoring_session ON mentoring_session.id = r.session_id "
    "JOIN mentorship ON mentorship.id = mentoring_session.mentorship_id"
)
GOAL = "JOIN goal ON goal.id = r.goal_id JOIN mentorship ON mentorship.id = goal.mentorship_id"


def follows_mentorship(through: str | None = None, key: str = "r.mentorship_id") -> Follows:
    """Whose record it is: a relationship moved to another mentee takes everything along.

    `through` is the parent in between, `key` then the child's column that names it.
    """
    if through is not None:
        key = f"(SELECT mentorship_id FROM {through} WHERE id = {key})"
    return Follows("mentorship", key, ("mentee_id",))


def with_answers(*columns: str) -> str:
    """The text of these columns, and what was answered to a guide that is in none of them."""
    own = [f"r.{column}" for column in columns]
    beyond = (
        "(SELECT coalesce(group_concat(value, ' '), '') FROM json_each(r.answers) "
        f"WHERE trim(value) NOT IN ({', '.join(own)}))"
    )
    return " || ' ' || ".join((*own, beyond))


def told_answers() -> str:
    """Of the answers those named in `told`, as text of a JSON object."""
    return (
        "(SELECT '' || json_group_object(key, value) FROM json_each(r.answers) "
        "WHERE instr(char(10) || r.told || char(10), char(10) || key || char(10)))"
    )
