"""The stage that finds what a text says about a relation that is no dated act."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence

import msgspec

from sijill.records import Claim, Mention, Quote, Reading, Statement, TimeMention
from sijill.statements.lexicon import StatementLexicon, statement_lexicon
from sijill.statements.match import Found, Plan, lay_out, listed, matches
from sijill.statements.voice import about, holder_of, period_of, speaker_of


def find_statements(reading: Reading) -> Reading:
    """Fill `statements`, in the order of the text."""
    lexicon = statement_lexicon(reading.document.language)
    main = main_pair(reading.mentions, lexicon)
    mentions: dict[int, list[Mention]] = defaultdict(list)
    times: dict[int, list[TimeMention]] = defaultdict(list)
    claims: dict[int, list[Claim]] = defaultdict(list)
    for mention in reading.mentions:
        mentions[mention.sentence].append(mention)
    for time in reading.times:
        times[time.sentence].append(time)
    for claim in reading.claims:
        claims[claim.sentence].append(claim)
    found: list[Statement] = []
    head = ""
    for sentence in reading.sentences:
        plan = lay_out(sentence, mentions.get(sentence.index, []), lexicon)
        items = matches(plan)
        item, head = listed(plan, head)
        if item is None and head:
            items = [i for i in items if i.kind != head]
        if item is not None:
            items = [i._replace(listed=i.kind == item.kind) for i in items]
            items += [] if any(i.listed for i in items) else [item]
        here = times.get(sentence.index, []), claims.get(sentence.index, [])
        found += [s for i in items if (s := _statement(reading, plan, i, main, *here, reading.quotes)) is not None]
    return msgspec.structs.replace(reading, statements=tuple(found))


def main_pair(mentions: Sequence[Mention], lexicon: StatementLexicon) -> tuple[str, ...]:
    """The two states that a document names most, if it names two."""
    count = Counter(a.code for m in mentions for a in m.actors if a.code not in lexicon.outside)
    pair = tuple(code for code, _ in count.most_common(2))
    return pair if len(pair) == 2 else ()


def _statement(
    reading: Reading,
    plan: Plan,
    found: Found,
    main: tuple[str, ...],
    times: Sequence[TimeMention],
    claims: Sequence[Claim],
    quotes: Sequence[Quote],
) -> Statement | None:
    codes = about(plan, found, main)
    if len(codes) < 2:
        return None
    document, start, end = reading.document, plan.tokens[found.first].start, plan.tokens[found.last - 1].end
    parts = [document.id, document.sha256, str(start), str(end), found.kind]
    return Statement(
        id=hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16],
        document=document.id,
        sentence=plan.sentence.index,
        start=start,
        end=end,
        kind=found.kind,
        text=document.text[start:end],
        about=codes,
        holder=holder_of(plan, found),
        period=period_of(times, start, end),
        direction=found.direction,
        speaker=speaker_of(plan, found, claims, quotes),
        rule=found.rule,
    )
