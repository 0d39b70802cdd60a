"""The passphrase, and the sheet of paper for when it is forgotten."""
