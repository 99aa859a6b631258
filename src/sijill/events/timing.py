"""Which time belongs to which event: by clause first, then by the flow of the report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sijill.events.ahead import LEADING, of_inner_act
from sijill.events.line import HARD_MARKS, Hit, Line, opens_complement
from sijill.knowledge.dates import lexicon
from sijill.records import NEWS, Document, Sentence, TimeMention
from sijill.text.edtf import first_day, interval, last_day

if TYPE_CHECKING:
    from sijill.events.find import Coded, Work

RECENT = timedelta(days=7)
NEAR = timedelta(days=3)
LEAD = timedelta(days=2)
LEAD_SENTENCES = 6
ACT_SENTENCES = 12  # in which what a verb tells is still news
SPEECH_SENTENCES = 20  # what is said goes on being news
AHEAD = 3
BETWEEN = 12
RELATIVE = 4
RELATIVE_NEAR = 3
OPENING = 3
AFTER = 3
UNTIL = "dates.until"
UNTIL_NOW = "dates.until-now"
UNTIL_NEAR = 3
SINCE_AGO = "dates.since-ago"
SINCE = frozenset(("dates.since", SINCE_AGO, UNTIL, "dates.onward", UNTIL_NOW))
TAKE_PLACE = frozenset(("happened", "alleged", "denied"))
THEN = frozenset(("dates.then",))
THEN_NEAR = 4
AWAY = frozenset(("dates.away-from-event",))
STILL_AHEAD = frozenset(("dates.stretch-next",))
NO_TIME = frozenset(("dates.era-named",))


Item = tuple[int, int, TimeMention]


class Placed:
    """The times of a sentence that can date an act, with their token positions; those that cannot be told are kept, so
    that no other time is taken in their place."""

    def __init__(self, line: Line, times: Sequence[TimeMention]) -> None:
        starts = [t.start for t in line.tokens]
        self.items: list[Item] = [
            (bisect_right(starts, t.start) - 1, bisect_right(starts, t.end - 1), t)
            for t in times
            if (t.rule in AWAY and t.edtf) or t.rule in SINCE or (t.kind not in ("duration", "open") and t.rule not in NO_TIME)
        ]
        explained = [a for a, b in pairwise(self.items) if b[0] - a[1] == 2 and line.tokens[a[1] + 1].text == "("]  # "today (yesterday Saturday)"
        self.items = [item for item in self.items if item not in explained]


def clause_time(work: Work, coded: Coded, placed: Placed) -> TimeMention | None:
    """The time told with a trigger: after it, between it and its light verb, or opening their clause."""
    line, hit = work.line, coded.hit
    governor = None if hit.finite else attended(work, hit) or _governor(line, hit)
    items = [item for item in placed.items if coded.status in TAKE_PLACE or item[2].rule not in SINCE]
    found = [(item[2], item[0]) for item in items if _is_told_of(line, hit, governor, item, work)]
    if main := _goes_with(line, hit):
        found = [item for item in found if item[1] >= hit.last] or [
            (item[2], item[0]) for item in items if _is_told_of(line, main, None, item, work)
        ]
    if found:
        return min(found, key=lambda item: (item[1] < hit.first, abs(item[1] - hit.first)))[0]
    return _coordinated(work, governor or hit, placed)


def _goes_with(line: Line, hit: Hit) -> Hit | None:
    """The verb that a participle goes with: "boycotted the talks held in January, doubting the intentions of"."""
    if not any(e.tense == "participle" for e in hit.entries):
        return None
    verbs = [h for h in line.hits if h.finite and h.last <= hit.first]
    return next((h for h in reversed(verbs) if not any(e.tense == "participle" for e in h.entries)), None)


def attended(work: Work, hit: Hit) -> Hit | None:
    """The verb of the act during which another took place: "called it a partner in July, during talks with"."""
    line, words = work.line, lexicon(work.lex.language).sets["attending"]
    if not any(line.tokens[i].norm in words for i in range(max(hit.first - 2, 0), hit.first)):
        return None
    return next((h for h in reversed(line.hits) if h.finite and h.last <= hit.first), None)


def in_course(work: Work, hit: Hit) -> bool:
    """Whether the clause of a trigger says that it takes place in the course of something: "during the visit"."""
    line, words = work.line, lexicon(work.lex.language).sets["attending"]
    near = range(hit.first, min(line.right_bound(hit.first), len(line.tokens)))
    return any(line.tokens[i].norm in words for i in near) or opens_with(line.sentence, "attending", work.lex.language)


def day_from(work: Work, hit: Hit) -> int:
    """How many days from what is told with it a noun is set by the word before it: "on the morrow of the meeting" -1."""
    words, before = work.lex.words, work.line.tokens[hit.first - 1].norm if hit.first and not hit.finite else ""
    return -1 if before in words.morrow else 1 if before in words.eve else 0


def came_before(work: Work, verb: Hit, hit: Hit) -> bool:
    """Whether a noun names what came before the act of the verb: "took measures after the imposition of an embargo"."""
    line, forms = work.line, lexicon(work.lex.language).forms
    words = (forms.get(line.tokens[i].norm) for i in range(verb.last, hit.first))
    return any(form is not None and "prep_after" in form.roles for form in words)


def has_verb(work: Work, hit: Hit) -> bool:
    """Whether a trigger is a verb, stands in the clause of one, or follows one that is not known at the very beginning."""
    line = work.line
    return hit.finite or bool(_governor(line, hit) or attended(work, hit)) or follows_opening(line, hit)


def follows_opening(line: Line, hit: Hit) -> bool:
    """Whether a noun with article follows the first word of a report: its verb, though not known ("the meeting ended")."""
    return hit.first == 1 and hit.article and not hit.prep and line.sentence.index <= 1 and not line.sentence.title


def _governor(line: Line, hit: Hit) -> Hit | None:
    """The finite verb of the clause that a verbal noun stands in."""
    left = line.left_bound(hit.first)
    return next((h for h in reversed(line.hits) if h.finite and left <= h.first < hit.first), None)


def _is_told_of(line: Line, hit: Hit, governor: Hit | None, item: Item, work: Work) -> bool:
    """Whether a time is that of a trigger: an open one only right with it, one that opens a clause of what follows."""
    first, last, time = item
    if time.rule in AWAY:
        return not hit.finite and 0 <= hit.first - last <= AFTER
    if time.rule in THEN and not -THEN_NEAR <= first - hit.first <= THEN_NEAR:
        return False
    if time.rule == UNTIL_NOW and not -UNTIL_NEAR <= first - hit.last <= UNTIL_NEAR:
        return False
    if time.rule in SINCE:
        between = (last + 1, hit.first) if last <= hit.first else (hit.last, first)
        own = governor if governor is not None and governor.last == hit.first and _is_light(governor) else None
        alone = not any(between[0] <= h.first < between[1] and h is not own and (hit.finite or _takes_time(h)) for h in line.hits)
        if not alone or (last <= hit.first and first > line.left_bound(hit.first) + 1):
            return False
    prefix = _written_before(line, first, time) if time.kind == "named_day" else ""
    if hit.last <= first and prefix in lexicon(work.lex.language).conjunctions:
        return False
    if hit.last <= first and (_opens_next(line, hit.last, first, last, work) or _since(line, hit.last, first, work)):
        return False
    return _belongs(line, hit, governor, first, last, work)


def _opens_next(line: Line, start: int, first: int, last: int, work: Work) -> bool:
    """Whether a time opens the clause of the next verb: "sent a car, and in March vetoed", "then in March"."""
    words = lexicon(work.lex.language)
    if not any(h.finite and h.first >= last for h in line.hits):
        return False
    for i in range(max(start, first - 2), first):
        norm = line.tokens[i].norm
        joined = norm[:1] in words.conjunctions and norm[1:] in words.sets["time_prepositions"]
        if joined or norm in words.sets["then_next"]:
            return True
    return False


def _since(line: Line, start: int, first: int, work: Work) -> bool:
    """Whether what is told with a time is only what the act came after: "the first since the summit last week"."""
    words = lexicon(work.lex.language).sets["since_words"]
    return any(line.tokens[i].norm in words for i in range(start, first))


def _takes_time(hit: Hit) -> bool:
    """Whether a time after a trigger is rather its own than that of one before: a verb, or "held by", "imposed on"."""
    return hit.finite or any(e.kind == "participle" for e in hit.entries)


def _is_light(hit: Hit) -> bool:
    """Whether a verb only carries the noun after it ("were held talks")."""
    return any(e.kind in ("light", "light_passive", "impersonal") for e in hit.entries)


def _written_before(line: Line, first: int, time: TimeMention) -> str:
    """The letters that are written together with the first word of a time."""
    token = line.tokens[first]
    return token.text[: time.start - token.start] if time.start > token.start else ""


def _belongs(line: Line, hit: Hit, governor: Hit | None, first: int, last: int, work: Work) -> bool:
    if first >= hit.last:
        if not hit.finite and _nearer(line, hit, first):
            return False
        after = _after_relative(line, hit, work)
        near = max(after, first - RELATIVE_NEAR) if hit.finite else after
        if any(line.tokens[i].norm in work.lex.words.relatives for i in range(near, first)):
            return False  # the time of a relative clause whose verb is not known: "denied the reports that spread last week"
        quiet = lexicon(work.lex.language).sets["publishing"] if hit.finite else frozenset()
        return not _finite_between(line, after, first, quiet) and not _parted(line, hit.last, first)
    start = governor.first if governor is not None else hit.first
    if first >= start:
        return last - start <= BETWEEN
    between = range(last, start)
    was = work.lex.words.pluperfect if first <= 1 else frozenset()
    return not _finite_between(line, last, start, was) and not any(opens_complement(line.tokens[i], work.lex) for i in between) and not _parted(line, last, start)


def _nearer(line: Line, hit: Hit, first: int) -> bool:
    """Whether a noun for another act of the same kind stands nearer to a time ("on a visit to X an invitation to visit Y in May")."""
    rules = {e.frame.predicate.id for e in hit.entries if e.frame is not None}
    return any(e.frame is not None and e.frame.predicate.id in rules for h in line.hits if not h.finite and hit.last <= h.first < first for e in h.entries)


def _after_relative(line: Line, hit: Hit, work: Work) -> int:
    """Where the search goes on after a noun: past the light verb of its relative clause ("the last visit he made in",
    "the treaty that was signed in")."""
    verb = next((h for h in line.hits if h.finite and h.first >= hit.last), None)
    kinds = {e.frame.predicate.category for e in hit.entries if e.frame} & {"CONSULT"}
    carries = verb is not None and any(e.kind in ("light", "impersonal") or (e.frame and e.frame.predicate.category in kinds) for e in verb.entries)
    if hit.finite or verb is None or verb.first - hit.last > RELATIVE or not carries:
        return hit.last
    relative = verb.first == hit.last or line.tokens[verb.first - 1].norm in work.lex.words.relatives
    resumed = bool(verb.pronoun) or verb.last in line.pronouns
    return verb.last if relative or resumed else hit.last


def _finite_between(line: Line, first: int, last: int, quiet: frozenset[str]) -> bool:
    """Whether a verb stands between a time and a trigger, but those that tell no act beside it: "was", "published"."""
    verbs = (h for h in line.hits if h.finite and first <= h.first < last and line.aside(h.first) is None)
    return any(not line.stems[h.first] & quiet for h in verbs)


def _parted(line: Line, first: int, last: int) -> bool:
    return any(line.tokens[i].text in HARD_MARKS for i in range(first, last))


def _coordinated(work: Work, hit: Hit, placed: Placed) -> TimeMention | None:
    """A verb joined to the one before it takes that verb's time."""
    line, past = work.line, work.lex.words.pluperfect
    if hit.finite and hit.first - 1 in line.bounds and line.stems[hit.first - 1] & past:
        before = next((h for h in line.hits if h.finite and h.last < hit.first and not line.stems[h.first] & past), None)
    elif not hit.finite or (hit.first not in line.bounds and not hit.conjunction):
        return None
    else:
        before = next((h for h in reversed(line.hits) if h.finite and h.last <= hit.first), None)
    if before is None or any(opens_complement(line.tokens[i], work.lex) for i in range(before.last, hit.first)):
        return None
    found = [i[2] for i in placed.items if i[1] <= hit.first and _is_told_of(line, before, None, i, work)]
    return found[-1] if found else None


