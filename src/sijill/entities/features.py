"""What the tagger of names looks at: for each token, strings that say what it is and what stands around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from sijill.entities.lexicon import Lexicon, lexicon
from sijill.knowledge.letters import clitics
from sijill.knowledge.vocabulary import vocabulary
from sijill.records import Token
from sijill.text.clitics import analyse

Labels = dict[int, str]  # token -> B-person, I-person, ... by lists and patterns
_EDGE = "^"


class DocumentView:
    """What the rules found in a whole document: how often a word was read as which kind of name."""

    def __init__(self, sentences: Sequence[tuple[Sequence[Token], Labels]]) -> None:
        self._kinds: dict[str, Counter[str]] = {}
        for tokens, labels in sentences:
            for i, label in labels.items():
                self._kinds.setdefault(tokens[i].norm, Counter())[label[2:]] += 1

    def kind(self, word: str) -> str:
        """The kind of name that a word mostly is in the document, or ""."""
        kinds = self._kinds.get(word)
        return kinds.most_common(1)[0][0] if kinds else ""


@lru_cache(maxsize=100_000)
def _word(norm: str, language: str) -> tuple[tuple[str, ...], str]:
    """What a word is by itself: all its features, and the few that its neighbours look at too."""
    lex = lexicon(language)
    readings = analyse(norm, lex.language)
    stems = {r.stem for r in readings if not r.pronoun}
    classes = sorted(
        {lex.person_words[s] for s in stems if s in lex.person_words}
        | {kind for s in stems for kind in lex.kinds.get(s, ())}
        | ({"verb"} if norm in lex.verbs else set())
        | ({"function"} if norm in lex.function_words else set())
        | ({"common"} if norm in vocabulary(lex.language) else set())
        | ({"generic"} if stems & lex.generic_places else set())
        | ({"body"} if stems & lex.body_heads else set())
    )
    article = norm.startswith(clitics(lex.language).article)
    short = "+".join(classes) + ("+al" if article else "")
    own = [f"s={s}" for s in stems if s != norm]
    own += [f"p{n}={norm[:n]}" for n in (1, 2, 3) if len(norm) > n]
    own += [f"e{n}={norm[-n:]}" for n in (1, 2, 3, 4) if len(norm) > n]
    own += [f"c={c}" for c in classes] + [f"len={min(len(norm), 9)}", f"al={article}", f"cs={short}"]
    return tuple(own), short


def features(tokens: Sequence[Token], labels: Labels, view: DocumentView, lex: Lexicon) -> list[list[str]]:
    """The features of each token of a sentence."""
    words = [t.norm for t in tokens]
    own = [_word(t.norm, lex.language) if t.kind == "word" else ((f"k={t.kind}",), t.text if t.kind == "mark" else t.kind) for t in tokens]
    tags = [labels.get(i, "O") for i in range(len(tokens))]
    docs = [view.kind(w) for w in words]
    return [_of_token(i, words, own, tags, docs) for i in range(len(tokens))]


def _of_token(
    i: int, words: list[str], own: list[tuple[tuple[str, ...], str]], tags: list[str], docs: list[str]
) -> list[str]:
    def at(items: list[str], j: int) -> str:
        return items[j] if 0 <= j < len(items) else _EDGE

    def short(j: int) -> str:
        return own[j][1] if 0 <= j < len(own) else _EDGE

    word, before, after = words[i], at(words, i - 1), at(words, i + 1)
    return [
        "bias",
        f"w={word}", f"w-1={before}", f"w+1={after}", f"w-2={at(words, i - 2)}", f"w+2={at(words, i + 2)}",
        f"w-1w={before}|{word}", f"ww+1={word}|{after}",
        f"t={tags[i]}", f"t-1={at(tags, i - 1)}", f"t+1={at(tags, i + 1)}", f"tt={at(tags, i - 1)}|{tags[i]}|{at(tags, i + 1)}",
        f"tw={tags[i]}|{word}", f"tw-1={tags[i]}|{before}",
        f"d={docs[i]}", f"dt={docs[i]}|{tags[i]}", f"d+1={at(docs, i + 1)}", f"d-1={at(docs, i - 1)}",
        f"c-1={short(i - 1)}", f"c+1={short(i + 1)}", f"c-2={short(i - 2)}", f"c+2={short(i + 2)}",
        f"c-1c={short(i - 1)}|{own[i][1]}", f"cc+1={own[i][1]}|{short(i + 1)}", f"w-1c={before}|{own[i][1]}", f"c-1cc+1={short(i - 1)}|{own[i][1]}|{short(i + 1)}",
        f"e2-1={before[-2:]}", f"e2+1={after[-2:]}",
        *own[i][0],
    ]  # fmt: skip
