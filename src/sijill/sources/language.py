"""In which language a text is: told by its letters, with the scripts and letters that the languages' data name."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

from sijill.knowledge.clean import Script, clean_data
from sijill.knowledge.letters import clitics
from sijill.knowledge.loading import languages

_SAMPLE = 20_000


def known_language(text: str, given: str | None = None) -> str | None:
    """The code of the language of `text`, or None when Sijill does not know it. `given` is what the input says."""
    codes = [code for code in readable() if given is None or code == primary(given)]
    letters = Counter(c for c in text[:_SAMPLE] if c.isalpha())
    return next((code for code in codes if _written_in(letters, clean_data(code).script)), None)


def readable() -> tuple[str, ...]:
    """Codes of the languages whose texts can be read in."""
    return tuple(languages())


def primary(tag: str) -> str:
    """The language of a tag: `ar` of ar-SA, AR and ar_EG."""
    return tag.strip().lower().replace("_", "-").split("-")[0]


def likely_encoding(data: bytes) -> str | None:
    """The encoding in which bytes that are not UTF-8 were probably written."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    best, most = None, 0
    for language in readable():
        article = clitics(language).article
        for encoding in clean_data(language).script.encodings:
            count = data[:_SAMPLE].decode(encoding, "replace").count(article)
            if count > most:
                best, most = encoding, count
    return best


def _written_in(letters: Counter[str], script: Script) -> bool:
    own = sum(count for letter, count in letters.items() if _script_of(letter) == script.name)
    foreign = sum(letters[letter] for letter in script.foreign_letters)
    return own > 0 and own >= script.least_share * letters.total() and foreign <= script.most_foreign * own


@lru_cache(maxsize=4096)
def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "?").split(" ")[0]
