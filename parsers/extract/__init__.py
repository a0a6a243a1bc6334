"""Document -> Response, a cascade: each step narrows what the next reads."""
