"""build, explain, check, report, serve and demo, with small stages in place of the real ones."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from running import Run

from made_records import merge, points, read
from sijill.records import Document
from sijill.run import Steps
from sijill.sources.rejected import Rejected


def _source(inputs: Sequence[str], settings: object) -> Iterator[Document | Rejected]:
    for name in inputs:
        paths = sorted(Path(name).glob("*.txt")) if Path(name).is_dir() else [Path(name)]
        for path in paths:
            if path.is_file():
                yield Document(id=path.stem, text=path.read_text(encoding="utf-8"), sha256="0")
            else:
                yield Rejected(name=str(path), reason="does not exist", remedy="check the name")


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sijill.run.usual_steps", lambda: Steps(_source, read, merge, points))


@pytest.fixture
def dossier(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """A stand-in for the dossier; the pairs that it was asked for."""
    asked: list[tuple[str, str]] = []

    def write(store: object, first: str, second: str, path: Path) -> None:
        asked.append((first, second))
        path.write_text("<html>", encoding="utf-8")

    module = ModuleType("sijill.report.dossier")
    module.write = write  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sijill.report", ModuleType("sijill.report"))
    monkeypatch.setitem(sys.modules, "sijill.report.dossier", module)
    return asked


def _articles(folder: Path) -> Path:
    folder.mkdir()
    (folder / "one.txt").write_text("زار الوزير موسكو", encoding="utf-8")
    (folder / "two.txt").write_text("وصل نظيره\nثم عاد", encoding="utf-8")
    return folder


@pytest.mark.usefixtures("stages")
def test_build_counts_and_takes_only_what_is_new(run: Run, tmp_path: Path) -> None:
    folder, store = _articles(tmp_path / "in"), tmp_path / "a.db"
    code, out, err = run("build", folder, "--store", store, "--processes", "1")
    assert (code, err) == (0, "")
    assert out == f"documents: 2 new, 0 unchanged, 0 rejected\n{store}: 2 documents, 3 events\n"
    _, out, _ = run("build", folder, "--store", store, "--processes", "1", "--json")
    assert json.loads(out) == {"new": 0, "unchanged": 2, "rejected": 0, "documents": 2, "events": 3}


@pytest.mark.usefixtures("stages")
def test_build_names_what_it_rejects(run: Run, tmp_path: Path) -> None:
    folder = _articles(tmp_path / "in")
    (folder / "bad.txt").write_text("عطل", encoding="utf-8")
    code, out, err = run("build", folder, "no.txt", "--store", tmp_path / "a.db", "--processes", "1")
    assert code == 1
    assert out.startswith("documents: 2 new, 0 unchanged, 2 rejected\n")
    assert err.splitlines() == [
        "sijill: rejected: no.txt: does not exist (check the name)",
        "sijill: rejected: bad: could not be coded: ValueError: a stage fails here (please report it with the article)",
    ]


@pytest.mark.usefixtures("stages")
def test_build_refuses_what_is_no_store(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("notes", encoding="utf-8")
    code, out, err = run("build", _articles(tmp_path / "in"), "--store", tmp_path / "notes")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert run("build", tmp_path / "in", "--store", tmp_path / "a.db", "--processes", "-1")[0] == 2


@pytest.mark.usefixtures("stages")
def test_demo_can_be_run_again(run: Run, tmp_path: Path, dossier: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sijill.cli.demo._articles", lambda: _articles(tmp_path / f"in{len(dossier)}"))
    for _ in range(2):
        code, out, _ = run("demo", "--output", tmp_path / "out")
        assert code == 0
        assert "documents: 2 new" in out
        assert str(tmp_path / "out" / "ETH-EGY.html") in out
    assert dossier == [("ETH", "EGY")] * 2


def test_the_example_articles_are_found() -> None:
    from sijill.cli.demo import _articles as found

    assert len(list(found().iterdir())) >= 12


def test_report(run: Run, store: Path, tmp_path: Path, dossier: list[Any]) -> None:
    code, out, _ = run("report", "روسيا", "PRK", "--store", store, "-o", tmp_path / "d.html")
    assert (code, out, dossier) == (0, f"dossier: {tmp_path / 'd.html'}\n", [("RUS", "PRK")])
    assert run("report", "RUS", "--store", store)[0] == 2
    assert run("report", "RUS", "PRK", "--store", store, "-o", tmp_path / "no" / "d.html")[0] == 2


def test_serve(run: Run, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[Any] = []
    app, server = ModuleType("sijill.web.app"), ModuleType("uvicorn")
    app.create = lambda store: ("app", store.counts()["events"])  # type: ignore[attr-defined]
    server.run = lambda application, **options: served.append((application, options))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sijill.web", ModuleType("sijill.web"))
    monkeypatch.setitem(sys.modules, "sijill.web.app", app)
    monkeypatch.setitem(sys.modules, "uvicorn", server)
    code, out, _ = run("serve", "--store", store, "--port", "9000")
    assert (code, out) == (0, "sijill: http://127.0.0.1:9000/ (ctrl-C ends it)\n")
    assert served == [(("app", 3), {"host": "127.0.0.1", "port": 9000, "log_level": "warning"})]


def test_check(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    @dataclass
    class CaseResult:
        file: str
        id: str
        kind: str
        passed: bool
        gap: bool
        message: str = ""

    results = [CaseResult("a.yaml", "1", "event", True, False), CaseResult("a.yaml", "2", "event", False, True)]
    monkeypatch.setattr("sijill.check.run", lambda language: results)
    monkeypatch.setattr("sijill.check.run_by_own_tests", lambda language: ["c.yaml"])
    code, out, _ = run("check", "ar")
    assert (code, out.splitlines()) == (0, [
        "a.yaml: 1 passed, 0 failed, 1 gaps", "all: 1 passed, 0 failed, 1 gaps", "c.yaml: run by ./test",
    ])  # fmt: skip
    results.append(CaseResult("b.yaml", "3", "event", False, False, "no event"))
    results.append(CaseResult("b.yaml", "4", "event", True, True))
    code, out, _ = run("check")
    assert code == 1
    assert out.splitlines()[:2] == ["b.yaml: 3: no event", "b.yaml: 4: passes now: take its gap mark away"]
    assert [json.loads(line)["result"] for line in run("check", "--json")[1].splitlines()][-1] == "closed"


def test_explain_shows_each_stage_with_its_rule(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sijill.cli.explain._read", read)
    code, out, _ = run("explain", "زار", "الوزير")
    assert code == 0
    for part in ("words:", "names:", "r.who", "times:", "2024-06-18", "CAMEO 042", "r.visit", "موسكو (RUS:GOV)"):
        assert part in out
    for part in (
        "event sentence-e0:",
        "3 persons",
        "claim sentence-c0:",
        "accuses",
        "quotes:",
        "statements:",
        "r.trend",
    ):
        assert part in out
    _, out, _ = run("explain", "زار الوزير", "--json")
    assert json.loads(out)["events"][0]["rule"] == "r.visit"


def test_explain_dates_of_a_file(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sijill.cli.explain._read", read)
    path = tmp_path / "a.json"
    article = {"id": "a", "text": "زار الوزير موسكو يوم الثلاثاء والتقى نظيره هناك", "published": "2024-06-18"}
    path.write_text(json.dumps(article), encoding="utf-8")
    code, out, _ = run("explain", "--dates", path)
    assert code == 0
    assert out.startswith("a: published 2024-06-18\n  because: given\ntimes:\n")
    code, _, err = run("explain", "--dates", tmp_path / "no.json")
    assert (code, err.count("\n")) == (1, 1)
