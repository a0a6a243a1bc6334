"""What a user meets is documented: keys, commands, exit codes, states, intents, reasons, files."""

import re
import tomllib
from pathlib import Path

import pytest
from msgspec import Struct

from intake.cli import COMMANDS
from intake.config import Database, Digest, Polling, Retention, read
from intake.digest.smtp import SmtpSettings
from intake.errors import Exit
from intake.mailbox.settings import MailboxSettings
from parsers.limits import Limits
from parsers.record import Intent, Meeting, Reason, Secretariat
from store.states import State

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONFIG = (ROOT / "config.toml").read_text(encoding="utf-8")
TREE = ("intake", "parsers", "store")
TABLES: dict[str, type[Struct]] = {
    "[database]": Database,
    "[[mailbox]]": MailboxSettings,
    "[[meeting]]": Meeting,
    "[digest]": Digest,
    "[digest.smtp]": SmtpSettings,
    "[secretariat]": Secretariat,
    "[polling]": Polling,
    "[limits]": Limits,
    "[retention]": Retention,
}


def rows(first: str) -> set[str]:
    """The first cells of a README table whose rows are words in code type, by its heading cell."""
    table = README.split(f"| {first} |", 1)[1].split("\n\n", 1)[0]
    return set(re.findall(r"^\| `?([^`|]+?)`? \|", table, re.MULTILINE)) - {"---"}


def section(table: str) -> str:
    """What config.toml says between a table's heading and the next one of another table."""
    whole = re.sub(r"^#: ", "", CONFIG, flags=re.MULTILINE)
    parts = re.split(r"^(\[+[a-z.]+\]+)", whole, flags=re.MULTILINE)
    return "\n".join(text for heading, text in zip(parts[1::2], parts[2::2], strict=True) if heading == table)


@pytest.mark.parametrize(("table", "kind"), TABLES.items(), ids=list(TABLES))
def test_every_key_stands_in_the_configuration_file(table: str, kind: type[Struct]) -> None:
    documented = set(re.findall(r"^(?:# )?(\w+) = ", section(table), re.MULTILINE))
    assert set(kind.__struct_fields__) == documented


def test_the_configuration_file_is_one() -> None:
    assert read(CONFIG, "config.toml", ROOT).meetings


def test_the_configuration_file_is_one_with_every_example_in_force() -> None:
    whole = re.sub(r"^#: ", "", CONFIG, flags=re.MULTILINE)
    once = [line for line in whole.splitlines() if not line.startswith('url = "postgresql')]
    assert set(tomllib.loads("\n".join(once))) == {table.strip("[]").partition(".")[0] for table in TABLES}


@pytest.mark.parametrize("table", TABLES)
def test_every_table_of_the_configuration_is_explained(table: str) -> None:
    assert f"`{table}`" in README


def test_every_command_is_explained() -> None:
    explained = {row.split()[1] for row in rows("command")}
    assert explained == {command.name for command in COMMANDS}


def test_every_exit_code_is_explained() -> None:
    table = README.split("| code |", 1)[1].split("\n\n", 1)[0]
    assert {(int(code), name) for code, name in re.findall(r"^\| (\d+) \| `(\w+)`", table, re.MULTILINE)} == {
        (code.value, code.name) for code in Exit
    }


def test_every_state_is_explained() -> None:
    assert rows("state") == set(State)


def test_every_intent_is_explained() -> None:
    assert rows("intent") == set(Intent)


def test_every_reason_is_explained() -> None:
    assert rows("reason") == set(Reason)


def test_the_files_that_the_readme_names_are_there() -> None:
    named = set(re.findall(r"`((?:intake|parsers|store|tests|deploy|benchmarks)/[\w./-]+)`", README))
    assert named
    assert not [name for name in sorted(named) if not (ROOT / name).exists()]


def test_every_folder_of_modules_is_on_the_map() -> None:
    folders = {path.parent.relative_to(ROOT) for package in TREE for path in (ROOT / package).glob("*/**/__init__.py")}
    assert not sorted(str(one) for one in folders if one.name != "versions" and f"`{one}/`" not in README)


def test_every_command_of_run_sh_is_listed_by_it() -> None:
    script = (ROOT / "run.sh").read_text(encoding="utf-8")
    listed = set(re.findall(r"^do_(\w+)\(\) \{ # \S", script, re.MULTILINE))
    accepted = re.search(r"^    (install[\w |]+)\) ", script, re.MULTILINE)
    assert accepted is not None
    assert set(accepted[1].split(" | ")) == listed
