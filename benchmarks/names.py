"""Scores the names that Sijill finds in a file in CoNLL form (a word and its tag a line): entity F1, exact spans.

    python benchmarks/names.py FILE [--part all|train|held] [--errors]

Persons, locations and organisations (PER(S), LOC, ORG) count; MIS(C) in the file is left out, also where we find a name
on the same words. The file's own words are kept: the finder reads the words joined by spaces, and a name's words
are those that it touches. A block of 40 sentences is read as one document, for the form knows no articles.
Part `held` is every fifth of these blocks (the 5th, the 10th, ...): nothing may be trained or tuned on it. The last line is F1.
The Arabic benchmark is ANERcorp ($SIJILL_BENCH/data/anercorp); it is no part of this project.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sijill.entities.names import name_spans
from sijill.records import Document, Reading, Sentence
from sijill.text.tokens import tokenise

BLOCK, FOLD = 40, 5
KINDS = {"PER": "person", "PERS": "person", "LOC": "location", "ORG": "organisation", "MIS": "other", "MISC": "other"}
Span = tuple[int, int, str]
Words = list[tuple[str, str]]


class Scored(NamedTuple):
    """A sentence with the spans of the file and ours."""

    words: list[str]
    gold: set[Span]
    ours: set[Span]


def sentences(path: Path) -> list[Words]:
    """The file's sentences as (word, tag)."""
    blocks: list[Words] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, tag = line.strip().rpartition(" ") if " " in line.strip() else line.strip().rpartition("\t")
        if word:
            blocks[-1].append((word.split()[0], tag))
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def spans(tags: list[str]) -> set[Span]:
    """The spans of IOB tags; an I- that follows nothing of its kind begins a span, as in conlleval."""
    found: set[Span] = set()
    start, kind = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        head, _, label = tag.partition("-")
        here = KINDS.get(label, "")
        if kind and (head != "I" or here != kind):
            found.add((start, i, kind))
            kind = ""
        if here and not kind:
            start, kind = i, here
    return found


def parts(path: Path, part: str) -> Iterator[list[Words]]:
    """Blocks of sentences of a part of the file."""
    every = sentences(path)
    for number, start in enumerate(range(0, len(every), BLOCK)):
        held = number % FOLD == FOLD - 1
        if part == "all" or held == (part == "held"):
            yield every[start : start + BLOCK]


def reading(block: list[Words]) -> tuple[Reading, list[list[tuple[int, int]]]]:
    """A document made of the words of a block, and where each word stands in it."""
    text, made, places = "", [], []
    for index, words in enumerate(block):
        start, here = len(text), []
        for word, _ in words:
            here.append((len(text), len(text) + len(word)))
            text += word + " "
        tokens = tokenise(text, start, len(text))
        made.append(Sentence(document="benchmark", index=index, start=start, end=len(text), tokens=tokens))
        places.append(here)
    return Reading(document=Document(id="benchmark", text=text, sha256=""), sentences=tuple(made)), places


def scored(block: list[Words]) -> list[Scored]:
    """Each sentence of a block with both sets of spans, what is marked as another kind of name taken out."""
    read, places = reading(block)
    ours: list[set[Span]] = [set() for _ in block]
    for span in name_spans(read):
        tokens = read.sentences[span.sentence].tokens
        start, end = tokens[span.first].start, tokens[span.last - 1].end
        touched = [i for i, (a, b) in enumerate(places[span.sentence]) if a < end and start < b]
        ours[span.sentence].add((touched[0], touched[-1] + 1, span.kind))
    results = []
    for words, found in zip(block, ours, strict=True):
        gold = spans([tag for _, tag in words])
        other = {i for a, b, kind in gold if kind == "other" for i in range(a, b)}
        results.append(
            Scored(
                [word for word, _ in words],
                {s for s in gold if s[2] != "other"},
                {s for s in found if not other.intersection(range(s[0], s[1]))},
            )
        )
    return results


def show(results: list[Scored]) -> None:
    """Every wrong span in its sentence: - missed, + not in the file."""
    for one in results:
        for mark, wrong in (("-", one.gold - one.ours), ("+", one.ours - one.gold)):
            for a, b, kind in sorted(wrong):
                before, after = " ".join(one.words[max(0, a - 4) : a]), " ".join(one.words[b : b + 3])
                print(f"{mark} {kind[:3]}  {before} [[{' '.join(one.words[a:b])}]] {after}")


def main() -> None:
    """Print precision, recall and F1 by kind and of all."""
    parser = argparse.ArgumentParser(description="Score names against a file in CoNLL form.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--part", choices=["all", "train", "held"], default="all")
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    results = [one for block in parts(arguments.file, arguments.part) for one in scored(block)]
    if arguments.errors:
        show(results)
    right = Counter(kind for one in results for *_, kind in one.gold & one.ours)
    said = Counter(kind for one in results for *_, kind in one.ours)
    told = Counter(kind for one in results for *_, kind in one.gold)
    print(f"{len(results)} sentences")
    for kind in ("person", "location", "organisation", "all"):
        if kind != "all":
            a, b, c = right[kind], said[kind], told[kind]
        else:
            a, b, c = right.total(), said.total(), told.total()
        precision, recall = a / max(b, 1), a / max(c, 1)
        f1 = 2 * a / max(b + c, 1)
        print(f"{kind}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} ({c} names)")
    print(f"F1 {f1:.3f}")


if __name__ == "__main__":
    main()
