"""The only rooms that know Qt: theme, widgets, forms and pages."""
