"""A journal to look at before there is one's own: lifelike, invented, always the same."""

from mentor_desk.sample.writing import DEFAULT_SESSIONS, MOST_SESSIONS, write_sample

__all__ = ["DEFAULT_SESSIONS", "MOST_SESSIONS", "write_sample"]
