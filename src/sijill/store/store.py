"""The store: what was found in each document, what the corpus stages made of it, and the questions asked of both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec
from sqlalchemy import Connection, Engine, Select, Table, delete, func, insert, or_, select
from sqlalchemy.exc import SQLAlchemyError

from sijill.errors import StoreError, UsageError
from sijill.judgements import alike
from sijill.records import (
    Actor,
    Agreement,
    Claim,
    Document,
    Event,
    EventMention,
    Judgement,
    Mention,
    Quote,
    Reading,
    RelationPoint,
    Sentence,
    Statement,
    TimeMention,
)
from sijill.store import judging, schema
from sijill.store.engine import open_engine
from sijill.store.questions import Hit, search_statement, search_words, select_documents, select_events
from sijill.store.respoken import Respoken, respoken, with_judged
from sijill.store.rows import Prepared, fingerprint, prepare, record
from sijill.store.words import query_words
from sijill.store.writing import (
    chunks,
    finding_rows,
    read_number,
    remove_where,
    write_corpus,
    write_documents,
    write_number,
)

T = TypeVar("T", bound=msgspec.Struct)
_STREAM = {"yield_per": 1000}


class Store:
    """A store that is open. Use it as a context manager, or close it. Several threads may ask it at the same time."""

    def __init__(self, engine: Engine, place: str, snapshot: Connection | None = None) -> None:
        self._engine = engine
        self._snapshot = snapshot
        self.place = place

    @classmethod
    def open(cls, place: str | Path, create: bool = False) -> Store:
        """Open the store at a path (SQLite) or a postgresql URL, with `create` making it where there is none.

        Raises StoreError when there is none, or something else, or a store of a newer version; it is then untouched.
        """
        return cls(open_engine(str(place), create), str(place))

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def snapshot(self) -> Iterator[Store]:
        """The store as it is now, for reading: what others write meanwhile is not seen in it."""
        with self._engine.connect() as connection:
            if self._engine.dialect.name == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield Store(self._engine, self.place, connection)

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """A connection for reading: that of the snapshot where this is one."""
        if self._snapshot is not None:
            yield self._snapshot
            return
        with self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A connection in a transaction that is the store's only writer."""
        try:
            with self._engine.connect().execution_options(sijill_write=True) as connection, connection.begin():
                yield connection
        except SQLAlchemyError as error:
            raise self._fault(error) from error

    def _fault(self, error: SQLAlchemyError) -> StoreError:
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        return StoreError(f"the database refused: {reason}", "" if "://" in self.place else self.place)

    def rows(self, question: Select[Any]) -> Iterator[dict[str, Any]]:
        try:
            with self.asking() as connection, connection.execute(question, execution_options=_STREAM) as rows:
                yield from map(dict, rows.mappings())
        except SQLAlchemyError as error:
            raise self._fault(error) from error

    def stream(self, kind: type[T], question: Select[Any]) -> Iterator[T]:
        return (record(kind, row) for row in self.rows(question))

    # What is written

    def add_readings(self, readings: Sequence[Reading], fingerprints: Mapping[str, str] | None = None) -> None:
        """Write these readings in one transaction; a document that is there already is replaced with all its records.

        `fingerprints` holds those of the input documents by id; without it they are made of the readings' documents.
        """
        marks = fingerprints or {r.document.id: fingerprint(r.document, "") for r in readings}
        self.add_prepared([prepare(reading, marks[reading.document.id]) for reading in readings])

    def add_prepared(self, shard: Sequence[Prepared], rejected: Sequence[tuple[str, str, str]] = ()) -> None:
        """Write a shard in one transaction. What was known of `rejected` (id, reason, remedy) goes."""
        with self._writing() as connection:
            write_documents(connection, shard)
            gone = remove_where(connection, schema.documents.c.id, [name for name, _, _ in rejected])
            self._note_rejected(connection, rejected)
            if shard or gone:
                write_number(connection, "documents_generation", read_number(connection, "documents_generation") + 1)

    def forget_rejected(self) -> None:
        """Forget what an earlier build rejected."""
        with self._writing() as connection:
            connection.execute(delete(schema.rejected))

    def note_rejected(self, rejected: Sequence[tuple[str, str, str]]) -> None:
        """Note inputs that could not be read: (name, reason, remedy)."""
        with self._writing() as connection:
            self._note_rejected(connection, rejected)

    @staticmethod
    def _note_rejected(connection: Connection, rejected: Sequence[tuple[str, str, str]]) -> None:
        for name, reason, remedy in rejected:
            connection.execute(delete(schema.rejected).where(schema.rejected.c.name == name))
            connection.execute(insert(schema.rejected), [{"name": name, "reason": reason, "remedy": remedy}])

    def generation(self) -> int:
        """A number that grows whenever documents are written. Ask it before reading what the corpus stages need."""
        with self.asking() as connection:
            return read_number(connection, "documents_generation")

    def corpus_is_current(self) -> bool:
        """Whether the corpus stages have seen all documents: false after a build that was stopped."""
        with self.asking() as connection:
            return read_number(connection, "corpus_generation") == read_number(connection, "documents_generation")

    def replace_corpus(
        self,
        events: Sequence[Event],
        agreements: Sequence[Agreement],
        copies: Mapping[str, str],
        points: Sequence[RelationPoint],
        claims: Sequence[Claim] = (),
        published: Mapping[str, tuple[str, str]] | None = None,
        generation: int | None = None,
    ) -> None:
        """Replace what the corpus stages made, in one transaction. `generation` is that of the documents they saw:
        what another build made of more documents meanwhile is left in place."""
        found = finding_rows(copies, published or {})
        with self._writing() as connection:
            if generation is not None and read_number(connection, "corpus_generation") > generation:
                return
            write_corpus(connection, events, agreements, claims, points, found)
            seen = read_number(connection, "documents_generation") if generation is None else generation
            write_number(connection, "corpus_generation", seen)

    # What people judged

    def judge(self, kind: Literal["same", "apart", "wrong"], *events: str, by: str, why: str = "") -> Judgement:
        """Judge that two events are the same or are not (`apart`), or that one is wrong; the judgement, which may be an
        earlier one that says the same. `sijill.run.relate` applies it.

        An event's id stands for all its reports, the id of one report (an event mention) for that one. UsageError for
        what is not there, and where it contradicts another judgement, which is named.
        """
        return self._judge(lambda connection: judging.decided(connection, kind, events, by, why))

    def judge_speaker(self, claim: str, speaker: Actor, by: str, why: str = "") -> Judgement:
        """Judge that the speaker of a claim is this person or party, whatever the words of the text."""
        return self._judge(lambda connection: judging.of_claim(connection, claim, speaker, by, why))

    def undo(self, judgement: str, by: str, why: str = "") -> Judgement:
        """Undo a judgement; both are kept."""
        return self._judge(lambda connection: judging.undoing(judgement, by, why))

    def _judge(self, make: Callable[[Connection], Judgement]) -> Judgement:
        with self._writing() as connection:
            judging.lock(connection)
            made = make(connection)
            added, refused = judging.add(connection, [made])
            if refused:
                raise refused[0][1]
            return added[0] if added else alike(judging.kept(connection), made) or made

    def take_judgements(self, judgements: Iterable[Judgement]) -> tuple[int, list[tuple[Judgement, UsageError]]]:
        """Add judgements that were made elsewhere: how many are new, and those that cannot hold here, with the reason."""
        with self._writing() as connection:
            judging.lock(connection)
            added, refused = judging.add(connection, judgements)
            return len(added), refused

    def judged(self) -> list[Judgement]:
        """All judgements and undoings, oldest first."""
        with self.asking() as connection:
            return judging.kept(connection)

    # What the document stages found

    def known(self, fingerprints: Iterable[str]) -> set[str]:
        """Those of the fingerprints whose documents are in the store, unchanged."""
        column = schema.documents.c.fingerprint
        with self.asking() as connection:
            questions = (select(column).where(column.in_(part)) for part in chunks(fingerprints))
            return {mark for question in questions for mark in connection.scalars(question)}

    def documents_as_read(self) -> Iterator[Document]:
        """Documents by id as the document stages left them: what the corpus stages start from."""
        return self.stream(Document, select_documents(of_corpus=False))

    def event_mentions(self) -> Iterator[EventMention]:
        """Event mentions by document, in the order in which they were found."""
        return self._found(EventMention, schema.event_mentions)

    def claims(self) -> Iterator[Claim]:
        """Claims by document, each about an event mention."""
        return self._found(Claim, schema.claims)

    def quotes(self) -> Iterator[Quote]:
        """Quotes by document, with the speakers that were judged."""
        return with_judged(self._found(Quote, schema.quotes), self._respoken())

    def statements(self) -> Iterator[Statement]:
        """Statements by document, with the speakers that were judged."""
        return with_judged(self._found(Statement, schema.statements), self._respoken())

    def _respoken(self) -> Respoken:
        with self.asking() as connection:
            return respoken(connection)

    def mentions(self) -> Iterator[Mention]:
        """Mentions by document."""
        return self._found(Mention, schema.mentions)

    def times(self) -> Iterator[TimeMention]:
        """Time mentions by document."""
        return self._found(TimeMention, schema.times)

    def sentences(self) -> Iterator[Sentence]:
        """Sentences by document, without their tokens."""
        table = schema.sentences
        return self.stream(Sentence, select(table).order_by(table.c.document, table.c.index))

    def _found(self, kind: type[T], table: Table, *conditions: Any) -> Iterator[T]:
        return self.stream(kind, select(table).where(*conditions).order_by(table.c.document, table.c.position))

    def spans(self) -> dict[tuple[str, int], tuple[int, int]]:
        """Where each sentence starts and ends in which an event mention, claim or statement stands."""
        table = schema.sentences
        with self.asking() as connection:
            return {
                (document, index): (start, end)
                for source in (schema.event_mentions, schema.claims, schema.statements)
                for document, index, start, end in connection.execute(
                    select(table.c.document, table.c.index, table.c.start, table.c.end)
                    .join(source, (source.c.document == table.c.document) & (source.c.sentence == table.c.index))
                    .distinct()
                )
            }

    def mentions_by_id(self, ids: Iterable[str]) -> dict[str, EventMention]:
        """Event mentions by their ids."""
        column = schema.event_mentions.c.id
        found = (m for part in chunks(ids) for m in self._found(EventMention, schema.event_mentions, column.in_(part)))
        return {mention.id: mention for mention in found}

    # What the faces ask

    def documents(self) -> Iterator[Document]:
        """Documents by id, with what the corpus says of them (`copy_of`, `published`)."""
        return self._documents(select_documents(of_corpus=True))

    def document(self, name: str) -> Document | None:
        """The document with this id."""
        return next(iter(self.documents_by_id([name]).values()), None)

    def documents_by_id(self, ids: Iterable[str]) -> dict[str, Document]:
        """Documents by their ids, with what the corpus says of them."""
        question = select_documents(of_corpus=True)
        asked = (question.where(schema.documents.c.id.in_(part)) for part in chunks(dict.fromkeys(ids)))
        return {document.id: document for one in asked for document in self._documents(one)}

    def _documents(self, question: Select[Any]) -> Iterator[Document]:
        for row in self.rows(question):
            document = record(Document, row)
            by = (*document.published_by, row["rule"]) if row["rule"] else document.published_by
            yield msgspec.structs.replace(document, published_by=by)

    def events(
        self,
        codes: Sequence[str] = (),
        since: str | None = None,
        until: str | None = None,
        categories: Sequence[str] = (),
        status: Sequence[str] = (),
        limit: int | None = None,
    ) -> Iterator[Event]:
        """Events by date (undated last) and id. `codes` must all take part, a code named twice with two parties;
        `since` and `until` are days between which the event may have taken place."""
        return self.stream(Event, select_events(codes, since, until, categories, status, limit))

    def event(self, name: str) -> Event | None:
        """The event with this id, or the one that an event mention with this id belongs to."""
        table, member = schema.events, schema.event_members
        of_mention = table.c.id.in_(select(member.c.event).where(member.c.mention == name))
        found = list(self.stream(Event, select(table).where(or_(table.c.id == name, of_mention))))
        return found[0] if found else None

    def merged_claims(self) -> Iterator[Claim]:
        """All claims, each about an event as it is exported."""
        return self.stream(Claim, select(schema.merged_claims).order_by(schema.merged_claims.c.position))

    def claims_about(self, events: Iterable[str]) -> list[Claim]:
        """Claims about these events."""
        table = schema.merged_claims
        parts = (select(table).where(table.c.event.in_(part)).order_by(table.c.position) for part in chunks(events))
        return [claim for question in parts for claim in self.stream(Claim, question)]

    def statements_about(self, codes: Sequence[str]) -> list[Statement]:
        """Statements that are about all of these codes."""
        return [statement for statement in self.statements() if set(codes) <= set(statement.about)]

    def agreements(self, codes: Sequence[str] = ()) -> list[Agreement]:
        """Agreements by id to which all of these codes are parties."""
        found = self.stream(Agreement, select(schema.agreements).order_by(schema.agreements.c.id))
        return [agreement for agreement in found if set(codes) <= set(agreement.parties)]

    def relation_points(self, first: str, second: str) -> list[RelationPoint]:
        """The series of a pair, by period."""
        table, (low, high) = schema.relation_points, sorted((first, second))
        pair = (table.c.first == low) & (table.c.second == high)
        return list(self.stream(RelationPoint, select(table).where(pair).order_by(table.c.period)))

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """Sentences with all the words of the query, the newest documents' first.

        Letters are compared as everywhere; a word is found also with what is written together with it.
        """
        words = query_words(query)
        if not words:
            raise UsageError("no word to search for", remedy="give at least one word")
        dialect = self._engine.dialect.name
        values = {"words": search_words(dialect, words), "most": limit}
        with self.asking() as connection:
            rows = connection.execute(search_statement(dialect), values).mappings()
            return [record(Hit, dict(row)) for row in rows]

    def rejected(self) -> list[tuple[str, str, str]]:
        """Inputs that could not be read or coded: (name, reason, remedy)."""
        table = schema.rejected
        with self.asking() as connection:
            return [tuple(row) for row in connection.execute(select(table).order_by(table.c.name))]

    def counts(self) -> dict[str, int]:
        """How many documents, sentences, event mentions, events and so on there are."""
        tables = {"documents": schema.documents, **schema.FOUND, "event mentions": schema.event_mentions}
        tables |= {"events": schema.events, "agreements": schema.agreements}
        with self.asking() as connection:
            count = {name: select(func.count()).select_from(table) for name, table in tables.items()}
            return {name: connection.scalar(question) or 0 for name, question in count.items()}
