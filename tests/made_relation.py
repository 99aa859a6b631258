"""A small made-up register of Egypt and Jordan, with everything that dossiers and pages have to show."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sijill.records import (
    Actor,
    Agreement,
    Attribution,
    Claim,
    Dispute,
    DisputedValue,
    Document,
    Event,
    EventMention,
    Evidence,
    Place,
    Quantity,
    Reading,
    Segment,
    Sentence,
    Statement,
    Status,
    Support,
)
from sijill.relations.series import relation_points
from sijill.store.store import Store
from sijill.text.edtf import first_day, last_day
from sijill.text.tokens import tokenise

EGY = Actor(code="EGY", sector="GOV", entity_text="القاهرة")
JOR = Actor(code="JOR", sector="GOV", entity_text="عمان")
PRIVATE = Actor(code="JOR", sector="CVL", entity_text="فلان الفلاني")
SOVIET = Actor(code="RUS", identifier_id="country:soviet-union", identifier_text="Soviet Union", entity_text="موسكو")
HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'
TURNED = "\u202egnidaeh\u2066"

VISIT = "زار وزير الري المصري عمان في 18 يونيو 2024 لبحث مشروع المياه."
VISIT_AGAIN = "وقالت صحيفة أخرى إن الوزير وصل إلى عمان في 20 يونيو 2024."
PLAN = "يعتزم البلدان عقد اجتماع للجنة المياه في سبتمبر المقبل."
CHARGE = "اتهمت عمان القاهرة بتأخير الدفعة الثانية من المعدات."
DENIAL = "ونفت القاهرة تأخير الدفعة وقالت إنها وصلت في موعدها."
SIGNED = "وقع البلدان اتفاقية مياه وادي الرمل عام 2022."
WARM = "تشهد العلاقات بين البلدين تحسنا منذ مطلع العقد."
CAPTION = "صورة أرشيفية من لقاء سابق"


def document(name: str, lines: Sequence[str], **fields: object) -> Document:
    """A document of these lines; the last one was set aside as a caption where it is one."""
    title = str(fields.get("title", ""))
    text = "\n".join([*([title, ""] if title else []), *lines])
    body = text.index(CAPTION) if CAPTION in text else len(text)
    segments = [Segment(start=0, end=body, kind="body")]
    if body < len(text):
        segments.append(Segment(start=body, end=len(text), kind="caption", reason="clean.caption"))
    mark = hashlib.sha256(text.encode()).hexdigest()
    return Document(id=name, text=text, sha256=mark, segments=tuple(segments), **fields)  # type: ignore[arg-type]


def read(item: Document, mentions: Sequence[EventMention] = (), **found: object) -> Reading:
    """A reading in which each line is a sentence."""
    sentences, at = [], 0
    for line in item.text.split("\n"):
        if line.strip():
            place = {"start": at, "end": at + len(line)}
            tokens = tokenise(item.text, at, at + len(line))
            sentences.append(Sentence(document=item.id, index=len(sentences), tokens=tokens, **place))
        at += len(line) + 1
    return Reading(document=item, sentences=tuple(sentences), events=tuple(mentions), **found)  # type: ignore[arg-type]


def mention(item: Document, line: str, trigger: str, category: str = "CONSULT", **fields: object) -> EventMention:
    """The event that a word of a line tells of."""
    start = item.text.index(line)
    at = item.text.index(trigger, start)
    made: dict[str, object] = {
        "id": hashlib.sha256(f"{item.id}{line}{trigger}".encode()).hexdigest()[:16],
        "document": item.id,
        "sentence": item.text[:start].count("\n"),
        "start": start,
        "end": start + len(line),
        "trigger_start": at,
        "trigger_end": at + len(trigger),
        "text": trigger,
        "event": (category,),
        "cameo": "042",
        "actor": (EGY,),
        "recipient": (JOR,),
        "rule": "events.made",
    }
    return EventMention(**made | fields)  # type: ignore[arg-type]


def event(reports: Sequence[tuple[Document, EventMention]], **fields: object) -> Event:
    """The event of these reports."""
    told = reports[0][1]
    first, last = first_day(told.edtf), last_day(told.edtf)
    outlets = {item.source for item, _ in reports if item.source}
    made: dict[str, object] = {
        "id": told.id,
        "mentions": tuple(m.id for _, m in reports),
        "event": told.event,
        "cameo": told.cameo,
        "mode": told.mode,
        "edtf": told.edtf,
        "date": first.isoformat() if first else None,
        "enddate": last.isoformat() if last else None,
        "actor": told.actor,
        "recipient": told.recipient,
        "quad_code": told.quad_code,
        "status": told.status,
        "support": Support(documents=len(reports), outlets=len(outlets), independent=len(reports)),
        "evidence": tuple(evidence(item, m.start, m.end) for item, m in reports),
    }
    return Event(**made | fields)  # type: ignore[arg-type]


def evidence(item: Document, start: int, end: int) -> Evidence:
    """The evidence for a span."""
    return Evidence(
        document=item.id,
        start=start,
        end=end,
        text=item.text[start:end],
        rule="events.made",
        url=item.url,
        source=item.source,
        published=item.published,
    )


def claim(item: Document, line: str, name: str, about: str | None, **fields: object) -> Claim:
    """A claim that is a whole line."""
    start = item.text.index(line)
    place = {"document": item.id, "sentence": 0, "start": start, "end": start + len(line)}
    return Claim(id=name, event=about, **place, **fields)  # type: ignore[arg-type]


def statement(item: Document, line: str, name: str, **fields: object) -> Statement:
    """A statement that is a whole line."""
    start = item.text.index(line)
    place = {"document": item.id, "sentence": 0, "start": start, "end": start + len(line), "text": line}
    return Statement(id=name, about=("EGY", "JOR"), rule="statements.made", **place, **fields)  # type: ignore[arg-type]


NEWS = document(
    "news-1",
    [VISIT, PLAN, CHARGE, WARM, CAPTION],
    title="زيارة عن المياه",
    source="وكالة الوادي",
    url="https://example.org/news/1?a=1&b=2",
    published="2024-06-19",
    retrieved="2024-06-20T08:00:00Z",
)
OTHER = document("other/2 ?", [VISIT_AGAIN, DENIAL, SIGNED], source="Delta Post", published="2024-06-21")
COPY = document("copy-3", [VISIT], source="صحيفة السهل")
EVIL = document(
    "evil",
    [f"زار {HOSTILE} عمان {TURNED} أمس."],
    title=f"{HOSTILE}{TURNED}",
    source=f"{HOSTILE}{TURNED}",
    url="javascript:alert(1)",
    published="2024-05-01",
)
SHOWN_STATUSES: tuple[Status, ...] = ("planned", "requested", "alleged", "denied", "negated", "hypothetical")


def fill(store: Store, many: int = 0) -> list[Event]:
    """Write the register to a store; with `many` more events in 2021. Gives its events."""
    made = _events()
    extra = [_extra(number) for number in range(many)]
    mentions = [m for reports, _ in made for m in reports]
    charge = made[1][0][0][1].id
    claims = (
        claim(NEWS, CHARGE, "c1", charge, speaker=JOR, stance="accuses", cue="اتهمت"),
        claim(OTHER, DENIAL, "c2", charge, speaker=EGY, stance="denies", cue="نفت", denies=("c1",)),
    )
    held = statement(NEWS, WARM, "s1", kind="trend", direction="up", period="2020/..")
    readings = [
        read(item, [m for of, m in mentions if of is item], statements=(held,) if item is NEWS else ())
        for item in (NEWS, OTHER, COPY, EVIL)
    ]
    store.add_readings([*readings, *(read(item, [m]) for item, m in extra)])
    events = [event(reports, **fields) for reports, fields in made] + [event([one]) for one in extra]
    store.replace_corpus(events, _agreements(events), {"copy-3": "news-1"}, relation_points(events), claims)
    return events


def _extra(number: int) -> tuple[Document, EventMention]:
    line = f"زار وفد مصري رقم {number} عمان."
    item = document(f"extra-{number:04}", [line], source=f"صحيفة {number % 4}", published="2021-03-01")
    edtf = f"2021-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return item, mention(item, line, "زار", edtf=edtf, quad_code=number % 4 + 1)


def _events() -> list[tuple[list[tuple[Document, EventMention]], dict[str, object]]]:
    """Reports of each event, and what the event has beside."""
    visit = [
        (NEWS, mention(NEWS, VISIT, "زار", edtf="2024-06-18", mode=("visit",))),
        (OTHER, mention(OTHER, VISIT_AGAIN, "وصل", edtf="2024-06-20")),
        (COPY, mention(COPY, VISIT, "زار", edtf="2024-06-18")),
    ]
    dates = (
        DisputedValue(value="2024-06-18", evidence=("copy-3", "news-1")),
        DisputedValue(value="2024-06-20", evidence=("other/2 ?",)),
    )
    charge = mention(NEWS, CHARGE, "اتهمت", "ACCUSE", actor=(JOR,), recipient=(EGY,), quad_code=3, edtf="2024")
    denial = mention(OTHER, DENIAL, "نفت", "REJECT", quad_code=3)
    signing = mention(OTHER, SIGNED, "وقع", "SUPPORT", actor=(EGY, JOR), recipient=(), edtf="2022")
    unsaid = mention(
        NEWS, CHARGE, "تأخير", "COERCE", edtf="2023-07", status="alleged", recipient=(PRIVATE,), quad_code=4
    )
    plan = mention(NEWS, PLAN, "اجتماع", edtf="2024-09", status="planned")
    others = [
        mention(NEWS, WARM, WARM.split()[n], edtf="2022~", status=status)
        for n, status in enumerate(("requested", "denied", "negated", "hypothetical"))
    ]
    accused = Attribution(speaker=JOR, stance="accuses", cue="اتهمت", quote=None)
    return [
        (visit, {
            "disputed": (Dispute(field="date", values=dates),),
            "place": Place(extracted_place="عمان", resolved_place="Amman", country_code="JOR", lat=31.95, lon=35.93),
            "quantities": (Quantity(value=3.0, unit="وفود", text="ثلاثة وفود"),),
        }),
        ([(NEWS, charge)], {"attribution": (accused,)}),
        ([(OTHER, denial)], {"link": (charge.id,)}),
        ([(OTHER, signing)], {}),
        ([(NEWS, unsaid)], {}),
        ([(NEWS, plan)], {}),
        ([(EVIL, mention(EVIL, EVIL.text.split("\n")[-1], "زار", edtf="2024-04-30"))], {}),
        *[([(NEWS, one)], {}) for one in others],
    ]  # fmt: skip


def _agreements(events: Sequence[Event]) -> list[Agreement]:
    signing = events[3]
    return [
        Agreement(
            id=f"agreement-{signing.id}",
            names=("اتفاقية مياه وادي الرمل",),
            parties=("EGY", "JOR"),
            signed="2022",
            events=(signing.id,),
            evidence=signing.evidence,
        )
    ]
