"""Persons by pattern: given names followed by others, and short names that the text has introduced."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.entities.lexicon import Lexicon, is_name_word, is_nationality
from sijill.entities.memory import Memory
from sijill.entities.spans import Found
from sijill.knowledge.letters import clitics
from sijill.knowledge.vocabulary import vocabulary
from sijill.records import Token
from sijill.text.clitics import Analysis, analyse


def skip_titles(tokens: Sequence[Token], i: int, lex: Lexicon) -> int:
    """The index after titles (doctor, general ...) that begin at i."""
    while i < len(tokens) and lex.person_words.get(tokens[i].norm) == "title":
        i += 1
        if i < len(tokens) and tokens[i].text == "." and tokens[i].start == tokens[i - 1].end:
            i += 1
    return i


def name_end(tokens: Sequence[Token], i: int, lex: Lexicon, opened: bool = False) -> int:
    """The index after the words of a person's name that begin at i (`opened`: i is known to be one); i when there is none."""
    end = i + opened
    parts, article = 0, clitics(lex.language).article
    while end < len(tokens) and end - i - parts < lex.words.longest_name:
        token = tokens[end]
        goes_with = end > i and tokens[end - 1].norm in lex.openers and token.norm.startswith(article)
        if end > i and not goes_with and is_nationality(token.norm, lex):
            end += _is_given(tokens[i:end], lex)
            break
        if token.kind != "word" or (len(token.norm) == 1 and end > i) or not (goes_with or is_name_word(token.norm, lex, first=end == i)):
            break
        if end > i and not goes_with and not _may_follow(token, lex, first=end - i - parts <= 1):
            break
        parts += lex.person_words.get(token.norm) == "family_part"
        end += 1
    while end > i and lex.person_words.get(tokens[end - 1].norm) == "family_part" and not tokens[end - 1].norm.startswith(article):
        end -= 1
    return end


def _is_given(tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether words are one given name, after which a nationality is the family name."""
    first = any(lex.person_words.get(r.stem) == "given" or r.stem in lex.openers for r in analyse(tokens[0].norm, lex.language) if not (r.article or r.pronoun))
    return first and len(tokens) == 1 + any(r.stem in lex.openers for r in analyse(tokens[0].norm, lex.language))


def _may_follow(token: Token, lex: Lexicon, first: bool) -> bool:
    """Whether an unknown word may go on with a name; `first`: it is the second word, right after the given name."""
    if token.norm in lex.person_words:
        return True
    if not first and token.norm.startswith(clitics(lex.language).article) and not is_family_name(token.norm, lex):
        return False
    readings = analyse(token.norm, lex.language)
    known = vocabulary(lex.language)
    return not any((r.conjunction or r.preposition) and (r.stem in lex.matcher or r.stem in known or r.article) for r in readings)


def pattern_name(tokens: Sequence[Token], i: int, lex: Lexicon) -> Found | None:
    """A person's name that begins with a given name and goes on with at least one more word, or follows a title."""
    start = skip_titles(tokens, i, lex)
    if start >= len(tokens) or tokens[start].kind != "word":
        return None
    if start > i:
        return _titled(tokens, i, start, lex)
    opening = _opening(tokens[i].norm, lex)
    if opening is None:
        return None
    end = name_end(tokens, i, lex, opened=True)
    unsure = opening.stem in lex.words_too and opening.stem not in lex.mostly_given  # of these no nationality makes a name
    if end - i < 2 or (opening.stem in lex.words_too and not _surely_named(tokens[i + 1], lex)) or (unsure and is_nationality(tokens[i + 1].norm, lex)):
        return None
    return Found(i, end, "person", "name", (), "entities.person.pattern", analysis=opening, name=(i, end))


def _titled(tokens: Sequence[Token], i: int, start: int, lex: Lexicon) -> Found | None:
    end = name_end(tokens, start, lex, opened=is_written_given(tokens, start, lex))
    if end == start and (is_family_name(tokens[start].norm, lex) and not lex.matcher.at(tokens, start)):
        end = start + 1
    if end == start:
        return None
    return Found(i, end, "person", "name", (), "entities.person.title", name=(start, end))


def is_written_given(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Whether a given name that a function word only resembles ("Ali", not "on") stands before more of a name."""
    if tokens[i].text not in lex.mostly_given or tokens[i].norm not in lex.function_words or i + 1 >= len(tokens) or tokens[i + 1].kind != "word":
        return False
    return _surely_named(tokens[i + 1], lex) or is_name_word(tokens[i + 1].norm, lex, first=False)


def _opening(norm: str, lex: Lexicon) -> Analysis | None:
    """How a word is read that may open a person's name: a given name, or a first part such as "abd"."""
    if norm in lex.function_words or norm in lex.verbs:
        return None
    for reading in analyse(norm, lex.language):
        if reading.article or reading.pronoun or reading.future:
            continue
        written = bool(reading.conjunction or reading.preposition)
        if written and (norm in lex.matcher or reading.stem in lex.words_too):
            continue
        if reading.stem in lex.openers:
            return reading
        if lex.person_words.get(reading.stem) == "given" and not (written and len(reading.stem) < lex.words.shortest_family_name):
            return reading
    return None


def _surely_named(token: Token, lex: Lexicon) -> bool:
    """Whether the second word shows that the first, a common word too, is a name."""
    return lex.person_words.get(token.norm) in ("given", "family_part") or is_family_name(token.norm, lex) or is_nationality(token.norm, lex)


def is_family_name(norm: str, lex: Lexicon) -> bool:
    """Whether a word has the article and the ending of family names, and is no word that is known otherwise."""
    article = clitics(lex.language).article
    stem = norm[len(article) :]
    known = vocabulary(lex.language)
    return norm.startswith(article) and stem.endswith(lex.words.family_ending) and len(stem) > 3 and stem not in known and norm not in known


def short_name(tokens: Sequence[Token], i: int, lex: Lexicon, memory: Memory) -> Found | None:
    """A short name of somebody whom the document has introduced."""
    if tokens[i].kind != "word":
        return None
    readings = [r for r in analyse(tokens[i].norm, lex.language) if r.stem in memory.openings]
    readings = [r for r in readings if not (r.pronoun or r.future or (r.article and r.preposition == ""))]
    if not readings:
        return None
    two = i + 1 < len(tokens) and tokens[i + 1].kind == "word"
    for rest, length in ((" " + tokens[i + 1].norm, 2), ("", 1)) if two else (("", 1),):
        for reading in readings:
            actor = memory.names.get(reading.stem + rest)
            if actor is not None or reading.stem + rest in memory.persons:
                actors, span = (actor,) if actor else (), (i, i + length)
                return Found(i, i + length, "person", "name", actors, "entities.person.introduced", analysis=reading, name=span)
    return None


def after_trailing(tokens: Sequence[Token], i: int, lex: Lexicon) -> int:
    """The index after adjectives that may follow a nationality inside one name, from i on."""
    while i < len(tokens) and tokens[i].norm in lex.trailing:
        i += 1
    return i


def closed(tokens: Sequence[Token], end: int, opened: bool, lex: Lexicon) -> int:
    """The end of a name, with the quotation mark that closes it where one opened it."""
    if opened and end < len(tokens) and tokens[end].text in lex.words.closing_marks and tokens[end].text not in lex.words.opening_marks[-2:]:
        return end + 1
    return end
