"""Tags names with a linear model over features: the best sequence of tags (Viterbi)."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.knowledge.tagger import TaggerModel


def scores(features: list[str], model: TaggerModel) -> list[int]:
    """The score of each tag for a token by its features alone."""
    total = [0] * len(model.tags)
    weights = model.weights
    for feature in features:
        found = weights.get(feature)
        if found is not None:
            for tag, weight in found.items():
                total[tag] += weight
    return total


def best_tags(sentence: Sequence[list[str]], model: TaggerModel) -> list[int]:
    """The best sequence of tags for a sentence given by the features of its tokens."""
    count = len(model.tags)
    into = [[model.transitions[a][b] for a in range(count)] for b in range(count)]
    allowed = _allowed(model.tags)
    best = [0] + [-(10**12)] * (count - 1)  # before the first token stands tag 0: outside
    back: list[list[int]] = []
    for features in sentence:
        here = scores(features, model)
        steps, row = [], []
        for b in range(count):
            a = max(allowed[b], key=lambda a: best[a] + into[b][a])
            steps.append(a)
            row.append(best[a] + into[b][a] + here[b])
        back.append(steps)
        best = row
    if not back:
        return []
    tag = max(range(count), key=lambda t: best[t])
    tags = [tag]
    for steps in reversed(back[1:]):
        tag = steps[tag]
        tags.append(tag)
    return tags[::-1]


def _allowed(tags: list[str]) -> list[list[int]]:
    """Which tags may stand before each: inside a name only after its beginning or inside of the same kind."""
    every = list(range(len(tags)))
    return [
        [a for a in every if tags[a][2:] == tag[2:]] if tag.startswith("I") else every for tag in tags
    ]
