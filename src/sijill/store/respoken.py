"""Quotes and statements with the speakers that people judged, as the merged claims beside them have them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, Text, cast, exists, select

from sijill.records import Actor, Quote, Statement
from sijill.store import schema

T = TypeVar("T", Quote, Statement)
Respoken = dict[tuple[str, int, Actor], Actor]
"""For a document, a sentence and the speaker that the reading found there, who speaks."""


def respoken(connection: Connection) -> Respoken:
    """Whose words it is not, and whose it is: where a claim's speaker was judged and the corpus stages have seen it."""
    kept, read, merged = schema.judgements.c, schema.claims.c, schema.merged_claims.c
    if not connection.scalar(select(exists().where(kept.kind == "speaker"))):
        return {}
    changed = cast(read.speaker, Text) != cast(merged.speaker, Text)
    both = schema.claims.join(schema.merged_claims, (merged.id == read.id) & changed)
    question = select(read.document, read.sentence, read.speaker, merged.speaker.label("judged")).select_from(both)
    return {
        (document, sentence, msgspec.convert(found, Actor)): msgspec.convert(judged, Actor)
        for document, sentence, found, judged in connection.execute(question)
    }


def with_judged(found: Iterator[T], known: Respoken) -> Iterator[T]:
    """The same with the speakers that were judged."""
    for one in found:
        judged = known.get((one.document, one.sentence, one.speaker)) if one.speaker else None
        yield one if judged is None else msgspec.structs.replace(one, speaker=judged)
