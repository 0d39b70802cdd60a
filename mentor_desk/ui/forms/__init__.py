"""Editors bound to records: what is typed is gathered here and saved by itself."""
