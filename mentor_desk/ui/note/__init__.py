"""The note of a session: paragraphs that each know who may read them."""
