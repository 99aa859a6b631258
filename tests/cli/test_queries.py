"""The commands that ask a store."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import Run

ROOT = Path(__file__).parents[2]


def test_help_lists_the_commands(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    for name in ["build", "events", "timeline", "report", "serve", "export", "explain", "check", "search", "demo"]:
        assert f"\n  {name} " in out


def test_events(run: Run, store: Path) -> None:
    code, out, err = run("events", "--store", store)
    assert (code, err) == (0, "")
    assert [line.split("  ")[0] for line in out.splitlines()] == ["2019", "2024-06-18", "undated"]
    assert "RUS:GOV -> PRK" in out and "RUS:GOV + PRK" in out


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (["RUS", "PRK"], ["a-e0", "a-e1"]),
        (["روسيا"], ["a-e0", "a-e1"]),
        (["Russia", "North Korea"], ["a-e0", "a-e1"]),
        (["--since", "2019-06", "--until", "2019-06"], ["b-e0"]),
        (["--since", "2020"], ["a-e0"]),
        (["--type", "accuse"], ["b-e0"]),
        (["--status", "happened", "--limit", "1"], ["a-e0"]),
    ],
)
def test_events_are_chosen(run: Run, store: Path, arguments: list[str], ids: list[str]) -> None:
    code, out, _ = run("events", *arguments, "--store", store, "--json")
    assert code == 0
    assert [json.loads(line)["id"] for line in out.splitlines()] == ids


def test_no_event_is_said_so(run: Run, store: Path) -> None:
    assert run("events", "EGY", "--store", store) == (0, "", "no such event in the store\n")


def test_timeline_gives_sentence_document_and_speaker(run: Run, store: Path) -> None:
    code, out, _ = run("timeline", "RUS", "PRK", "--store", store)
    assert code == 0
    line = out.splitlines()[0]
    for part in (
        "2024-06-18",
        "CONSULT",
        "happened",
        "RUS:GOV -> PRK",
        "says موسكو (RUS:GOV)",
        "زار الوزير موسكو",
        "[a]",
    ):
        assert part in line


def test_an_accusation_never_stands_without_its_speaker(run: Run, store: Path) -> None:
    _, out, _ = run("timeline", "PRK", "USA", "--store", store)
    assert "says بيونغ يانغ (PRK)" in out


def test_search(run: Run, store: Path) -> None:
    code, out, _ = run("search", "الوزير", "موسكو", "--store", store)
    assert (code, out) == (0, "undated  a  زار الوزير موسكو\n")
    _, out, _ = run("search", "وزير", "--store", store, "--json")
    assert json.loads(out)["document"] == "a"
    assert run("search", "قمر", "--store", store)[2] == "no such sentence in the store\n"
    assert run("search", "؟", "--store", store)[0] == 2


def test_export(run: Run, store: Path, tmp_path: Path) -> None:
    code, out, _ = run("export", "events", "--store", store)
    assert (code, len(out.splitlines())) == (0, 3)
    assert run("export", "events", "--store", store, "-o", tmp_path / "e.jsonl")[:2] == (0, "")
    assert (tmp_path / "e.jsonl").read_text(encoding="utf-8") == out
    assert run("export", "events", "--store", store, "-o", tmp_path / "no" / "e.jsonl")[0] == 2
    assert run("export", "claims", "--store", store, "--format", "csv")[0] == 2


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["events", "Egpyt"], 2, "egypt"),
        (["events", "--since", "soon"], 2, "is no date"),
        (["events", "--since", "2019-02-30"], 2, "is no date"),
        (["events", "A", "B", "C"], 2, "at most two"),
        (["events", "--type", "WISH"], 2, "WISH"),
        (["nothing"], 2, "nothing"),
        (["export"], 2, "agreements"),
        (["build"], 2, "INPUT"),
        (["explain"], 2, "nothing to explain"),
    ],
)
def test_wrong_use(run: Run, store: Path, arguments: list[str], code: int, said: str) -> None:
    place = ["--store", store] if arguments[0] == "events" else []
    left, out, err = run(*arguments, *place)
    assert (left, out) == (code, "")
    assert said.casefold() in err.casefold()
    assert "Traceback" not in err


def test_a_missing_store_is_one_line(run: Run, tmp_path: Path) -> None:
    code, out, err = run("events", "--store", tmp_path / "no.db")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "sijill build" in err


def test_a_build_that_was_stopped_is_mentioned(run: Run, store: Path) -> None:
    from made_records import document, read
    from sijill.store.store import Store

    with Store.open(store) as opened:
        opened.add_readings([read(document("c", "نص"))])
    assert "was stopped" in run("events", "--store", store)[2]


def _python(code: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", code, *arguments]


def test_a_closed_pipe_is_quiet(store: Path) -> None:
    from made_records import document, read
    from sijill.store.store import Store

    with Store.open(store) as opened:
        opened.add_readings([read(document(f"d{n}", "نص طويل\n" * 40)) for n in range(60)])
    code = "import sys; from sijill.cli.main import main; main(sys.argv[1:])"
    words = _python(code, "export", "documents", "--store", str(store))
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        said = running.stderr.read()
    assert said == b"sijill: the last build was stopped: events may be missing, build again to finish it\n"
    assert running.returncode == 0


def test_a_failure_that_nobody_foresaw_is_one_line(store: Path) -> None:
    code = (
        "import sys, sijill.cli.query as q, sijill.cli.main as m\n"
        "def fail(*a, **k): raise RuntimeError('odd')\n"
        "q.country_codes = fail\n"
        "m.main(sys.argv[1:])"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        _python(code, "events", "--store", str(store)), capture_output=True, text=True, env=environment
    )
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "--debug" in done.stderr and "RuntimeError: odd" in done.stderr
    words = _python(code, "--debug", "events", "--store", str(store))
    assert "Traceback" in subprocess.run(words, capture_output=True, text=True, env=environment).stderr


def test_asking_loads_nothing_heavy(store: Path) -> None:
    code = (
        "import sys, sijill.cli.main as m\n"
        "try: m.main(sys.argv[1:])\n"
        "except SystemExit: print(*[n for n in ('trafilatura', 'alembic', 'rich', 'uvicorn', 'sijill.pipeline')"
        " if n in sys.modules], 'end')"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        _python(code, "events", "--store", str(store)), capture_output=True, text=True, env=environment
    )
    assert done.stdout.splitlines()[-1].strip() == "end"
