"""KEEPS: messages, records, rosters, history, what was told."""
