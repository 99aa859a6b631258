"""The stage `clean`: the document's segments, the article's own body and what is set aside with the reason."""

from __future__ import annotations

import msgspec

from sijill.clean.lines import Line, normalised
from sijill.clean.marking import BODY, Label, Marking
from sijill.clean.signs import looks_like_headline
from sijill.records import Document, Reading, Segment


def set_aside(reading: Reading) -> Reading:
    """Fill the document's segments: they cover its text in order, without gap or overlap. Nothing is deleted."""
    document = reading.document
    filled = msgspec.structs.replace(document, segments=segments_of(document))
    return msgspec.structs.replace(reading, document=filled)


def segments_of(document: Document) -> tuple[Segment, ...]:
    """The segments of the document's text."""
    marking = Marking(document)
    marking.run()
    _mark_stray_line(marking)
    pieces: list[tuple[int, int, Label]] = []
    label = BODY
    for at, line in enumerate(marking.lines):
        label = marking.labels[at] or (label if line.blank else BODY)
        if at in marking.tails:
            start, tail = marking.tails[at]
            pieces += [(line.start, start, label), (start, line.end, tail)]
            label = tail
        else:
            pieces.append((line.start, line.end, label))
    return _merged(pieces)


def _merged(pieces: list[tuple[int, int, Label]]) -> tuple[Segment, ...]:
    """Neighbours with the same label as one segment."""
    segments: list[Segment] = []
    for start, end, (kind, reason) in pieces:
        if segments and (segments[-1].kind, segments[-1].reason) == (kind, reason):
            segments[-1] = msgspec.structs.replace(segments[-1], end=end)
        else:
            segments.append(Segment(start=start, end=end, kind=kind, reason=reason))
    return tuple(segments)


def _mark_stray_line(marking: Marking) -> None:
    """Set aside the one short line of a text without headings after which the text goes on as if it were not there."""
    own = [i for i in range(marking.first, len(marking.lines)) if marking.labels[i] == BODY]
    short = [i for i in own[1:-1] if looks_like_headline(marking.lines[i], marking.language)]
    if len(short) != 1:
        return
    data = marking.data.stray
    line, after = marking.lines[short[0]], marking.lines[own[own.index(short[0]) + 1]]
    if line.bullet or len(line.norm) > data.longest or len(line.norm.split()) < data.least_words:
        return
    if _first_word(after) in normalised(marking.language, tuple(data.continuing)):
        marking.labels[short[0]] = ("caption", data.id)


def _first_word(line: Line) -> str:
    return line.core.split(" ")[0] if line.core else ""
