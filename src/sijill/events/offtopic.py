"""Sentences and articles that are no politics though they use its words: sport, weather, markets, culture."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from sijill.events.line import stems_of
from sijill.knowledge.letters import clitics, normalise
from sijill.knowledge.loading import language_folder, load_yaml
from sijill.records import Sentence

LONG = 4  # sentences of an article in which one alone is politics still, though its words are of another topic


class _Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    needed: int
    sure: list[str]
    likely: list[str]
    alone: bool = False


class _Offtopic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    article_share: float
    topics: dict[str, _Topic]


class _Listed(NamedTuple):
    sure: dict[str, list[tuple[str, ...]]]
    likely: dict[str, list[tuple[str, ...]]]
    needed: int
    alone: bool


class _Words(NamedTuple):
    share: float
    topics: dict[str, _Listed]


@lru_cache
def _words(language: str) -> _Words:
    data = load_yaml(language_folder(language) / "offtopic.yaml", _Offtopic)
    topics = {
        name: _Listed(_by_first(topic.sure, language), _by_first(topic.likely, language), topic.needed, topic.alone)
        for name, topic in data.topics.items()
    }
    return _Words(data.article_share, topics)


def _by_first(texts: Sequence[str], language: str) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for text in texts:
        words = tuple(normalise(text, language).split())
        found.setdefault(words[0], []).append(words)
    return found


def offtopic_sentences(sentences: Sequence[Sentence], language: str) -> dict[int, str]:
    """Indices of the sentences that are not to be coded, with their topic."""
    words = _words(language)
    told = {s.index: topic for s in sentences if (topic := _topic(s, words, language))}
    topics = [topic for topic, _ in told.values()]
    found = {i: topic for i, (topic, sure) in told.items() if sure or len(sentences) < LONG or topics.count(topic) > 1}
    if len(found) >= max(2, words.share * len(sentences)):
        main = max(found.values(), key=list(found.values()).count)
        return {s.index: found.get(s.index, main) for s in sentences}
    return found


def _topic(sentence: Sentence, words: _Words, language: str) -> tuple[str, bool] | None:
    """The topic of a sentence that is no politics, and whether it is so whatever the article is about."""
    stems = [stems_of(t.norm, language) if t.kind == "word" else frozenset() for t in sentence.tokens]
    for name, listed in words.topics.items():
        likely: set[tuple[str, ...]] = set()
        for i, here in enumerate(stems):
            if any(_stands(stems, i, sequence) for head in here & listed.sure.keys() for sequence in listed.sure[head]):
                return name, listed.alone
            likely.update(s for head in here & listed.likely.keys() for s in listed.likely[head] if _stands(stems, i, s))
        if len({sequence[0].removeprefix(clitics(language).article) for sequence in likely}) >= listed.needed:
            return name, False
    return None


def _stands(stems: Sequence[frozenset[str]], i: int, sequence: tuple[str, ...]) -> bool:
    return i + len(sequence) <= len(stems) and all(word in stems[i + n] for n, word in enumerate(sequence))
