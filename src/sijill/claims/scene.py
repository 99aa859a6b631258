"""A sentence as the stage sees it: tokens with the parties that stand in them, cues, quotation marks, and what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec

from sijill.claims.lexicon import Cue, SpeechLexicon
from sijill.records import Actor, EventMention, Mention, Sentence, Stance, Token
from sijill.text.clitics import analyse

COLON = ":"
VERBAL = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})  # acts done by words
COMMAS = frozenset({",", ";", chr(0x060C), chr(0x061B)})
BODY_AGAIN, BODY = ".noun.again", ".noun.bare"
ENDS = frozenset({".", "!", "?", "…", chr(0x061F), chr(0x06D4)})


class Party(NamedTuple):
    """A mention at tokens[first:last]."""

    first: int
    last: int
    mention: Mention


class QuoteSpan(NamedTuple):
    """What stands between quotation marks: offsets without the marks, and the opening mark's sentence and token."""

    start: int
    end: int
    sentence: int
    token: int
    last_token: int
    closed: bool = True


class Hit(NamedTuple):
    """A cue at tokens[first:last]."""

    first: int
    last: int
    cue: Cue
    conjunction: bool
    pronoun: str


class Marker(NamedTuple):
    """What opens the words that are said: "that", a colon or a quotation mark, at a token."""

    kind: str
    token: int


@dataclass
class Scene:
    """A sentence laid out. Positions are token indices."""

    sentence: Sentence
    lexicon: SpeechLexicon
    parties: list[Party] = field(default_factory=list)
    at: dict[int, Party] = field(default_factory=dict)
    quotes: list[QuoteSpan] = field(default_factory=list)
    events: dict[int, EventMention] = field(default_factory=dict)
    hits: list[Hit] = field(default_factory=list)
    latest: tuple[Actor, ...] = ()  # who spoke last, here or before

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    def ends_at(self, token: int) -> bool:
        """Whether a sentence ends at a token; the point of an abbreviation ends none."""
        if self.tokens[token].text not in ENDS:
            return False
        if token == 0 or token + 1 >= len(self.tokens):
            return True
        before, after = self.tokens[token - 1], self.tokens[token + 1]
        return not (len(before.text) == 1 and before.end == self.tokens[token].start and after.start == self.tokens[token].end)

    def quote_at(self, token: int) -> QuoteSpan | None:
        """The quotation that a token opens."""
        return next((q for q in self.quotes if q.sentence == self.sentence.index and q.token == token), None)

    def quoted(self, start: int) -> QuoteSpan | None:
        """The quotation that an offset stands in."""
        return next((q for q in self.quotes if q.start <= start < q.end), None)


@dataclass
class Utterance:
    """That somebody says something: who, how, and the offsets of what is said."""

    sentence: Sentence
    start: int
    end: int
    cue: str
    kind: str
    stance: Stance
    strength: str
    voices: tuple[Actor, ...]
    spans: list[tuple[int, int]]
    gender: str = ""
    marker: Marker | None = None
    quotes: list[QuoteSpan] = field(default_factory=list)
    back: bool = False
    alleged_only: bool = False
    charge: bool = False
    nested: bool = False
    pointing: bool = False
    affirms: bool = False  # "X affirmed the shelling": a confirmation where another has told of it
    before_that: bool = False  # "X had said": told after what it comes before
    referred: bool = False  # "what X said of it", in the words of another
    against: frozenset[str] = frozenset()

    def holds(self, offset: int) -> bool:
        """Whether what stands at an offset is part of what is said."""
        return any(start <= offset < end for start, end in self.spans)

    def width(self) -> int:
        """How much is said."""
        return sum(end - start for start, end in self.spans)


def _is_of_its_own(tokens: Sequence[Token], i: int, lexicon: SpeechLexicon) -> bool:
    """Whether a body with an adjective of kind ("the local government") is another than the one told before."""
    if i >= len(tokens) or tokens[i].kind != "word" or tokens[i].norm in lexicon.relatives:
        return False
    kinds = {r.stem for r in analyse(tokens[i].norm, lexicon.language) if r.article and not (r.preposition or r.conjunction or r.pronoun)}
    return any(stem.endswith(lexicon.around.kind_endings) and stem not in lexicon.around.no_kinds for stem in kinds)


def lay_out(
    sentence: Sentence, mentions: Sequence[Mention], quotes: Sequence[QuoteSpan], events: Sequence[EventMention], lexicon: SpeechLexicon
) -> Scene:
    """The scene of a sentence, without its cues."""
    scene = Scene(sentence, lexicon, quotes=list(quotes), events={e.trigger_start: e for e in events})
    token, tokens = 0, sentence.tokens
    for mention in mentions:
        while token < len(tokens) and tokens[token].end <= mention.start:
            token += 1
        first = token
        while token < len(tokens) and tokens[token].start < mention.end:
            token += 1
        if mention.rule.endswith(BODY_AGAIN) and _is_of_its_own(tokens, token, lexicon):
            mention = msgspec.structs.replace(mention, actors=(), rule=mention.rule.replace(BODY_AGAIN, BODY))
        party = Party(first, token, mention)
        scene.parties.append(party)
        for i in range(first, token):
            scene.at[i] = party
    return scene
