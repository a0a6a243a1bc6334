"""Text and page say the same, and strangers' words are text in both."""

import html
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.digest.content import tell
from intake.digest.items import Bounds
from intake.digest.lettering import letter
from intake.digest.markup import page
from parsers.record import Delegate, Intent, Reason, ReviewItem
from store.queries import Poll
from tests.unit.intake.digest.invented import NOW, answer, at, busy_day, came, material, quiet_day, told

GOLDEN = Path(__file__).parent / "golden"
DAYS = {"busy": busy_day(), "quiet": quiet_day()}
# What steers the printing and is not printed itself.
UNPRINTED = {"tone", "name", "kind", "right", "late"}


class Seen(HTMLParser):
    """What a reader of a page sees, and the tags that made it."""

    def __init__(self, written):
        super().__init__()
        self.text, self.tags, self.attributes = [], [], []
        self.feed(written)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        if self.tags and self.tags[-1] != "style":
            self.text.append(data)


def folded(words):
    """Return words without what only one of the two printings needs: isolates, marks of code, line breaks, case."""
    return " ".join(re.sub("[\u2068\u2069`]", "", words).split()).casefold()


def seen(written):
    return folded("".join(Seen(written).text))


def said(view, key=None):
    """Give every word of a digest that a reader has to find."""
    if isinstance(view, dict):
        for name, value in view.items():
            if name not in UNPRINTED or (name == "name" and "check" in view):
                yield from said(value, name)
    elif isinstance(view, list | tuple):
        for value in view:
            yield from said(value, key)
    elif isinstance(view, str) and view:
        yield view


@pytest.mark.parametrize("day", DAYS.values(), ids=DAYS)
def test_text_and_page_both_say_everything(day):
    digest = tell(day, NOW)
    facts = [fact for fact in said(msgspec.to_builtins(digest)) if fact != digest.subject]
    on_page, in_text = seen(page(digest)), folded(letter(digest))
    assert facts
    assert [fact for fact in facts if folded(fact) not in on_page] == []
    assert [fact for fact in facts if folded(fact) not in in_text] == []


@pytest.mark.parametrize(("print_", "suffix"), [(page, "html"), (letter, "txt")], ids=["page", "text"])
@pytest.mark.parametrize("name", DAYS)
def test_an_invented_day_prints_as_the_golden_digest_that_a_person_read(name, print_, suffix):
    golden, printed = GOLDEN / f"{name}.{suffix}", print_(tell(DAYS[name], NOW))
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_text(printed, "utf-8")
    assert printed == golden.read_text("utf-8")


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}{% raw %}",
    "</bdi></td></table><h1>URGENT",
    "=cmd|' /C calc'!A0",
    "&lt;b&gt; &amp; <!-- --> ]]>",
    "javascript:alert(1)",
    "<style>*{display:none}</style>",
]


def hostile(words):
    """Return a day on which a stranger's words stand wherever a stranger's words can stand."""
    person = Delegate(words, words, words, words, position=words, organization=words, emails=(words,), phones=(words,))
    return material(
        told(
            1, subject=words, account=words, folder=words, changes=came(person),
            response=answer(words, Intent.NOMINATE, person),
            review=(ReviewItem("/delegates/0/name", Reason.OTHER, words, words),),
        ),
        polls=(Poll(words, at(24, 6), None, words),),
    )  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_strangers_words_are_text_and_never_markup(words):
    harmless, written = Seen(page(tell(hostile("Ada"), NOW))), Seen(page(tell(hostile(words), NOW)))
    assert written.tags == harmless.tags
    assert folded(words) in folded("".join(written.text))


@given(st.text(min_size=1, max_size=60))
@settings(max_examples=40, deadline=None)
def test_whatever_a_name_is_the_page_keeps_its_elements(words):
    assert set(Seen(page(tell(hostile(words), NOW))).tags) <= set(Seen(page(tell(busy_day(), NOW))).tags)


@pytest.mark.parametrize("print_", [page, letter])
def test_bidi_overrides_from_mail_never_reach_the_reader(print_):
    written = print_(tell(hostile("a\u202eb\u2066c\u200fd\x00e\x1bf"), NOW))
    assert not set(written) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u200e\u200f\x00\x1b")


def test_every_stranger_s_word_stands_in_an_element_of_its_own_direction():
    written = page(tell(hostile("STRANGE"), NOW))
    body = written[written.index("<body") :]
    loose = re.sub(r'<bdi dir="(?:auto|ltr)">[^<]*</bdi>', "", body)
    # Errors of ours may quote a mailbox; they stand in sentences of ours.
    assert [line for line in loose.splitlines() if "STRANGE" in line and "read" not in line] == []


def test_a_line_of_text_fences_names_off_that_run_from_right_to_left():
    digest = tell(busy_day(), NOW)
    line = next(line for line in letter(digest).splitlines() if "Head of delegation" in line and "ليلى" in line)
    assert line == "  - \u2068سعادة السيدة ليلى عبد الكريم المثالي\u2069 – Head of delegation – check"


def test_the_page_fetches_nothing_and_runs_nothing():
    written = Seen(page(tell(busy_day(), NOW)))
    assert not set(written.tags) & {"script", "img", "link", "iframe", "svg", "object", "a", "form", "base"}
    assert not {name for name, _ in written.attributes} & {"src", "href", "srcset", "background", "action"}
    assert not [value for _, value in written.attributes if value and re.search(r"url\(|https?:|@import", value)]


def test_the_page_tells_its_charset_where_a_browser_looks_for_it():
    assert b'<meta charset="utf-8">' in page(tell(busy_day(), NOW)).encode()[:1024]


def test_the_page_keeps_the_rules_for_telephones_and_the_dark_and_writes_all_others_into_their_elements():
    written = page(tell(busy_day(), NOW))
    style = re.search(r"<style>(.*?)</style>", written, re.S)
    assert style is not None
    assert re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}", "", style[1]).strip() == ""
    assert "max-width: 520px" in style[1]
    assert "prefers-color-scheme: dark" in style[1]
    assert 'style="' in written


def test_no_line_of_text_is_wider_than_a_screen_but_for_words_that_cannot_be_cut():
    assert max(map(len, letter(tell(busy_day(), NOW)).splitlines())) <= 76


def test_ten_thousand_messages_make_a_mail_that_a_mail_program_opens():
    people = tuple(Delegate(f"Person {n}", position="Counsellor", organization="Ministry") for n in range(3))
    flood = material(
        *(
            told(n, response=answer(f"State {n}", Intent.NOMINATE, *people), changes=came(*people))
            for n in range(10_000)
        )
    )
    digest = tell(flood, NOW, Bounds())
    assert len(page(digest).encode()) < 500_000
    assert len(letter(digest).encode()) < 100_000
    assert "and 9,950 more messages" in html.unescape(page(digest))
