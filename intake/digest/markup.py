"""The digest as HTML that mail programs show: tables, every style written into its element, nothing fetched."""

from functools import cache
from importlib.resources import files

import css_inline
from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from intake.digest.views import Digest

# The inliner puts the styles first in the head; a browser looks for the charset in the first 1,024 bytes only.
_CHARSET = '<head><meta charset="utf-8">'


def page(digest: Digest) -> str:
    """Return the whole page. Names from mail are text in it, never markup."""
    written = _template().render(digest=digest, style=_style())
    return _inliner().inline(written).replace("<head>", _CHARSET, 1) + "\n"


@cache
def _template() -> Template:
    # Loaded from a string, which the usual choice by file name would not escape.
    drawing = Environment(autoescape=True, undefined=StrictUndefined)
    return drawing.from_string((files("intake.digest") / "templates" / "digest.html").read_text("utf-8"))


@cache
def _style() -> Markup:
    return Markup((files("intake.digest") / "templates" / "digest.css").read_text("utf-8"))  # noqa: S704 - our own file


@cache
def _inliner() -> css_inline.CSSInliner:
    return css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)
