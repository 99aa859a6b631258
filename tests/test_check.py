"""Every case of every language passes, but for those marked as gaps; a gap that passes has to lose its mark."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import pytest

from sijill.check import CaseResult, run, run_by_own_tests
from sijill.errors import KnowledgeError
from sijill.knowledge.loading import language_folder, languages

_FILES = [
    (language, f"{folder}/{path.name}")
    for language in languages()
    for folder in ("events", "cases")
    for path in sorted((language_folder(language) / folder).glob("*.yaml"))
]


@lru_cache
def _results(language: str) -> dict[str, list[CaseResult]]:
    found: dict[str, list[CaseResult]] = defaultdict(list)
    for result in run(language):
        found[result.file].append(result)
    return found


@pytest.mark.parametrize(("language", "file"), _FILES, ids=[f"{language}/{file}" for language, file in _FILES])
def test_the_cases_of_a_file(language: str, file: str) -> None:
    if file in run_by_own_tests(language):
        assert file not in _results(language)
        return
    results = _results(language)[file]
    assert results
    failed = [f"{r.id}: {r.message}" for r in results if not r.passed and not r.gap]
    closed = [f"{r.id}: passes now: take its gap mark away" for r in results if r.passed and r.gap]
    assert not failed + closed, "\n".join(failed + closed)


def test_each_case_has_an_id_of_its_own() -> None:
    ids = [(r.file, r.id) for found in _results("ar").values() for r in found]
    assert len(ids) == len(set(ids)) > 1000


def test_few_cases_are_gaps() -> None:
    results = [r for found in _results("ar").values() for r in found]
    assert sum(bool(r.gap) for r in results) <= len(results) * 0.1


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(KnowledgeError, match="known languages: ar"):
        run("xx")


def test_a_language_may_have_no_cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sijill.check.language_folder", lambda language: tmp_path)
    assert run("ar") == []
