"""Types of the few parts of ReportLab that reports/ uses."""
