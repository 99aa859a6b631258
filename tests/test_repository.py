"""The rules of the house that a program can check."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path

import msgspec
import pytest
import yaml

from sijill.cli.main import cli
from sijill.settings import Settings

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
PYTHON = sorted([*SOURCES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").glob("*.py")])
READMES = ("README.md", "README.ar.md")
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 400, 50
# Where this was written is nobody's concern, and packages come from wherever the user's pip is told to look.
FOREIGN = re.compile(r"/wor[k]/|/hom[e]/|/roo[t]/|/far[m]/|/tmp/(?:sj|brief)\b|\.librar[y]/|index-ur[l]|find-link[s]|/op[t]/")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@lru_cache
def _tracked() -> list[Path]:
    """The files that git tracks or would track."""
    if not (ROOT / ".git").exists():
        pytest.skip("no git checkout")
    listed = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    return [path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_source_holds_no_words_of_arabic(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    spelled = {chr(int(code, 16)) for code in re.findall(r"(?:chr\(0x|\\u)(0[0-9a-fA-F]{3})", text)}
    letters = {c for c in spelled | set(text) if c > "\u0590" and unicodedata.category(c) == "Lo"}
    assert not {c for c in letters if "ARABIC" in unicodedata.name(c)}, "words belong to languages/"


@pytest.mark.parametrize("path", PYTHON, ids=_name)
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= MOST_LINES_OF_A_FUNCTION, f"{node.name} has {length} lines"


def test_all_exceptions_are_caught_in_two_places_only() -> None:
    broad = re.compile(r"^\s*except(\s+(Base)?Exception\b.*)?:", re.MULTILINE)
    places = {_name(path) for path in SOURCES if broad.search(path.read_text(encoding="utf-8"))}
    assert places <= {"src/sijill/run.py", "src/sijill/web/guard.py"}, places


def test_what_is_imported_is_installed() -> None:
    needed = tomllib.loads(_read("pyproject.toml"))["project"]["dependencies"]
    named = {re.split(r"[^\w-]", line)[0].lower().replace("pyyaml", "yaml") for line in needed}
    found = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            modules += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            found |= {module.split(".")[0] for module in modules}
    assert found - set(sys.stdlib_module_names) - {"sijill"} <= named


def test_no_module_is_named_for_nothing() -> None:
    vague = {"utils", "util", "helpers", "helper", "managers", "manager", "common", "misc"}
    assert not [path for path in SOURCES if vague & {path.stem, path.parent.name}]


def test_nothing_names_the_place_where_it_was_written() -> None:
    found = []
    for path in _tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{_name(path)}: {match[0]}" for match in FOREIGN.finditer(text)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", READMES)
@pytest.mark.parametrize("setting", [field.name for field in msgspec.structs.fields(Settings)])
def test_each_setting_is_in_the_readme(name: str, setting: str) -> None:
    assert f"| `{setting}` |" in _read(name)


@pytest.mark.parametrize("name", READMES)
def test_each_command_is_in_the_readme(name: str) -> None:
    missing = [command for command in cli.commands if f"sijill {command}" not in _read(name)]
    assert not missing


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md", "CHANGELOG.md", "benchmarks/README.md"])
def test_links_between_documents_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", _read(name))
    here = (ROOT / name).parent
    assert not [link for link in links if "://" not in link and not (here / link).exists()]


def test_the_keys_of_a_predicate_are_explained() -> None:
    from sijill.knowledge.predicates import Predicate

    guide = _read("CONTRIBUTING.md")
    assert not [f for f in Predicate.__struct_fields__ if f"`{f.rstrip('_')}`" not in guide]


@pytest.mark.parametrize("name", ["demo", "test", ".ci/run"])
def test_scripts_can_be_run(name: str) -> None:
    assert os.access(ROOT / name, os.X_OK)
    shell = "bash" if name == ".ci/run" else "sh"
    subprocess.run([shell, "-n", str(ROOT / name)], check=True)


def test_the_versions_of_ci_are_pinned() -> None:
    lines = [line for line in _read("requirements-ci.txt").splitlines() if line and not line.startswith("#")]
    assert lines == sorted(lines, key=str.lower)
    assert all(re.fullmatch(r"[\w.-]+(\[\w+\])?==[\w.+!]+", line) for line in lines)


def test_yaml_is_read_as_it_looks() -> None:
    """Codes are quoted: no number with a leading zero and no yes or no stands bare."""
    bare = re.compile(r"[:\[,]\s+(0\d+|yes|no|on|off)\s*[,\]}\n]", re.IGNORECASE)
    for path in sorted((ROOT / "src").rglob("*.yaml")):
        text = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#"))
        plain = re.sub(r'"[^"]*"', '""', text)
        assert not bare.search(plain), f"{_name(path)}: {bare.search(plain)}"
        yaml.compose(text, yaml.SafeLoader)
