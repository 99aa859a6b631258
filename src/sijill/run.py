"""Runs the document stages over shards of documents, in several processes, then the corpus stages over the store.

A shard is written in one transaction, and the store knows whether the corpus stages have seen all documents: a run that
was killed at any point goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import chain, islice
from typing import Protocol

import msgspec

from sijill import __version__
from sijill.errors import KnowledgeError, SijillError
from sijill.knowledge.loading import ROOT
from sijill.records import Agreement, Claim, Document, Event, EventMention, Judgement, Reading, RelationPoint
from sijill.settings import Settings
from sijill.sources.rejected import Rejected
from sijill.store.rows import Prepared, fingerprint, prepare
from sijill.store.store import Store

_SHARD_CHARACTERS = 4_000_000
_AHEAD = 2  # shards a process that are read or wait to be written
_FACES = ("cli", "web", "report", "export", "api", "demo")  # what they hold changes no result

Spans = Mapping[tuple[str, int], tuple[int, int]]
Job = tuple[Document, str]
Outcome = Prepared | Rejected
Progress = Callable[[str, int], None]
"""Told the name of the step and how many documents are done."""


class Merged(Protocol):
    """What the merge stage gives; see sijill.merge.merge."""

    @property
    def events(self) -> Sequence[Event]: ...
    @property
    def agreements(self) -> Sequence[Agreement]: ...
    @property
    def claims(self) -> Sequence[Claim]: ...
    @property
    def copies(self) -> Mapping[str, str]: ...
    @property
    def published(self) -> Mapping[str, tuple[str, str]]: ...
    @property
    def dates(self) -> Mapping[str, str]: ...


@dataclass(frozen=True)
class Steps:
    """The steps of a build. `read` is sent to other processes: it is a function of a module."""

    source: Callable[[Sequence[str], Settings], Iterable[Document | Rejected]]
    read: Callable[[Document], Reading]
    merge: Callable[[Iterable[Document], Iterable[EventMention], Iterable[Claim], Spans, Sequence[Judgement]], Merged]
    series: Callable[[Iterable[Event]], list[RelationPoint]]


@dataclass(frozen=True)
class BuildResult:
    """What a build did: documents `new` or changed, `unchanged` and `rejected`, and what the store then holds."""

    new: int
    unchanged: int
    rejected: tuple[Rejected, ...]
    counts: dict[str, int]


@dataclass
class _Tally:
    new: int = 0
    unchanged: int = 0
    rejected: list[Rejected] = field(default_factory=list)


def usual_steps() -> Steps:
    """The steps of Sijill. They are loaded here and not before: they take a while."""
    from sijill.merge.merge import merge
    from sijill.pipeline import read_document
    from sijill.relations.series import relation_points
    from sijill.sources.read import read_inputs

    return Steps(read_inputs, read_document, merge, relation_points)


def build(
    inputs: Sequence[str], settings: Settings, progress: Progress = lambda step, done: None, steps: Steps | None = None
) -> BuildResult:
    """Read the inputs into the store of the settings, taking only what is new or changed, and relate what it holds.

    The result does not depend on the number of processes nor on the order of the inputs. Raises StoreError for a store
    that cannot be used and KnowledgeError for a mistake in Sijill's own data; a fault of a document is in the result.
    """
    steps = steps or usual_steps()
    with Store.open(settings.store, create=True) as store:
        tally = _Tally()
        store.forget_rejected()
        _read_documents(store, inputs, settings, steps, tally, progress)
        if not store.corpus_is_current():
            progress("relating", tally.new + tally.unchanged)
            relate(store, steps)
        return BuildResult(tally.new, tally.unchanged, tuple(tally.rejected), store.counts())


@lru_cache
def knowledge_version() -> str:
    """A hash of all that decides what is found in a text: the program's version, its stages, and its data."""
    total = hashlib.sha256(__version__.encode())
    for path in sorted(p for p in ROOT.rglob("*") if p.suffix in (".py", ".yaml", ".tsv", ".model")):
        parts = path.relative_to(ROOT).parts
        if parts[0] not in _FACES and "cases" not in parts:
            total.update("/".join(parts).encode() + b"\n" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _read_documents(
    store: Store, inputs: Sequence[str], settings: Settings, steps: Steps, tally: _Tally, progress: Progress
) -> None:
    """Run the document stages over what is new and write each shard as it comes back, in order."""
    jobs = _new_jobs(store, steps.source(inputs, settings), settings.shard_size, tally)
    work = partial(_read_shard, steps.read)
    processes = settings.processes or os.cpu_count() or 1
    for outcomes in _outcomes(work, _shards(jobs, settings.shard_size), processes):
        rejected = [item for item in outcomes if isinstance(item, Rejected)]
        prepared = [item for item in outcomes if isinstance(item, Prepared)]
        store.add_prepared(prepared, [(r.name, r.reason, r.remedy) for r in rejected])
        tally.new += len(prepared)
        tally.rejected += rejected
        progress("reading", tally.new + tally.unchanged + len(tally.rejected))
    store.note_rejected([(r.name, r.reason, r.remedy) for r in tally.rejected])


def relate(store: Store, steps: Steps | None = None) -> None:
    """Run the corpus stages over all that the store holds: its documents, and what people judged."""
    steps = steps or usual_steps()
    with store.snapshot() as seen:
        generation, judged = seen.generation(), seen.judged()
        merged = steps.merge(seen.documents_as_read(), seen.event_mentions(), seen.claims(), seen.spans(), judged)
        published = dict(merged.published)
        dated = {d.id: d for d in _dated(seen.documents_as_read(), merged)} if published else {}
        if dated:
            better = {m.id: m for d in dated.values() for m in _read_again(d, steps, merged.dates)}
            documents = (dated.get(d.id, d) for d in seen.documents_as_read())
            mentions = (better.get(m.id, m) for m in seen.event_mentions())
            merged = steps.merge(documents, mentions, seen.claims(), seen.spans(), judged)
            published.update(merged.published)
    store.replace_corpus(
        merged.events,
        merged.agreements,
        merged.copies,
        steps.series(merged.events),
        claims=merged.claims,
        published=published,
        generation=generation,
    )


def _dated(documents: Iterable[Document], merged: Merged) -> Iterator[Document]:
    """The documents that an event dates, with that date: to be read again, for what they tell of "Tuesday" and "last month".
    A copy is left out: what it tells is dated as in its original."""
    for document in documents:
        if document.id in merged.published and document.id not in merged.copies:
            edtf, reason = merged.published[document.id]
            yield msgspec.structs.replace(document, published=edtf, published_by=(*document.published_by, reason), segments=())


def _read_again(document: Document, steps: Steps, dates: Mapping[str, str]) -> Iterator[EventMention]:
    """The event mentions of a document that is dated now; those in `dates`, by id, as other documents date them."""
    for mention in steps.read(document).events:
        yield msgspec.structs.replace(mention, edtf=dates[mention.id]) if mention.id in dates else mention


def _new_jobs(store: Store, source: Iterable[Document | Rejected], size: int, tally: _Tally) -> Iterator[Job]:
    """The documents that the store does not know as they are, with their fingerprints."""
    waiting: dict[str, Document] = {}

    def unknown() -> Iterator[Job]:
        known = store.known(waiting)
        tally.unchanged += len(known)
        yield from ((document, mark) for mark, document in waiting.items() if mark not in known)
        waiting.clear()

    for item in source:
        if isinstance(item, Rejected):
            tally.rejected.append(item)
            continue
        if fault := _fault(item):
            tally.rejected.append(fault)
            continue
        waiting[fingerprint(item, knowledge_version())] = item
        if len(waiting) >= size:
            yield from unknown()
    yield from unknown()


def _fault(document: Document) -> Rejected | None:
    """What keeps a document from being stored."""
    try:
        msgspec.json.encode(document)
    except UnicodeEncodeError:
        return Rejected(name=document.id, reason="holds half a character (a lone surrogate)", remedy="save it as UTF-8")
    if any("\0" in (field or "") for field in (document.id, document.text, document.url, document.source)):
        return Rejected(name=document.id, reason="holds a NUL character", remedy="save it as text")
    return None


def _shards(jobs: Iterable[Job], size: int) -> Iterator[list[Job]]:
    """Jobs in lists that are neither long nor heavy."""
    shard: list[Job] = []
    weight = 0
    for job in jobs:
        shard.append(job)
        weight += len(job[0].text)
        if len(shard) >= size or weight >= _SHARD_CHARACTERS:
            yield shard
            shard, weight = [], 0
    if shard:
        yield shard


def _outcomes(
    work: Callable[[list[Job]], list[Outcome]], shards: Iterator[list[Job]], processes: int
) -> Iterator[list[Outcome]]:
    """The outcome of each shard in order: here where there is only one, else in a few processes."""
    first = list(islice(shards, 2))
    if processes == 1 or len(first) < 2:
        yield from map(work, chain(first, shards))
        return
    with _workers(processes) as pool:
        pending: deque[Future[list[Outcome]]] = deque()
        for shard in chain(first, shards):
            pending.append(pool.submit(work, shard))
            if len(pending) >= processes * _AHEAD:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()


@contextmanager
def _workers(processes: int) -> Iterator[ProcessPoolExecutor]:
    """A pool that ends at once when something goes wrong, such as ctrl-C, and not only after the work at hand."""
    before = set(multiprocessing.active_children())
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_begin_worker)
    try:
        yield pool
    except BaseException as error:
        for child in set(multiprocessing.active_children()) - before:
            child.terminate()
        if isinstance(error, BrokenProcessPool):
            remedy = "what was written is kept: build again, with --processes 1 if memory is short"
            raise SijillError("a worker process was stopped from outside", remedy=remedy) from None
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _begin_worker() -> None:
    """A worker leaves ctrl-C to its parent, and ends when that is gone, even by kill -9."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


def _read_shard(read: Callable[[Document], Reading], shard: list[Job]) -> list[Outcome]:
    """Run the document stages over a shard; runs in a worker."""
    return [_read_one(read, document, mark) for document, mark in shard]


def _read_one(read: Callable[[Document], Reading], document: Document, mark: str) -> Outcome:
    """A document's records, or why there are none: one document never stops the others."""
    try:
        return prepare(read(document), mark)
    except KnowledgeError:
        raise  # a mistake in the data of Sijill concerns every document
    except SijillError as error:
        return Rejected(name=document.id, reason=error.what, remedy=error.remedy)
    except Exception as error:  # noqa: BLE001 (one of the two places where this is allowed)
        reason = f"could not be coded: {type(error).__name__}: {error}"
        return Rejected(name=document.id, reason=" ".join(reason.split()), remedy="please report it with the article")
