"""Which frame of a trigger fits where it stands: the words that must or must not be near."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sijill.events.lexicon import Frame
from sijill.events.line import Hit, Line

NEAR = 12
BEFORE = 4
AFTER = 7


def fitting_frames(line: Line, hit: Hit) -> Iterator[tuple[Frame, str]]:
    """Frames of a trigger that its surroundings allow, those with a word that they ask for first; with a reason."""
    plain: list[tuple[Frame, str]] = []
    seen: set[str] = set()
    for entry in hit.entries:
        frame = entry.frame
        if frame is None or frame.predicate.id in seen:
            continue
        seen.add(frame.predicate.id)
        if refused := _stands(line, 0, len(line.tokens), frame.never):
            plain.append((frame, f"refused: {refused} stands in the sentence"))
            continue
        if not frame.near:
            plain.append((frame, ""))
        elif word := _stands(line, hit.last, min(hit.last + NEAR, line.right_bound(hit.last)), frame.near):
            yield frame, f"with {word}"
        else:
            plain.append((frame, f"refused: none of {', '.join(' '.join(w) for w in frame.near[:4])} follows"))
    yield from plain


def _stands(line: Line, first: int, last: int, wanted: Sequence[tuple[str, ...]]) -> str:
    """The first of the wanted word sequences that stands in tokens[first:last], or ""."""
    if not wanted:
        return ""
    heads = frozenset(words[0] for words in wanted)
    for i in range(first, last):
        if not (found := line.stems[i] & heads):
            continue
        for sequence in wanted:
            if sequence[0] in found and _follows(line, i + 1, sequence[1:]):
                return " ".join(sequence)
    return ""


def _follows(line: Line, i: int, rest: Sequence[str]) -> bool:
    if i + len(rest) > len(line.tokens):
        return False
    return all(word in line.stems[i + n] for n, word in enumerate(rest))