class Main(NamedTuple):
    """A sentence with the time of its first verb, whether that is set back ("had said"), and who its subject is."""

    sentence: Sentence
    time: TimeMention | None = None
    set_back: bool = False
    actors: frozenset[str] = frozenset()


def main_time(work: Work, placed: Placed) -> Main:
    """When what a sentence tells first was said or done; of a speech without a time, when what it tells was."""
    line, past = work.line, work.lex.words.pluperfect
    verbs = [h for h in line.hits if h.finite]
    back = bool(verbs and line.stems[verbs[0].first] & past)
    actors = frozenset(a.code for h in verbs[: 1 + back] if (s := work.subjects.get(h.first)) for a in s.actors)
    closed = [item for item in placed.items if item[2].rule not in SINCE | AWAY]
    for n, verb in enumerate(verbs[: 2 + back]):
        asks = any(e.frame is not None and e.frame.predicate.opens in LEADING for e in verb.entries)
        times = [i[2] for i in closed if _is_told_of(line, verb, None, i, work)]
        time = next((t for t in times if not (asks and of_inner_act(line, verb, t))), None)
        if time is not None:
            told = n <= back or time.kind in ("relative", "day_name")
            return Main(line.sentence, time if told else None, back, actors)
        if not (n < back or any(e.kind == "report" for e in verb.entries)):
            break
    return Main(line.sentence, None, back, actors)


