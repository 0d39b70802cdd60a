"""Pages on their way to paper: made away from the window, looked at, saved, printed."""
