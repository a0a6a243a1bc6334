"""The folder that the demo works in: made anew each time, and never somebody else's."""

import shutil
from importlib import resources
from pathlib import Path

from intake.errors import NotFoundError

_MARK = "# The configuration of `intake demo`: a folder of files instead of a mailbox, a digest that is not sent."


def made_anew(folder: Path, mailbox: Path) -> Path:
    """Empty the folder, write the demo's configuration into it and return the configuration's path.

    Raises NotFoundError where the folder holds something that no demo wrote.
    """
    config = folder / "config.toml"
    if folder.exists():
        if any(folder.iterdir()) and not _written_by_us(config):
            raise NotFoundError(f"{folder} holds something else: move it away, or start the demo in another folder.")
        shutil.rmtree(folder)
    folder.mkdir(mode=0o700, parents=True)
    config.write_text(_text(mailbox), encoding="utf-8")
    return config


def _written_by_us(config: Path) -> bool:
    return config.exists() and config.read_text(encoding="utf-8").startswith(_MARK)


def _text(mailbox: Path) -> str:
    invitations = resources.files("intake").joinpath("default.toml").read_text(encoding="utf-8")
    meetings = invitations[invitations.index("[[meeting]]") :]
    path = str(mailbox).replace("\\", "\\\\").replace('"', '\\"')
    return f"""{_MARK}
# Paths count from this file. The project's config.toml says what every key means.

[database]
url = "sqlite:///intake.sqlite3"

[[mailbox]]
name = "demo"
kind = "folder"
path = "{path}"

[digest]
folder = "."

{meetings}"""