@dataclass
class Flow:
    """Where the report stands in time: the sentence whose time was told last, that of the news itself, one that was set
    back, and one still to come. `mains` are all sentences with their main times."""

    document: Document
    mains: Sequence[Main] = ()
    edtf: str = ""
    at: Sentence | None = None
    background: bool = False
    last_back: bool = False
    last_actors: frozenset[str] = frozenset()
    news: Main | None = None
    set_back: Main | None = None
    coming: Main | None = None

    def tell(self, main: Main) -> None:
        """Take note of a sentence's main time."""
        sentence, time = main.sentence, main.time
        if time is None or not time.edtf or time.rule in STILL_AHEAD:
            return
        first, published = first_day(time.edtf), self._published()
        if first and published and first > published:
            self.coming = main
            return
        self.edtf, self.at, self.last_back, self.last_actors = time.edtf, sentence, main.set_back, main.actors
        published = first_day(self.document.published or "")
        self.background = bool(first and published and published - first > RECENT)
        if not self.background and main.set_back and self.news is not None:
            self.set_back = main
        elif not self.background:
            self.news = main

    def date_of(
        self, sentence: Sentence, actors: frozenset[str], speech: bool = False, verb: bool = True, finite: bool = False
    ) -> tuple[str, str]:
        """The date of an act told in past tense without a time of its own, and what it rests on; "" when unknown.

        `speech`: what is said, asked, refused; it goes on with the news where other acts go on with the history told.
        `verb`: the act is told by a verb, or by a noun of a clause that has one: else it is not taken for news. `finite`:
        it is told by a verb of its own, and goes on being news for longer.
        """
        reach = SPEECH_SENTENCES if speech else ACT_SENTENCES if finite else LEAD_SENTENCES
        back = self.last_back and speech and self.news is not None
        back = back or (self.background and " ".join(t.norm for t in sentence.tokens[1:3]) in lexicon(self.document.language).sets["elsewhere"])
        if self.at is not None and sentence.index - self.at.index <= 2 and self._one_paragraph(sentence) and not back:
            return self._carried(actors), "the time told just before in the paragraph"
        if self.at is not None and sentence.index - self.at.index == 1 and self._goes_on(sentence):
            return self._carried(actors), "the time told just before"
        published = self._published()
        if published is None or (self.background and not (speech and self.news)):
            return "", ""
        main = self._line_of(sentence, actors)
        told = first_day(main.time.edtf) if main and main.time else None
        if main is None or main.time is None or told is None:
            return self._lead(sentence, published, reach) if verb else ("", "")
        if told > published or sentence.index - main.sentence.index > reach:
            return "", ""
        if published - told <= NEAR and sentence.index - main.sentence.index <= LEAD_SENTENCES:
            return main.time.edtf, "the day told before in the report"
        return interval(told, published), "between the time told before and publication"

    def days_off(self, sentence: Sentence, days: int) -> tuple[str, str]:
        """So many days from the one day when what a sentence tells was, and what it rests on."""
        edtf, basis = self.date_of(sentence, frozenset(), True)
        day = first_day(edtf) if edtf else None
        return ((day + timedelta(days)).isoformat(), basis) if day is not None and day == last_day(edtf) else ("", "")

    def until_told(self, sentence: Sentence) -> str:
        """Until the time of what is told in a sentence: "said in March that it has sent until now"."""
        return f"../{self.edtf}" if self.at is sentence and self.edtf and "/" not in self.edtf else ""

    def _carried(self, actors: frozenset[str]) -> str:
        """The time told last; of history told to the day, only the month for what another party did then."""
        others = bool(actors and self.last_actors and not actors & self.last_actors)
        return self.edtf[:7] if self.background and others and len(self.edtf) == 10 else self.edtf

    def _line_of(self, sentence: Sentence, actors: frozenset[str]) -> Main | None:
        """The news, or what was set back if it goes on with the subject of that and not with the one of the news."""
        back, news = self.set_back, self.news
        if back and news and sentence.index - back.sentence.index <= LEAD_SENTENCES and actors:
            return back if actors <= back.actors and not actors & news.actors else news
        return news

    def planned(self, sentence: Sentence) -> tuple[str, str]:
        """The date of what is planned to happen in the course of what was told to come, and what it rests on."""
        coming = self.coming
        if coming is None or coming.time is None or sentence.index - coming.sentence.index > AHEAD:
            return "", ""
        return coming.time.edtf, "the time told for it before"

    def _lead(self, sentence: Sentence, published: date, reach: int) -> tuple[str, str]:
        """What is told before any time: the news of the day that is told next, else of the days before publication."""
        for later, time, back, _ in self.mains:
            near = not back and 0 < later.index - sentence.index <= AHEAD
            first = first_day(time.edtf) if time and near else None
            if time and first == last_day(time.edtf) and first and timedelta(0) <= published - first <= NEAR:
                return time.edtf, "the day told next in the report"
        if sentence.index < reach:
            return interval(published - LEAD, published), NEWS
        return "", ""

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a sentence opens with words that tie it to the one before: "accordingly", "during the visit"."""
        return opens_with(sentence, "going_on", self.document.language)

    def _published(self) -> date | None:
        text = self.document.published or ""
        first, last = (first_day(text), last_day(text)) if text else (None, None)
        return last if first is not None and last is not None and last - first <= RECENT else None

    def _one_paragraph(self, sentence: Sentence) -> bool:
        assert self.at is not None
        return "\n" not in self.document.text[self.at.end : sentence.start]


def opens_with(sentence: Sentence, name: str, language: str) -> bool:
    """Whether a word of a set stands among the first of a sentence, also with a conjunction."""
    words = lexicon(language)
    bare = [t.norm[1:] if t.norm[:1] in words.conjunctions else t.norm for t in sentence.tokens[:OPENING]]
    return any(word in words.sets[name] for word in [*bare, *(t.norm for t in sentence.tokens[:OPENING])])
