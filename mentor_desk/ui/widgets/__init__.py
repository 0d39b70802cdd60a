"""Building blocks that take plain values; they know nothing of records, store or desk."""
