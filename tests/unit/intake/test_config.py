"""The configuration is looked for in four places, wholly checked, and tells everything that is wrong at once."""

import datetime as dt
import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import fields

from intake.config import BUILT_IN, Config, Database, Digest, Polling, load, read
from intake.digest.smtp import SmtpSettings
from intake.errors import ConfigError, Exit
from intake.mailbox.settings import MailboxSettings
from parsers.limits import Limits
from parsers.record import Meeting, Secretariat
from store.database import BACKENDS

ROOT = Path(__file__).parents[3]
SHIPPED = (ROOT / "config.toml").read_text("utf-8")


def problems(text: str) -> str:
    with pytest.raises(ConfigError) as caught:
        read(text, "config.toml", Path("/srv"))
    assert caught.value.exit is Exit.CONFIGURATION
    return str(caught.value)


def forbid(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Have a folder behave as one that this user may not enter, which for root there is not."""

    def forbidden(call: Callable[..., Any]) -> Callable[..., Any]:
        def asked(path: Path, *given: Any, **named: Any) -> Any:
            if path.parent == folder:
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return call(path, *given, **named)

        return asked

    for name in ("stat", "read_text"):
        monkeypatch.setattr(Path, name, forbidden(getattr(Path, name)))


def uncommented(text: str) -> str:
    return "\n".join(line.removeprefix("#: ") for line in text.splitlines())


def test_without_a_file_the_built_in_default_knows_the_invitation_and_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    config = load(None, {})
    assert config.source == BUILT_IN
    assert [meeting.reference for meeting in config.meetings] == ["CU 2009/33"]
    assert config.database.url == f"sqlite:///{tmp_path}/delegation-intake.sqlite3"
    assert (config.mailboxes, config.smtp) == ((), None)


def test_a_named_file_comes_before_the_environment_and_that_before_the_current_folder(tmp_path: Path) -> None:
    for name in ("named", "variable", "config"):
        (tmp_path / f"{name}.toml").write_text("")
    found = [
        load(tmp_path / "named.toml", {"INTAKE_CONFIG": str(tmp_path / "variable.toml")}, tmp_path),
        load(None, {"INTAKE_CONFIG": str(tmp_path / "variable.toml")}, tmp_path),
        load(None, {}, tmp_path),
    ]
    assert [Path(config.source).stem for config in found] == ["named", "variable", "config"]


def test_a_named_file_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path / "nothing.toml", {})


def test_a_current_folder_that_this_user_may_not_enter_holds_no_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid(monkeypatch, tmp_path)
    monkeypatch.setattr("intake.config.SYSTEM", tmp_path.parent / "nothing.toml")
    assert load(None, {}, tmp_path).source == BUILT_IN


def test_where_the_systems_configuration_is_for_others_only_no_default_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid(monkeypatch, tmp_path / "etc")
    monkeypatch.setattr("intake.config.SYSTEM", tmp_path / "etc" / "config.toml")
    with pytest.raises(ConfigError, match=r"etc/config.toml cannot be read \(Permission denied\)"):
        load(None, {}, tmp_path)


def test_everything_wrong_is_told_at_once() -> None:
    told = problems(
        "[[mailbox]]\nname = 'a'\nhots = 'x'\n[digest]\ntime = '25:00'\nzone = 'Mars/Olympus'\n[polling]\nevery = -1"
    )
    for expected in ("did you mean host?", "25:00", "Mars/Olympus", "polling.every"):
        assert expected in told


def test_a_wrong_key_in_a_table_hides_nothing_else_that_is_wrong_in_it() -> None:
    told = problems(
        "[polling]\nevry = 1\nevery = -1\n[[mailbox]]\nname = 'a'\nhots = 'x'\ntimeout = 0.0\nkeyword = ''\n"
        "[digest.smtp]\nhots = 'x'\nhost = 'h'\nsender = 'nobody'\nto = []"
    )
    for expected in ("did you mean every?", "polling.every", "did you mean host?", "timeout = 0.0", "keyword",
                     "set password_env", "nobody", "to is empty"):  # fmt: skip
        assert expected in told


@pytest.mark.parametrize(
    ("table", "key"),
    [("polling", "every"), ("polling", "deadline"), ("limits", "seconds_per_part"), ("digest.smtp", "timeout")],
)
@pytest.mark.parametrize("number", ["nan", "inf", "-inf", "1e300", "604801.0", "0.0", "9" * 400])
def test_a_number_that_no_wait_can_take_is_refused_with_its_bounds(table: str, key: str, number: str) -> None:
    needed = "host='h'\nsender='a@b.example'\nto=['a@b.example']\n" if table == "digest.smtp" else ""
    assert f"{table}.{key} = " in problems(f"[{table}]\n{needed}{key} = {number}")


def test_a_poll_that_ends_before_a_file_is_watched_is_refused() -> None:
    assert "polling.deadline = 1.5: has to be at least 10 seconds" in problems("[polling]\ndeadline = 1.5")


def test_what_a_value_has_to_be_is_said() -> None:
    table = '[[mailbox]]\nname = "x"\nhost = "h.example"\nuser = "u"\npassword_env = "P"\n'
    said = problems(f'{table}acknowledge = "mov"\nsince = "2009"')
    assert "acknowledge = 'mov': has to be one of 'keyword', 'move', 'none'" in said
    assert "since = '2009': has to be a date such as 2009-03-04" in said


def test_the_bounds_of_a_number_are_said() -> None:
    assert "polling.every = nan: has to be above 0 and at most 604800" in problems("[polling]\nevery = nan")
    assert "pauses = (nan,): has to be above 0 and at most 604800" in problems("[polling]\npauses = [nan]")
    assert "limits.parts = " in problems(f"[limits]\nparts = {10**13}")
    assert "digest.smtp.port = 70000: has to be above 0 and at most 65535" in problems(
        "[digest.smtp]\nhost='h'\nsender='a@b.example'\nto=['a@b.example']\nport = 70000"
    )


def test_a_number_too_long_to_read_is_no_proper_toml() -> None:
    assert "no proper TOML" in problems(f"[limits]\nparts = {'9' * 5000}")


@pytest.mark.parametrize("table", ["[[mailbox]]\nname='a'", "[digest.smtp]", "[database]", ""])
def test_a_password_in_the_file_is_refused_with_the_way_out_and_not_repeated(table: str) -> None:
    told = problems(f"{table}\npassword = 'sesame'")
    assert "no secret is kept in this file" in told
    assert "password_env" in told
    assert "sesame" not in told


@pytest.mark.parametrize("url", ["mysql://intake@db.example/intake", "postgresql://intake@db.example:port/intake"])
def test_a_database_that_is_not_known_here_is_a_wrong_setting_and_no_outage(url: str) -> None:
    told = problems(f"[database]\nurl = '{url}'")
    assert "write sqlite:///FILE or postgresql://USER@HOST/NAME" in told


def test_an_address_that_is_none_is_not_repeated_for_it_may_hold_a_password() -> None:
    assert "sesame" not in problems("[database]\nurl = 'postgresql:/intake:sesame@db.example/intake'")


def test_an_sqlite_file_has_no_password() -> None:
    assert "an SQLite file has no password" in problems("[database]\npassword_env = 'P'")


def test_every_database_that_the_store_knows_may_be_set() -> None:
    for scheme in (*BACKENDS, "postgresql+pg8000"):
        assert read(f"[database]\nurl = '{scheme}:///srv/a'", "config.toml", Path("/srv")).database.url


@pytest.mark.parametrize(
    "place",
    ["intake:sesame@db.example/intake", "intake@db.example/intake?password=sesame", "db.example/a?PassWord=sesame",
     "db.example/a?sslpassword=sesame", "db.example/a?p%61ssword=sesame"],
)  # fmt: skip
def test_a_password_in_the_url_of_the_database_is_refused(place: str) -> None:
    told = problems(f"[database]\nurl = 'postgresql://{place}'")
    assert "password_env" in told
    assert "sesame" not in told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[database]\nurl = 7", "a text"),
        ("[digest]\ntime = ''", "such as 07:30"),
        ("[polling]\nevery = 'often'", "a number"),
        ("[polling]\npauses = [0]", "above 0"),
        ("[meeting]\nreference = 'A'", r"write \[\[meeting\]\]"),
        ("database = 3", "is a table"),
        ("[[meeting]]\nreference = 'A'\n[[meeting]]\nreference = 'A'", "twice"),
        ("[[meeting]]\nreference = 'A'\nstarts = 2009-04-15\nends = 2009-04-14", "ends before"),
        ("[[meeting]]\ntitles = []", "reference is missing"),
        ("[digest.smtp]\nhost='h'\nsender='nobody'\nto=['a@b.example']", "nobody.*no e-mail address"),
        ("[digest.smtp]\nhost='h'\nsender='a@b.example'\nto=[]", "to is empty"),
        ("nonsense", "no proper TOML"),
    ],
)
def test_a_wrong_value_says_what_is_expected(text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        read(text, "config.toml", Path("/srv"))


def test_relative_paths_count_from_the_folder_of_the_file() -> None:
    config = read("[database]\nurl = 'sqlite:///a.db'\n[digest]\nfolder = 'out'", "config.toml", Path("/srv"))
    assert config.database.url == "sqlite:////srv/a.db"
    assert config.digest.folder == Path("/srv/out")


def test_the_password_of_the_database_comes_from_the_environment_or_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("from/file\n")
    url = "postgresql://intake@db.example/intake"
    assert Database(url, password_env="P").address({"P": "a b"}) == "postgresql://intake:a%20b@db.example/intake"
    assert "from%2Ffile@" in Database(url, password_file=tmp_path / "secret").address({})
    with pytest.raises(ConfigError, match="P"):
        Database(url, password_env="P").address({})


def test_messages_are_cut_where_the_parsers_stop_reading() -> None:
    text = "[limits]\nmessage_bytes = 5\n[[mailbox]]\nname = 'a'\nkind = 'folder'\npath = '/m'"
    assert read(text, "config.toml", Path("/srv")).mailboxes[0].max_bytes == 5


def test_no_mailbox_takes_less_of_a_message_than_is_read_as_nobody_would_be_told() -> None:
    text = "[limits]\nmessage_bytes = 5\n[[mailbox]]\nname = 'a'\nkind = 'folder'\npath = '/m'\nmax_bytes = "
    assert read(f"{text}6", "config.toml", Path("/srv")).mailboxes[0].max_bytes == 6
    with pytest.raises(ConfigError, match=r"mailbox a: max_bytes = 4 is less than limits.message_bytes = 5"):
        read(f"{text}4", "config.toml", Path("/srv"))


def test_the_shipped_file_is_valid_as_it_stands_and_says_what_the_built_in_default_says() -> None:
    shipped = read(SHIPPED, "config.toml", Path("/srv"))
    ours = read((ROOT / "intake/default.toml").read_text("utf-8"), "default.toml", Path("/srv"))
    assert (shipped.meetings, shipped.secretariat) == (ours.meetings, ours.secretariat)
    assert (shipped.digest, shipped.polling, shipped.limits) == (Digest(), Polling(), Limits())
    assert (shipped.mailboxes, shipped.smtp) == ((), None)


def test_what_the_shipped_file_shows_in_comments_is_valid_too() -> None:
    text = uncommented(SHIPPED).replace('url = "sqlite:///delegation-intake.sqlite3"\n', "", 1)
    config = read(text, "config.toml", Path("/srv"))
    assert [mailbox.kind for mailbox in config.mailboxes] == ["imap", "folder"]
    assert config.smtp is not None


def test_the_shipped_file_names_one_place_for_each_password_and_shows_the_other_as_a_comment() -> None:
    shown = uncommented(SHIPPED).splitlines()
    assert sum(line.startswith("password_env = ") for line in shown) == 3
    assert sum(line.startswith("# password_file = ") for line in shown) == 3
    assert not any(line.startswith("password_file") for line in shown)


@pytest.mark.parametrize(
    "kind", [Database, MailboxSettings, Secretariat, Meeting, Digest, SmtpSettings, Polling, Limits]
)
def test_the_shipped_file_documents_every_key(kind: type) -> None:
    words = {line.removeprefix("#: ").removeprefix("# ").partition(" ")[0] for line in SHIPPED.splitlines()}
    assert {field.name for field in fields(kind)} <= words


@pytest.mark.parametrize("written", ["office.example", "@", "Ann Moe"])
def test_a_colleague_is_an_address_or_a_domain(written: str) -> None:
    assert "secretariat.colleagues" in problems(f"[secretariat]\ncolleagues = ['{written}']")


@pytest.mark.parametrize("written", ["", "mx.office.example; dmarc=pass"])
def test_a_mail_server_is_one_word(written: str) -> None:
    assert "secretariat.authserv_ids" in problems(f"[secretariat]\nauthserv_ids = ['{written}']")


def test_the_meeting_is_known_by_its_days() -> None:
    (meeting,) = read(SHIPPED, "config.toml", Path("/srv")).meetings
    assert (meeting.starts, meeting.ends) == (dt.date(2009, 4, 14), dt.date(2009, 4, 15))


def test_a_configuration_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Config().source = "elsewhere"  # type: ignore[misc]


@pytest.mark.parametrize("days", [0, 29, 36_501, 10**12])
def test_people_are_kept_so_long_that_somebody_can_look_at_them_and_no_longer_than_anybody_lives(days: int) -> None:
    assert f"retention.days = {days}: has to be 30 to 36500" in problems(f"[retention]\ndays = {days}")


def test_people_are_kept_for_ever_where_nothing_else_is_said() -> None:
    assert read("", "x", Path()).retention.days is None
    assert read("[retention]\ndays = 400", "x", Path()).retention.days == 400
