"""Days, times and numbers as the digest writes them, the same whatever the machine's locale."""

import datetime as dt

from intake.digest.words import words


def day(date: dt.date) -> str:
    """Return "24 November 2026"."""
    return f"{date.day} {words().calendar.months[date.month - 1]} {date.year}"


def weekday(date: dt.date) -> str:
    """Return "Tuesday, 24 November 2026"."""
    return f"{words().calendar.days[date.weekday()]}, {day(date)}"


def moment(time: dt.datetime) -> str:
    """Return "24 November 2026, 09:12" in the time's own zone."""
    return f"{day(time.date())}, {time:%H:%M}"


def span(length: dt.timedelta) -> str:
    """Return a length of time in its largest whole unit: "3 days", "14 hours", "1 minute"."""
    minutes = max(int(length.total_seconds()) // 60, 0)
    if minutes >= 2 * 24 * 60:
        return count(minutes // (24 * 60), "day", "days")
    return count(minutes // 60, "hour", "hours") if minutes >= 2 * 60 else count(minutes, "minute", "minutes")


def count(number: int, one: str, many: str) -> str:
    """Return "1 person", "1,204 people"."""
    return f"{number:,} {one if number == 1 else many}"
