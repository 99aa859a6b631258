"""Trains the tagger of names on a file in CoNLL form and writes its data file.

    python benchmarks/train_names.py FILE [--out src/sijill/languages/ar/names.model] [--rounds 8] [--all]

An averaged perceptron over whole sentences, made without libraries and without chance but for a fixed seed. It learns from
the part that benchmarks/names.py calls `train`; the held part is never seen (unless --all is given). The shipped
file is trained on ANERcorp in the split of CAMeL Lab, and stands under CC BY-SA 4.0 as those data do (see NOTICE).
"""

from __future__ import annotations

import argparse
import random
import zlib
from collections import defaultdict
from pathlib import Path

import msgspec
from names import Words, parts, reading

from sijill.entities.features import DocumentView, features
from sijill.entities.lexicon import lexicon
from sijill.entities.names import labels_of, ruled
from sijill.entities.tagger import best_tags
from sijill.knowledge.tagger import TaggerModel

KINDS = ("person", "location", "organisation", "other")
TAGS = ["O", *(f"{place}-{kind}" for kind in KINDS for place in "BI")]
NAMES = {"PER": "person", "PERS": "person", "LOC": "location", "ORG": "organisation", "MIS": "other", "MISC": "other"}
SCALE, LEAST = 100, 12
Example = tuple[list[list[str]], list[int]]


def examples(block: list[Words]) -> list[Example]:
    """Features and right tags of each sentence of a block."""
    read, places = reading(block)
    lex = lexicon("ar")
    found = [(sentence.tokens, labels_of(spans)) for sentence, spans in ruled(read.sentences, lex)]
    view = DocumentView(found)
    made = []
    for words, where, (tokens, labels) in zip(block, places, found, strict=True):
        right, word = [], 0
        opened = -1
        for token in tokens:
            while where[word][1] <= token.start:
                word += 1
            head, _, label = words[word][1].partition("-")
            if head == "O" or token.kind == "mark" or label not in NAMES:
                right.append(0)
                continue
            first = head == "B" and opened != word
            opened = word
            tag = TAGS.index(f"{'B' if first else 'I'}-{NAMES[label]}")
            right.append(tag)
        made.append((features(tokens, labels, view, lex), repaired(right)))
    return made


def repaired(tags: list[int]) -> list[int]:
    """Tags in which every name begins with its beginning."""
    for i, tag in enumerate(tags):
        before = TAGS[tags[i - 1]][2:] if i else ""
        if TAGS[tag].startswith("I") and before != TAGS[tag][2:]:
            tags[i] = tag - 1
    return tags


class Perceptron:
    """Weights with their averages (sum over all steps)."""

    def __init__(self) -> None:
        count = len(TAGS)
        self.weights: dict[str, dict[int, int]] = {}
        self.sums: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        self.transitions = [[0] * count for _ in TAGS]
        self.transition_sums = [[0] * count for _ in TAGS]
        self.step = 1

    def model(self) -> TaggerModel:
        return TaggerModel(tags=TAGS, weights=self.weights, transitions=self.transitions, licence="", trained_on="")

    def learn(self, sentence: list[list[str]], right: list[int]) -> bool:
        """One step; whether it was wrong."""
        said = best_tags(sentence, self.model())
        self.step += 1
        if said == right:
            return False
        for tags, change in ((right, 1), (said, -1)):
            before = 0
            for i, tag in enumerate(tags):
                self.transitions[before][tag] += change
                self.transition_sums[before][tag] += change * self.step
                before = tag
                if said[i] == right[i]:
                    continue
                for feature in sentence[i]:
                    row = self.weights.setdefault(feature, {})
                    row[tag] = row.get(tag, 0) + change
                    self.sums[feature][tag] += change * self.step
        return True

    def averaged(self) -> TaggerModel:
        """The mean of the weights over all steps, small ones left out."""
        weights: dict[str, dict[int, int]] = {}
        for feature, row in self.weights.items():
            mean = {tag: round(SCALE * (w - self.sums[feature][tag] / self.step)) for tag, w in row.items()}
            if kept := {tag: w for tag, w in sorted(mean.items()) if abs(w) >= LEAST}:
                weights[feature] = kept
        transitions = [
            [round(SCALE * (w - s / self.step)) for w, s in zip(row, sums, strict=True)]
            for row, sums in zip(self.transitions, self.transition_sums, strict=True)
        ]
        return TaggerModel(
            tags=TAGS,
            weights=dict(sorted(weights.items())),
            transitions=transitions,
            licence="CC BY-SA 4.0",
            trained_on="ANERcorp (Benajiba, Rosso), CAMeL Lab split, train part",
        )


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description="Train the tagger of names.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/sijill/languages/ar/names.model"))
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--all", action="store_true", help="learn from the held part too")
    arguments = parser.parse_args()
    data = [e for block in parts(arguments.file, "all" if arguments.all else "train") for e in examples(block)]
    learner, chance = Perceptron(), random.Random(7)
    for number in range(arguments.rounds):
        chance.shuffle(data)
        wrong = sum(learner.learn(sentence, right) for sentence, right in data)
        print(f"round {number + 1}: {wrong} of {len(data)} sentences wrong", flush=True)
    model = learner.averaged()
    arguments.out.write_bytes(zlib.compress(msgspec.msgpack.encode(model), 9))
    print(f"{arguments.out}: {len(model.weights)} features, {arguments.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
