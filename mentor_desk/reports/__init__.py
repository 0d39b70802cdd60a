"""Pages worth keeping: one content model, written as PDF and as plain text."""
