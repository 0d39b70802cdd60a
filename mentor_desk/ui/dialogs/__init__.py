"""Small windows over the desk: to begin something, or to ask before what cannot be undone."""
