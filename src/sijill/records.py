"""All records of Sijill, defined once. Tables, JSON Schema and API answers are derived from these.

Offsets count Unicode code points of `Document.text`, end exclusive: `document.text[m.start:m.end]` is the mention.
Dates are EDTF strings (ISO 8601-2) in the forms that the import contract lists; "" means unknown.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Status = Literal["happened", "planned", "requested", "alleged", "denied", "negated", "hypothetical"]
Stance = Literal["asserts", "accuses", "denies", "confirms"]
NEWS = "news of the day before publication"  # the basis of a date that no word tells
SegmentKind = Literal["body", "caption", "navigation", "related", "keywords", "foreign"]


RANKED = "+rank"  # ends the rule of an event with a side filled by rank
JOINED = "+joined"  # ends, in evidence, the rule of a report that was joined to others because it is likely the same act


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all records: immutable, equal by value, made with keywords."""


class Segment(Record, frozen=True, kw_only=True):
    """A stretch of a document's text: its own body, or something set aside with the reason."""

    start: int
    end: int
    kind: SegmentKind
    reason: str = ""


class Document(Record, frozen=True, kw_only=True):
    """One article. `text` is the stored text: title, an empty line and the body where a title is given."""

    id: str
    text: str
    sha256: str
    title: str = ""
    url: str | None = None
    source: str | None = None
    language: str = "ar"
    published: str | None = None
    published_by: tuple[str, ...] = ()
    retrieved: str | None = None
    copy_of: str | None = None
    segments: tuple[Segment, ...] = ()
    metadata: dict[str, Any] = {}


class Token(Record, frozen=True, kw_only=True):
    """A word, number or mark. `norm` is the form in which words are compared."""

    start: int
    end: int
    text: str
    norm: str
    kind: Literal["word", "number", "latin", "mark"]


class Sentence(Record, frozen=True, kw_only=True):
    """A sentence (or headline) of the document's own body, with its tokens."""

    document: str
    index: int
    start: int
    end: int
    title: bool = False
    tokens: tuple[Token, ...] = ()


class Actor(Record, frozen=True, kw_only=True):
    """A party as the export names it: a code, a sector, the words of the text, the entity that it was linked to."""

    code: str
    sector: str | None = None
    entity_text: str = ""
    identifier_id: str | None = None
    identifier_text: str | None = None


class Mention(Record, frozen=True, kw_only=True):
    """A span that names somebody or something.

    `form` says how: a name, an office with nationality (nominal), a nationality adjective standing with another noun
    (adjective), a pronoun or "the two sides" (pronoun). `actors` are the parties meant: usually one, several for
    "the two countries", none where nothing is known of it. `preposition` and `conjunction` are what was written
    together with its first word (and stands before `start`); `gender` is m, f or unknown;
    `sector` is that of a bare noun (demonstrators, gunmen) of which no state is known.
    """

    document: str
    sentence: int
    start: int
    end: int
    text: str
    kind: Literal["country", "place", "organisation", "person", "group", "collective"]
    form: Literal["name", "nominal", "adjective", "pronoun"]
    rule: str
    actors: tuple[Actor, ...] = ()
    place: str | None = None
    preposition: str = ""
    conjunction: bool = False
    gender: str = ""
    stands_for: str = ""
    sector: str = ""


class TimeMention(Record, frozen=True, kw_only=True):
    """A span that names a time, resolved to EDTF against `basis` (an anchor date, or "" for an absolute date)."""

    document: str
    sentence: int
    start: int
    end: int
    text: str
    edtf: str
    kind: Literal["date", "relative", "span", "open", "day_name", "named_day", "duration"]
    rule: str
    basis: str = ""


class Place(Record, frozen=True, kw_only=True):
    """Where an event took place, as the export gives it."""

    extracted_place: str
    resolved_place: str | None = None
    country_code: str | None = None
    lat: float | None = None
    lon: float | None = None


class Quantity(Record, frozen=True, kw_only=True):
    """A number told with the event: casualties, containers, sums."""

    value: float
    unit: str
    text: str


class EventMention(Record, frozen=True, kw_only=True):
    """What one sentence reports of one event. Its id is a hash of document, span, category and roles."""

    id: str
    document: str
    sentence: int
    start: int
    end: int
    trigger_start: int
    trigger_end: int
    text: str
    event: tuple[str, ...]
    cameo: str
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    actor: tuple[Actor, ...] = ()
    recipient: tuple[Actor, ...] = ()
    edtf: str = ""
    date_basis: str = ""
    place: Place | None = None
    quad_code: int = 1
    event_scale: float = 0.0
    status: Status = "happened"
    quantities: tuple[Quantity, ...] = ()
    rule: str = ""
    reasons: tuple[str, ...] = ()


