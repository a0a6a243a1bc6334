"""One data file per language, no code."""
