"""Times as people here read them: in the zone of whoever asks, which is named."""

import datetime as dt


def shown(time: dt.datetime, zone: dt.tzinfo | None) -> str:
    """Return "2009-03-02 09:00 CET"."""
    return time.astimezone(zone).strftime("%Y-%m-%d %H:%M %Z")
