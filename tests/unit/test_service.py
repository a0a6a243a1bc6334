"""The unit file leaves the program what it needs to confine its children."""

from pathlib import Path

UNIT = Path(__file__).parents[2] / "deploy" / "delegation-intake.service"
# systemd 252 (Debian 12) has these in none of the groups that services are given.
LANDLOCK = {"landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self"}


def test_the_children_may_confine_themselves_under_the_units_filter() -> None:
    lines = UNIT.read_text().splitlines()
    filters = [line.removeprefix("SystemCallFilter=") for line in lines if line.startswith("SystemCallFilter=")]
    allowed = {name for line in filters if not line.startswith("~") for name in line.split()}
    assert allowed >= LANDLOCK | {"@system-service"}
