"""Tables of a TOML file -> frozen structs, everything that is wrong collected instead of the first."""

import datetime as dt
import difflib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import msgspec
from msgspec import NODEFAULT, Struct
from msgspec.structs import FieldInfo, fields

Kind = TypeVar("Kind", bound=Struct)

_EXPECTED = {
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    dt.date: "a date such as 2009-03-04",
}
# What people write although no secret belongs in the file, whatever the table.
SECRETS = frozenset({"password", "passwd", "secret", "token", "client_secret"})
NOT_HERE = "no secret is kept in this file"
# A week in seconds: waiting longer than 24 days overflows what the system counts its waits in.
_MOST_SECONDS = 604_800
# A million million bytes: far above what there is, far below what overflows.
_MOST = 10**12
_MOST_PORT = 65_535


class Reading:
    """Reads tables and remembers what is wrong with them; `base` is the folder that relative paths count from."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.problems: list[str] = []

    def table(self, document: Mapping[str, Any], name: str) -> Mapping[str, Any]:
        """Return a sub-table; an empty one where it is missing or no table."""
        return self._checked(document.get(name, {}), f"[{name}]")

    def tables(self, document: Mapping[str, Any], name: str) -> tuple[Mapping[str, Any], ...]:
        """Return an array of tables."""
        found = document.get(name, [])
        if not isinstance(found, list):
            self.problems.append(f"[{name}] is a list: write [[{name}]]")
            return ()
        return tuple(self._checked(each, f"[[{name}]] {number}") for number, each in enumerate(found, 1))

    def known(self, table: Mapping[str, Any], names: Sequence[str], where: str) -> None:
        """Complain about every key that is not among `names`."""
        for key in table:
            if key not in names:
                self.problems.append(f"{where}{key} is unknown{_advice(key, names)}")

    def struct(
        self, kind: type[Kind], table: Mapping[str, Any], where: str, besides: Sequence[str] = ()
    ) -> Kind | None:
        """Return a struct from what is right in a table; None where that makes none. `besides` are keys read elsewhere.

        Every wrong key is remembered, and so is what the right ones together show.
        """
        hints, infos = get_type_hints(kind), fields(kind)
        self.known(table, [*(info.name for info in infos), *besides], where)
        given = {info.name: self._value(table[info.name], hints[info.name], where + info.name) for info in infos
                 if info.name in table}  # fmt: skip
        values = {name: value for name, value in given.items() if value is not None}
        required = [info.name for info in infos if _required(info)]
        self.problems += [f"{where}{name} is missing" for name in required if name not in table]
        return self._made(kind, values) if all(name in values for name in required) else None

    def _checked(self, found: Any, where: str) -> Mapping[str, Any]:
        if isinstance(found, dict):
            return found
        self.problems.append(f"{where} is a table, not {found!r}")
        return {}

    def _made(self, kind: type[Kind], values: Mapping[str, Any]) -> Kind | None:
        try:
            return kind(**values)
        except ValueError as error:  # what only several values together show
            self.problems += str(error).splitlines()
            return None

    def _value(self, value: Any, kind: Any, where: str) -> Any:
        try:
            return msgspec.convert(value, kind, dec_hook=self._hook)
        except (msgspec.ValidationError, ValueError, OverflowError) as error:
            wanted = _expected(kind)
            self.problems.append(f"{where} = {value!r}: {f'has to be {wanted}' if wanted else _said(error)}")
            return None

    def _hook(self, kind: type, value: Any) -> Any:
        if kind is Path and isinstance(value, str):
            return self.base / Path(value).expanduser()
        raise ValueError(f"has to be a {kind.__name__.lower()}")


def out_of_bounds(settings: Struct, where: str = "") -> list[str]:
    """Say which numbers of a struct nothing can work with, nan and infinity among them, and what they may be."""
    found = []
    for name in settings.__struct_fields__:
        value = getattr(settings, name)
        values = value if isinstance(value, tuple) else (value,)
        most = _MOST_PORT if name == "port" else _MOST_SECONDS if any(isinstance(v, float) for v in values) else _MOST
        if not all(0 < each <= most for each in values if _is_number(each)):
            found.append(f"{where}{name} = {value!r}: has to be above 0 and at most {most}")
    return found


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)  # False is an int too


def _expected(kind: Any) -> str | None:
    """Return what a value of a kind has to be; None where the library's own words say it."""
    among = get_args(kind)
    if get_origin(kind) is Literal:
        return "one of " + ", ".join(map(repr, among))
    return next((_EXPECTED[each] for each in (kind, *among) if each in _EXPECTED), None)


def _required(info: FieldInfo) -> bool:
    return info.default is NODEFAULT and info.default_factory is NODEFAULT


def _advice(key: str, names: Sequence[str]) -> str:
    if key in SECRETS:
        return (
            ": no secret is kept in this file. Name an environment variable in password_env, or a file in password_file"
        )
    close = difflib.get_close_matches(key, names, 1, 0.6)
    return f": did you mean {close[0]}?" if close else f": known are {', '.join(sorted(names))}"


def _said(error: Exception) -> str:
    """Put msgspec's words into the file's."""
    words = str(error).replace("`", "").replace("object", "table").replace("array", "list").replace("str", "text")
    return words[:1].lower() + words[1:]
