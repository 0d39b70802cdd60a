"""What a tired mentor overlooks: one pure function for each thing worth asking about."""
