"""Ctrl+K: everything by its name, and everything that can be done."""
