"""Document -> Response, a cascade: each step narrows what the next reads."""

from collections.abc import Sequence

from parsers.document import Message
from parsers.record import Intent, Meeting, Response


def find(message: Message, meetings: Sequence[Meeting]) -> Response:
    """Return what a message answers. Never raises on what somebody wrote."""
    return Response(message.headers.message_id, intent=Intent.UNRELATED)
