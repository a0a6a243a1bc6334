"""How long to leave alone what does not answer: growing pauses, and one word at the beginning and at the end."""

import datetime as dt

# Seconds after the first, second ... failure in a row; the last one holds from then on.
PAUSES = (60.0, 300.0, 1800.0)


class Patience:
    """Remembers, by name, what failed and when it is tried again."""

    def __init__(self, pauses: tuple[float, ...] = PAUSES) -> None:
        self._pauses = pauses
        self._failures: dict[str, int] = {}
        self._next: dict[str, dt.datetime] = {}
        self._reasons: dict[str, str] = {}

    def ready(self, name: str, now: dt.datetime) -> bool:
        """Say whether it is time to try."""
        return name not in self._next or now >= self._next[name]

    def failed(self, name: str, now: dt.datetime, reason: str = "") -> bool:
        """Note a failure; return whether it is the first in a row, which is the one to speak of."""
        self._reasons[name] = reason
        count = self._failures.get(name, 0)
        self._failures[name] = count + 1
        self._next[name] = now + dt.timedelta(seconds=self._pauses[min(count, len(self._pauses) - 1)])
        return count == 0

    def worked(self, name: str) -> bool:
        """Note a success; return whether it ends a row of failures."""
        self._next.pop(name, None)
        self._reasons.pop(name, None)
        return self._failures.pop(name, 0) > 0

    def reason(self, name: str) -> str | None:
        """Return why it failed last; None where it works."""
        return self._reasons.get(name)

    def next_try(self, name: str) -> dt.datetime | None:
        """Return when it is tried again; None where it may be tried now."""
        return self._next.get(name)
