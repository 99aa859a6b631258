"""The world's tables are in order, and the checks find what is not."""

from __future__ import annotations

from click.testing import CliRunner

from sijill.cli.main import cli
from sijill.entities import check
from sijill.entities.check import check_world
from sijill.knowledge.world import Person


def test_the_tables_are_in_order() -> None:
    assert check_world() == []


def test_the_command_says_so() -> None:
    result = CliRunner().invoke(cli, ["world", "check"])
    assert result.exit_code == 0
    assert "in order" in result.output


def _person(start: str, end: str) -> Person:
    return Person(id="person:x", name_en="X", name_ar="س", code="EGY", office="office:prime-minister", from_=start, to=end)


def test_terms_overlap_only_for_certain() -> None:
    assert check._overlap(_person("2004", "2011"), _person("2009", "2012"))
    assert not check._overlap(_person("2004", "2011-01"), _person("2011", "2012"))
    assert not check._overlap(_person("2004", ""), _person("2011", "2012"))
    assert not check._overlap(_person("2011", "2011"), _person("2011", "2013"))
    assert not check._overlap(_person("20x", "2009"), _person("20x", "2009"))
    assert not check._overlap(_person("20x", "2009"), _person("2001", "2009"))
