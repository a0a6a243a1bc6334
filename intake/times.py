"""Times as people here read them: in the zone of the digest, which is named."""

import datetime as dt


def shown(time: dt.datetime, zone: dt.tzinfo) -> str:
    """Return "2009-03-02 09:00 CET"."""
    return time.astimezone(zone).strftime("%Y-%m-%d %H:%M %Z")
