"""One file per export of the rosters."""
