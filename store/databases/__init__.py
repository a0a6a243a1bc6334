"""Only what differs between databases."""
