"""What the record adds up to: facts and figures, each with the records behind it."""
