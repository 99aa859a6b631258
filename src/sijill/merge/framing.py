"""How the reports of one event name the act or a party from different sides (invasion, special operation), side by side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from sijill.knowledge.framing import framing
from sijill.knowledge.letters import normalise
from sijill.merge.report import Report
from sijill.text.clitics import analyse

_WORD = re.compile(r"\w+")
_AFTER = 60  # letters after a trigger, in which a phrase that begins in it may end


class _Found(NamedTuple):
    """A phrase in a text: its set, what it means, and the words as written."""

    about: str
    name: str
    words: str


def framings(reports: Sequence[Report]) -> list[dict[str, list[str]]]:
    """For each set of names of which reports use different ones: the words, with what they mean, and their documents.

    A document that itself uses two names of a set has chosen none of them.
    """
    if len({report.mention.document for report in reports}) < 2:
        return []
    used: dict[tuple[str, str], dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for report in reports:
        for key, name, told in _names(report):
            used[key][report.mention.document].setdefault(name, told)
    found = []
    for _, documents in sorted(used.items()):
        values: dict[str, list[str]] = defaultdict(list)
        chosen = {document: next(iter(names.items())) for document, names in documents.items() if len(names) == 1}
        words = dict(sorted(chosen.values(), reverse=True))
        for document, (name, _) in sorted(chosen.items()):
            values[f"{words[name]} ({name})"].append(document)
        if len(values) > 1:
            found.append(dict(sorted(values.items())))
    return found


def _names(report: Report) -> Iterator[tuple[tuple[str, str], str, str]]:
    """The set and what is named by it, the name, and the words, for each phrase in the trigger or a party's words."""
    offset = report.mention.trigger_start - report.start
    for found in _phrases(report.text[offset:], len(report.trigger), report.language):
        yield (found.about, "act"), found.name, found.words
    for side, actors in (("actor", report.mention.actor), ("recipient", report.mention.recipient)):
        for actor in actors:
            for found in _phrases(actor.entity_text, len(actor.entity_text), report.language):
                yield (found.about, side), found.name, found.words


def _phrases(text: str, end: int, language: str) -> Iterator[_Found]:
    """The longest phrase that begins at each word before `end`."""
    known = framing(language)
    words = [(m.start(), m.end(), _readings(m.group(), language)) for m in _WORD.finditer(text[: end + _AFTER])]
    for at, (start, _, readings) in enumerate(words):
        fitting = [
            phrase
            for reading in readings
            for phrase in known.get(reading, ())
            if start < end and _stands(phrase.words, [others for *_, others in words[at:]])
        ]
        if fitting:
            longest = max(fitting, key=lambda phrase: (len(phrase.words), phrase))
            yield _Found(longest.about, longest.name, text[start : words[at + len(longest.words) - 1][1]])


def _stands(phrase: Sequence[str], words: Sequence[frozenset[str]]) -> bool:
    return len(phrase) <= len(words) and all(one in word for one, word in zip(phrase, words, strict=False))


@lru_cache(maxsize=20_000)
def _readings(word: str, language: str) -> frozenset[str]:
    """The forms under which a word is known: as it is, without what stands before it, without the article."""
    return frozenset(r.stem for r in analyse(normalise(word, language), language) if not r.pronoun)
