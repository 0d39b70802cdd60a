"""What is on the screen before a journal is open: unlock, first run, and what is in the way.

Nothing here imports the store, SQLAlchemy or icons before the page is painted: it appears at once.
"""

SUFFIX = ".mentordesk"
