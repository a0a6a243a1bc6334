"""Mail that answers nothing."""

from tests.letters import mail
from tests.letters.gold import Case


def cases() -> tuple[Case, ...]:
    """Return the messages of this file."""
    return _auto_reply(), _newsletter()


def _auto_reply() -> Case:
    body = """Thank you for your message. I am out of the office until 23 March 2009 and will read it then.
In urgent matters please call the embassy's switchboard.
"""
    message = mail.addressed(
        mail.text(body, charset="us-ascii"),
        sender=("Pilar Etxeberria", "p.etxeberria@embassy-host.example"),
        subject="Out of office: Invitation CU 2009/33 (A)",
        date="Thu, 05 Mar 2009 09:00:12 +0100",
        message_id="<oof.0305@embassy-host.example>",
        fields=(("Auto-Submitted", "auto-replied"), ("X-Auto-Response-Suppress", "All"), ("Precedence", "bulk")),
    )
    return Case("19-auto-reply", message, "en", "unrelated", meeting=None)


def _newsletter() -> Case:
    html = """<html><body><h1>Human Mobility Watch, issue 31</h1>
<p>Our spring conference on trafficking in persons takes place on 14 May 2009. Speakers are Prof. Gudrun Lindqvist,
Chair of Migration Law, and Dr. Samuel Okello, Director of the Shelter Programme.</p>
<p><a href="http://hmw.example/register">Register now</a> &middot; early birds pay half.</p>
<p style="font-size:7pt">You get this letter because you subscribed.
<a href="http://hmw.example/unsubscribe">Unsubscribe</a></p></body></html>"""
    message = mail.addressed(
        mail.text(html, kind="html"),
        sender=("Human Mobility Watch", "news@hmw.example"),
        subject="Human Mobility Watch 31: spring conference",
        date="Sat, 28 Mar 2009 06:30:00 +0100",
        message_id="<issue31.4411@hmw.example>",
        fields=(("List-Unsubscribe", "<http://hmw.example/unsubscribe>"), ("Precedence", "bulk")),
    )
    return Case("20-newsletter", message, "en", "unrelated", meeting=None)
