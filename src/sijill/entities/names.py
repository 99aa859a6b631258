"""Where names stand: the proper names of persons, places and bodies in a reading, without offices and nationalities.

Lists and patterns tell first; the tagger, where its data file is there and the setting allows it, has the last word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from sijill import settings
from sijill.entities.features import DocumentView, Labels, features
from sijill.entities.find import found_in
from sijill.entities.guard import accepted
from sijill.entities.lexicon import Lexicon, is_name_word, lexicon
from sijill.entities.memory import Memory
from sijill.entities.spans import Found
from sijill.entities.tagger import best_tags
from sijill.knowledge.letters import clitics
from sijill.knowledge.names import Name
from sijill.knowledge.tagger import TaggerModel, tagger_model
from sijill.records import Reading, Sentence, Token
from sijill.text.clitics import Analysis, analyse
from sijill.text.matcher import Match

NameKind = Literal["person", "location", "organisation"]
_KINDS: dict[str, NameKind] = {"country": "location", "place": "location", "organisation": "organisation"}


class NameSpan(NamedTuple):
    """The tokens `first:last` of a sentence that are a proper name."""

    sentence: int
    first: int
    last: int
    kind: NameKind


def name_spans(reading: Reading) -> list[NameSpan]:
    """The proper names of a reading, in the order of the text, without overlaps."""
    language = reading.document.language
    lex = lexicon(language)
    found = list(ruled(reading.sentences, lex))
    model = tagger_model(language) if settings.load().names_model else None
    if model is None:
        return [span for _, spans in found for span in spans]
    return tagged(found, lex, model)


def tagged(found: Sequence[tuple[Sentence, list[NameSpan]]], lex: Lexicon, model: TaggerModel) -> list[NameSpan]:
    """The names of sentences as the tagger reads them, given what the rules found."""
    labelled = [(sentence, labels_of(spans)) for sentence, spans in found]
    view = DocumentView([(sentence.tokens, labels) for sentence, labels in labelled])
    spans: list[NameSpan] = []
    for sentence, labels in labelled:
        tags = best_tags(features(sentence.tokens, labels, view, lex), model)
        spans += _spans(sentence.index, [model.tags[tag] for tag in tags])
    return spans


def _spans(index: int, tags: list[str]) -> Iterator[NameSpan]:
    first = 0
    for i, tag in enumerate([*tags, "O"]):
        if tag.startswith("I"):
            continue
        kind = tags[first][2:] if first < i else ""
        if kind in ("person", "location", "organisation"):
            yield NameSpan(index, first, i, kind)  # type: ignore[arg-type]
        first = i


def labels_of(spans: Sequence[NameSpan]) -> Labels:
    """The tag of each token that is part of a name."""
    return {i: f"{'B' if i == s.first else 'I'}-{s.kind}" for s in spans for i in range(s.first, s.last)}


def ruled(sentences: Sequence[Sentence], lex: Lexicon) -> Iterator[tuple[Sentence, list[NameSpan]]]:
    """The names of each sentence by lists and patterns alone."""
    memory, found = found_in(sentences, lex)
    for sentence, items in found:
        yield sentence, list(_of_sentence(sentence, items, lex, memory))


def _of_sentence(sentence: Sentence, items: list[Found], lex: Lexicon, memory: Memory) -> Iterator[NameSpan]:
    persons = {item.name[0]: item.name[1] for item in items if item.name is not None}
    whole = {item.first for item in items if item.form == "name" and item.kind in _KINDS}
    tokens, i = sentence.tokens, 0
    while i < len(tokens):
        if i in persons:
            yield NameSpan(sentence.index, i, persons[i], "person")
            i = persons[i]
            continue
        listed = _listed(tokens, i, lex, memory, sure=i in whole)
        grown = _body(tokens, i, lex) or _after_generic(tokens, i, lex)
        span = max((s for s in (listed, grown) if s is not None), key=lambda s: s[1], default=None)
        if span is None:
            i += 1
            continue
        first, last, kind = span
        if kind and not any(first < start < last for start in persons):
            yield NameSpan(sentence.index, first, last, kind)
            i = last
        else:
            i = max(first, i + 1)


_Span = tuple[int, int, NameKind | None]


def _listed(tokens: Sequence[Token], i: int, lex: Lexicon, memory: Memory, sure: bool) -> _Span | None:
    """A name of the lists that begins here, without the words before it that tell what kind of thing it is."""
    matches = [m for m in lex.matcher.at(tokens, i) if accepted(m, tokens, lex, memory)]
    matches = [m for m in matches if m.last == matches[0].last]
    if not sure and any(m.payload.kind in ("adjective", "people", "pair") for m in matches):
        return None
    match = next((m for m in matches if m.payload.kind in _KINDS), None)
    if match is None:
        return None
    if match.payload.level == "collective":
        return i, match.last, None
    return _trimmed(tokens, match, lex), match.last, _KINDS[match.payload.kind]


def _trimmed(tokens: Sequence[Token], match: Match[Name], lex: Lexicon) -> int:
    first, kind = match.first, match.payload.kind
    if kind == "country":
        return first + 1 if match.last - first > 1 and match.analysis.stem in lex.state_words else first
    generic = lex.generic_places if kind == "place" else lex.named_after
    while first < match.last - 1 and (match.analysis.stem if first == match.first else tokens[first].norm) in generic:
        first += 1
    return first


def _head(token: Token, heads: frozenset[str], lex: Lexicon) -> Analysis | None:
    """How a word is read that is one of `heads`, with no pronoun on it."""
    if token.kind != "word":
        return None
    return next((r for r in analyse(token.norm, lex.language) if r.stem in heads and not r.pronoun and not r.future), None)


def _body(tokens: Sequence[Token], i: int, lex: Lexicon) -> _Span | None:
    """A body whose name begins with a noun of its kind and goes on with definite words or an unknown name."""
    head = _head(tokens[i], lex.body_heads, lex)
    if head is None or head.article:
        return None
    end = i + 1
    while end < len(tokens) and end - i < lex.words.longest_body and _goes_on(tokens[end], end == i + 1, lex):
        end += 1
    return (i, end, "organisation") if end > i + 1 else None


def _goes_on(token: Token, first: bool, lex: Lexicon) -> bool:
    if token.kind != "word" or token.norm in lex.function_words or token.norm in lex.verbs:
        return False
    definite = any(r.article and not r.conjunction and r.preposition in ("", lex.words.owner_preposition) for r in analyse(token.norm, lex.language))
    known = bool(lex.kinds.get(token.norm, frozenset()) & {"place", "country", "person"})
    return definite or (first and (known or is_name_word(token.norm, lex, first=True)))


def _after_generic(tokens: Sequence[Token], i: int, lex: Lexicon) -> _Span | None:
    """An unknown name after a word that tells what it names: "the city of X", "the newspaper X"."""
    if i == 0:
        return None
    article = clitics(lex.language).article
    place = _head(tokens[i - 1], lex.generic_places, lex)
    body = _head(tokens[i - 1], lex.named_after, lex)
    if (place or body) is None or (place and place.article) or (body and body.article):
        return None
    if tokens[i].kind != "word" or not is_name_word(tokens[i].norm, lex, first=not tokens[i].norm.startswith(article)):
        return None
    if place:
        return i, i + 1, "location"
    follows = i + 1 < len(tokens) and tokens[i + 1].kind == "word" and not tokens[i + 1].norm.startswith(article)
    return i, i + 1 + (follows and is_name_word(tokens[i + 1].norm, lex, first=True)), "organisation"
