"""Mentor Desk: an offline, encrypted journal for one independent mentor."""

__version__ = "0.1.0"