class Quote(Record, frozen=True, kw_only=True):
    """Direct speech: `text` is the quoted words without their marks."""

    document: str
    sentence: int
    start: int
    end: int
    text: str
    speaker: Actor | None = None
    cue: str | None = None


class Claim(Record, frozen=True, kw_only=True):
    """Who asserts, denies or confirms what. `event` is the id of the event mention that it is about; `about` are the
    parties and `words` the roots in what is said, by which its answers are found in other documents."""

    id: str
    document: str
    sentence: int
    start: int
    end: int
    event: str | None
    speaker: Actor
    stance: Stance
    strength: str = ""
    cue: str | None = None
    quote: str | None = None
    denies: tuple[str, ...] = ()
    confirms: tuple[str, ...] = ()
    scope: str | None = None
    about: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Statement(Record, frozen=True, kw_only=True):
    """What a text says about a relation that is no dated act: a state, trend, driver, goal, effect, clause, area ..."""

    id: str
    document: str
    sentence: int
    start: int
    end: int
    kind: str
    text: str
    about: tuple[str, ...] = ()
    holder: str | None = None
    period: str = ""
    direction: str | None = None
    speaker: Actor | None = None
    rule: str = ""


class Reading(Record, frozen=True, kw_only=True):
    """Everything that the document stages know of one document so far; each stage returns it with its part filled in."""

    document: Document
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()


class Support(Record, frozen=True, kw_only=True):
    """How many report it: `independent` counts documents not detected as copies."""

    documents: int
    outlets: int
    independent: int


class Evidence(Record, frozen=True, kw_only=True):
    """The sentence that reports it: `text` is the whole sentence as stored, start and end its offsets."""

    document: str
    start: int
    end: int
    text: str
    rule: str
    confidence: float | None = None
    url: str | None = None
    source: str | None = None
    published: str | None = None

    @property
    def joined(self) -> bool:
        """Whether no rule but likelihood makes it a report of its event."""
        return self.rule.endswith(JOINED)


class Attribution(Record, frozen=True, kw_only=True):
    """Who says that it happened, as the export gives it."""

    speaker: Actor
    stance: Stance
    cue: str | None = None
    quote: str | None = None


class DisputedValue(Record, frozen=True, kw_only=True):
    """One of several values that reports of one event give for a field."""

    value: Any
    evidence: tuple[str, ...]


class Dispute(Record, frozen=True, kw_only=True):
    """A field on which the reports of one event differ; each value names the documents that give it."""

    field: str
    values: tuple[DisputedValue, ...]


class Event(Record, frozen=True, kw_only=True):
    """Event mentions that are one happening. Its id is the id of its earliest mention."""

    id: str
    mentions: tuple[str, ...]
    event: tuple[str, ...]
    cameo: str
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    edtf: str = ""
    date: str | None = None
    enddate: str | None = None
    actor: tuple[Actor, ...] = ()
    recipient: tuple[Actor, ...] = ()
    place: Place | None = None
    quad_code: int = 1
    event_scale: float = 0.0
    status: Status = "happened"
    attribution: tuple[Attribution, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    support: Support
    disputed: tuple[Dispute, ...] = ()
    link: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def ranked(self) -> bool:
        """Whether every report of it has a side that was filled by rank, and that its sentence need not name."""
        return bool(self.evidence) and all(one.rule.removesuffix(JOINED).endswith(RANKED) for one in self.evidence)


class Agreement(Record, frozen=True, kw_only=True):
    """A treaty or accord as a thing: its parties, names and dates, and the events that tell of it."""

    id: str
    names: tuple[str, ...]
    parties: tuple[str, ...]
    signed: str = ""
    in_force: str = ""
    ended: str = ""
    replaces: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class RelationPoint(Record, frozen=True, kw_only=True):
    """One bin of a dyad's series: counts by quad with the volume and the outlets that they rest on."""

    first: str
    second: str
    period: str
    counts: tuple[int, int, int, int]
    events: int
    outlets: int
    documents: int
    drawn: bool


class Judgement(Record, frozen=True, kw_only=True):
    """What a person decided of events or speakers; see sijill.judgements. It is kept on the ids of event mentions
    (`speaker`: of a claim; `undo`: of a judgement) and never changed; `told` holds the sentences as they stood."""

    id: str
    kind: Literal["same", "apart", "wrong", "speaker", "undo"]
    first: tuple[str, ...]
    second: tuple[str, ...] = ()
    speaker: Actor | None = None
    by: str
    when: str
    why: str = ""
    told: tuple[str, ...] = ()
