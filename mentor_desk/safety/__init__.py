"""Going back when something was lost: backups, restoring, salvage, and who may open the file."""
