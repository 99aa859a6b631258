"""The lines of each export, as structs: the order of their fields is the order of the keys, and their JSON Schema is
the published one."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from sijill.records import Dispute, Quantity, SegmentKind, Stance, Status, Support

Category = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "SANCTION", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Code = Annotated[str, Meta(pattern="^[A-Z]{3}$")]
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all lines."""


class EntityLine(Line, frozen=True, kw_only=True):
    """A party or speaker."""

    code: Code
    sector: str | None
    entity_text: str
    identifier_id: str | None
    identifier_text: str | None


class EvidenceLine(Line, frozen=True, kw_only=True):
    """The sentence that a line rests on."""

    document: str
    url: str | None
    source: str | None
    published: str | None
    start: Annotated[int, Meta(ge=0)]
    end: Annotated[int, Meta(ge=1)]
    text: Annotated[str, Meta(min_length=1)]
    rule: str
    confidence: Annotated[float, Meta(ge=0, le=1)] | None


class AttributionLine(Line, frozen=True, kw_only=True):
    """Who says that an event happened."""

    speaker: EntityLine
    stance: Stance
    cue: str | None
    quote: str | None


class PlaceLine(Line, frozen=True, kw_only=True):
    """Where an event took place."""

    extracted_place: str
    resolved_place: str | None
    country_code: str | None
    lat: float | None
    lon: float | None


class EventLine(Line, frozen=True, kw_only=True):
    """One exported event."""

    id: Annotated[str, Meta(min_length=1)]
    event: Annotated[tuple[Category, ...], Meta(min_length=1, max_length=2)]
    mode: tuple[str, ...]
    context: tuple[str, ...]
    date: Day | None
    enddate: Day | None
    edtf: str
    actor: tuple[EntityLine, ...]
    recipient: tuple[EntityLine, ...]
    event_loc: PlaceLine | None
    quad_code: Literal[1, 2, 3, 4]
    event_scale: Annotated[float, Meta(ge=-10, le=10)]
    status: Status
    attribution: tuple[AttributionLine, ...]
    quantities: tuple[Quantity, ...]
    support: Support
    disputed: tuple[Dispute, ...]
    link: tuple[str, ...]
    evidence: Annotated[tuple[EvidenceLine, ...], Meta(min_length=1)]


class ClaimLine(Line, frozen=True, kw_only=True):
    """One exported claim."""

    id: str
    event: str | None
    speaker: EntityLine
    stance: Stance
    strength: str
    cue: str | None
    quote: str | None
    denies: tuple[str, ...]
    confirms: tuple[str, ...]
    scope: str | None
    evidence: EvidenceLine


class QuoteLine(Line, frozen=True, kw_only=True):
    """One exported quote."""

    document: str
    start: int
    end: int
    text: str
    speaker: EntityLine | None
    cue: str | None


class StatementLine(Line, frozen=True, kw_only=True):
    """One exported statement."""

    id: str
    kind: str
    holder: str | None
    about: tuple[str, ...]
    period: str
    direction: str | None
    text: str
    speaker: EntityLine | None
    evidence: EvidenceLine


class AgreementLine(Line, frozen=True, kw_only=True):
    """One exported agreement."""

    id: str
    names: tuple[str, ...]
    parties: tuple[str, ...]
    signed: str
    in_force: str
    ended: str
    replaces: tuple[str, ...]
    clauses: tuple[str, ...]
    events: tuple[str, ...]
    evidence: tuple[EvidenceLine, ...]


class SegmentLine(Line, frozen=True, kw_only=True):
    """A stretch of a document."""

    start: int
    end: int
    kind: SegmentKind
    reason: str


class DocumentLine(Line, frozen=True, kw_only=True):
    """One exported document."""

    id: str
    url: str | None
    source: str | None
    title: str
    language: str
    published: str | None
    published_by: Literal["given"] | tuple[str, ...]
    retrieved: str | None
    sha256: str
    copy_of: str | None
    text: str
    segments: tuple[SegmentLine, ...]


def schema(kind: type[Line]) -> dict[str, Any]:
    """The JSON Schema of a line."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(kind)}
