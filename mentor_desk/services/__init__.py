"""The verbs of the desk: one module for each subject, functions that take an open session."""
