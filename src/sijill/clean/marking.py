"""Goes through the lines of one text and marks what is not the article's own."""

from __future__ import annotations

from sijill.clean.foreign import shared_words
from sijill.clean.lines import (
    Line,
    Matcher,
    ends_block,
    fitting,
    has_more,
    numbered,
    plain,
    ruled_ends,
    sentence_inside,
    split_lines,
)
from sijill.clean.signs import is_bracketed_caption, is_byline, is_ribbon, is_story_list, looks_like_headline
from sijill.knowledge.clean import clean_data
from sijill.records import Document, SegmentKind

Label = tuple[SegmentKind, str]

BODY: Label = ("body", "")
_SHORTEST_TITLE = 3
_LONGEST_TAIL = 600
_LONGEST_TAG = 40
_MOST_TAGS = 40


class Marking:
    """The labels of one text's lines while they are being found; `run` finds all.

    `tails` holds, for a line whose end is set aside, where that end starts. `body` counts the characters of the
    article's own up to here, `before` is its last line. What follows must share `least_shared` of its words with the
    text to be its own. `own_list` is the last line of a list that was found to be the article's own.
    """

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.language = document.language
        self.data = clean_data(document.language)
        self.lines = split_lines(document.text, document.language)
        self.labels: list[Label | None] = [None] * len(self.lines)
        self.tails: dict[int, tuple[int, Label]] = {}
        self.title = plain(document.title, self.language)
        self.first = self._after_title(document.title)
        self.body = 0
        self.before: Line | None = None
        self.least_shared = self.data.foreign.open
        self.own_list = -1

    def run(self) -> None:
        """Mark every line."""
        at = self.first
        while at < len(self.lines):
            at = self._mark(at)

    def _after_title(self, title: str) -> int:
        """The first line after the title, which is the article's own."""
        if not title or not self.text.startswith(title + "\n\n"):
            return 0
        return next((i for i, line in enumerate(self.lines) if line.start > len(title)), len(self.lines))

    def _mark(self, at: int) -> int:
        """Mark the line `at` and what goes with it; the next line to look at."""
        line = self.lines[at]
        if line.blank or self.labels[at]:
            return at + 1
        for matcher, phrase in fitting(line, self.language):
            if after := self._apply(matcher, phrase, at):
                self._close(matcher)
                return after
        if label := self._by_shape(line):
            self.labels[at] = label
            return at + 1
        if line.bullet and at > self.own_list and (after := self._story_list(at)):
            return after
        self._keep(at)
        return at + 1

    def _close(self, matcher: Matcher) -> None:
        """The rule may say that the article ends here, if there is enough of it."""
        if matcher.rule.closes and self.body >= self.data.least_body:
            foreign = self.data.foreign
            self.least_shared = max(
                self.least_shared, foreign.sure if matcher.rule.closes == "sure" else foreign.likely
            )

    def _keep(self, at: int) -> None:
        """The line is the article's own, but perhaps for its end."""
        line = self.lines[at]
        self.labels[at] = BODY
        self.body += len(line.norm)
        self.before, self.least_shared = line, self.data.foreign.open
        for part in ruled_ends(line, self.text, _LONGEST_TAIL, self.language):
            fits = next((m.rule for m, _ in fitting(part, self.language) if m.rule.inline), None)
            if fits and not sentence_inside(part.text):
                self.tails[at] = (part.start, (fits.kind, fits.id))
                return

    def _by_shape(self, line: Line) -> Label | None:
        if is_byline(line, self.language):
            return "navigation", self.data.bylines.id
        if is_bracketed_caption(line, self.language):
            return "caption", self.data.credits.id
        if is_ribbon(line, self.language):
            return "related", self.data.ribbon.id
        if self._repeats_title(line):
            return "navigation", self.data.repeated_title
        return None

    def _repeats_title(self, line: Line) -> bool:
        if not self.title and self.body == 0 and looks_like_headline(line, self.language):
            self.title = line.norm
            return False
        title = self.title.split()
        return len(title) >= _SHORTEST_TITLE and line.norm.split() == title

    def _apply(self, matcher: Matcher, phrase: str, at: int) -> int:
        """Mark what the rule takes; the next line to look at, 0 when the rule takes nothing after all."""
        rule, label = matcher.rule, (matcher.rule.kind, matcher.rule.id)
        more = has_more(self.lines[at], phrase)
        if rule.takes == "block":
            last = self._block_end(matcher, at)
            return self._set(at, last + 1, label) if last else 0
        self.labels[at] = label
        if rule.takes == "next" and not more:
            return self._next_paragraph(at, rule.longest_next, label)
        if rule.takes == "tags" and not more:
            return self._tags(at, label)
        if rule.takes == "stories":
            return self._stories(at, label)
        if rule.takes == "rest" and self.body >= self.data.least_body:
            return self._rest(at + 1, label)
        return at + 1

    def _set(self, start: int, end: int, label: Label) -> int:
        self.labels[start:end] = [label] * (end - start)
        return end

    def _block_end(self, matcher: Matcher, at: int) -> int:
        last = min(at + matcher.rule.within + 1, len(self.lines))
        return next((i for i in range(at + 1, last) if ends_block(matcher, self.lines[i])), 0)

    def _follows(self, at: int) -> int:
        """The first line after `at` that is not blank; the number of lines when there is none."""
        return next((i for i in range(at + 1, len(self.lines)) if not self.lines[i].blank), len(self.lines))

    def _is_ruled(self, line: Line) -> bool:
        return next(fitting(line, self.language), None) is not None

    def _next_paragraph(self, at: int, longest: int, label: Label) -> int:
        after = self._follows(at)
        if after == len(self.lines) or len(self.lines[after].norm) > longest or self._is_ruled(self.lines[after]):
            return at + 1
        return self._set(at, after + 1, label)

    def _tags(self, at: int, label: Label) -> int:
        end = at
        for _ in range(_MOST_TAGS):
            after = self._follows(end)
            if after == len(self.lines) or self._is_ruled(self.lines[after]):
                break
            line = self.lines[after]
            if len(line.norm) > _LONGEST_TAG or not looks_like_headline(line, self.language):
                break
            end = after
        return self._set(at, end + 1, label)

    def _run(self, at: int) -> list[int]:
        """Lines from `at` on that are items of one list; blank lines may stand between them."""
        items, kind = [at], (self.lines[at].bullet, numbered(self.lines[at]))
        while (after := self._follows(items[-1])) < len(self.lines):
            line = self.lines[after]
            if (line.bullet, numbered(line)) != kind or self._is_ruled(line):
                break
            items.append(after)
        return items

    def _story_list(self, at: int) -> int:
        items = self._run(at)
        if is_story_list([self.lines[i] for i in items], self.before, self.language):
            return self._set(at, items[-1] + 1, ("related", self.data.bullets.id))
        self.own_list = items[-1]
        return 0

    def _stories(self, at: int, label: Label) -> int:
        """A heading of other stories: the list or headlines under it; another article, where one is stuck on."""
        foreign: Label = ("foreign", self.data.foreign.id)
        if self.least_shared >= 1:
            return self._rest(at + 1, foreign, label)
        after = self._follows(at)
        if after == len(self.lines):
            return self._set(at, after, label)
        first = self.lines[after]
        if first.bullet or numbered(first):
            return self._set(at, self._run(after)[-1] + 1, label)
        end, taken = at, 0
        while after < len(self.lines) and taken < self.data.most_stories:
            line = self.lines[after]
            if self._is_ruled(line) or not looks_like_headline(line, self.language):
                break
            if taken and self.body >= self.data.least_body and is_byline(line, self.language):
                break
            end, taken, after = after, taken + 1, self._follows(after)
        self._set(at, end + 1, label)
        return self._rest(end + 1, foreign, label) if taken and self._is_foreign(at, end + 1) else end + 1

    def _is_foreign(self, heading: int, after: int) -> bool:
        """Whether the lines from `after` on, behind a heading and its headlines, are another article."""
        following = [line.norm for line in self.lines[after:] if not line.bullet]
        if self.body < self.data.least_body or sum(map(len, following)) < self.data.foreign.least_text:
            return False
        own = " ".join(self.lines[i].norm for i in range(heading) if self.labels[i] == BODY)
        return shared_words(own, " ".join(following)) < self.least_shared

    def _rest(self, at: int, label: Label, heading: Label | None = None) -> int:
        """Mark all that follows: rules that fit keep their own reason, headlines and lists that of the heading."""
        first = self._follows(at - 1)
        for i in range(at, len(self.lines)):
            line = self.lines[i]
            if line.blank:
                continue
            fits = next((matcher.rule for matcher, _ in fitting(line, self.language)), None)
            story = heading and (line.bullet or (i == first and looks_like_headline(line, self.language)))
            self.labels[i] = (fits.kind, fits.id) if fits else heading if story else label
        return len(self.lines)
