"""Acts told twice in one article, and accords and meetings told by articles of the same days."""

from __future__ import annotations

import pytest
from made_reports import FILLER, MET, ONE, TALKS, THIRD, THREE, TWO, Case, told_by_two, told_in_one

from sijill.records import NEWS

CALLED = "دعا الرئيس الكيني أمس تنزانيا إلى فتح المعابر أمام الشاحنات"
CALLED_AGAIN = "وقال في خطابه أمام البرلمان إن على دار السلام أن تكف عن تعطيل التجارة، ودعاها إلى الحوار"
RAIDED = "شنت طائرات أوغندية غارة على قرية رواندية أمس"
THE_RAID = "وقال السكان إن الغارة أوقعت خسائر جسيمة في منازل كثيرة"
A_RAID = "وقال السكان إن غارة أخرى أوقعت خسائر جسيمة في منازل كثيرة"
SIGNED = "وقعت كينيا وتنزانيا اتفاقية للنقل البحري أمس"
LIMITS = "وقالت الحكومة إن الاتفاقية بين البلدين تخفض الرسوم"
REACHED = "أعلنت الحكومة التوصل إلى اتفاق حول مياه البحيرة مع أوغندا في الشهر الماضي"
CONCLUDED = "يأتي ذلك بعد إبرام أوغندا اتفاق مياه البحيرة يوم 14 من الشهر"


@pytest.mark.parametrize(
    ("second", "same"),
    [
        ({}, True),
        ({"recipient": ["UGA"]}, False),
        ({"actor": ["KEN=person:other"]}, False),
        ({"edtf": "2019-02-20"}, False),
        ({"rule": "events.request.ask"}, False),
        ({"category": "ACCUSE", "cameo": "111"}, False),
    ],
)
def test_what_is_said_in_the_lead_is_said_again_in_the_body(second: dict[str, object], same: bool) -> None:
    common: dict[str, object] = {"category": "REQUEST", "cameo": "100", "edtf": "2019-03-04", "actor": [ONE], "recipient": ["TZA"]}
    assert told_in_one((CALLED, CALLED_AGAIN), common, common | second) is same


def test_what_is_said_far_below_is_something_else() -> None:
    common: dict[str, object] = {"category": "REQUEST", "cameo": "100", "edtf": "2019-03-04", "actor": [ONE], "recipient": ["TZA"]}
    assert not told_in_one((CALLED, *[FILLER] * 6, CALLED_AGAIN), common, common, last=7)


@pytest.mark.parametrize(
    ("text", "trigger", "second", "same"),
    [
        (THE_RAID, "الغارة", {}, True),
        (A_RAID, "غارة", {}, False),
        (THE_RAID, "الغارة", {"edtf": "2019-02-11"}, False),
        (THE_RAID, "الغارة", {"actor": ["RWA"], "recipient": ["UGA"]}, False),
        (THE_RAID, "الغارة", {"status": "hypothetical"}, False),
    ],
)
def test_a_noun_with_the_article_takes_up_the_act(text: str, trigger: str, second: dict[str, object], same: bool) -> None:
    common: dict[str, object] = {"category": "ASSAULT", "cameo": "195", "actor": ["UGA"], "recipient": ["RWA"]}
    assert told_in_one((RAIDED, FILLER, text), common | {"edtf": "2019-03-04"}, common | {"trigger": trigger} | second, last=2) is same


def test_the_agreement_is_the_one_that_was_signed() -> None:
    parties: dict[str, object] = {"actor": ["KEN", "TZA"], "recipient": []}
    signed = parties | {"category": "SUPPORT", "cameo": "057", "edtf": "2019-03-04"}
    taken_up = parties | {"category": "AGREE", "cameo": "030", "rule": "events.agree.accord", "trigger": "الاتفاقية"}
    assert told_in_one((SIGNED, FILLER, LIMITS), signed, taken_up, last=2)
    assert not told_in_one((SIGNED, FILLER, LIMITS), signed, taken_up | {"actor": ["KEN", "UGA"]}, last=2)
    assert not told_in_one((SIGNED, FILLER, LIMITS), signed, taken_up | {"status": "negated"}, last=2)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("2019-02-14", "2019-02-14", True),
        ("2019-02", "2019-02-14", True),
        ("2019-01", "2019-02-14", False),
        ("", "2019-02-14", False),
    ],
)
def test_an_accord_of_one_day_or_month(first: str, second: str, same: bool) -> None:
    parties: dict[str, object] = {"actor": ["UGA"], "recipient": []}
    reached = parties | {"category": "AGREE", "cameo": "030", "rule": "events.agree.reach_deal", "edtf": first, "trigger": "اتفاق"}
    concluded = parties | {"category": "SUPPORT", "cameo": "057", "edtf": second, "trigger": "إبرام"}
    assert told_by_two((REACHED, CONCLUDED), ("2019-03-05", "2019-03-12"), reached, concluded) is same


@pytest.mark.parametrize(
    ("day", "second", "same"),
    [
        ("2019-03-05", {}, True),
        ("2019-03-25", {}, False),
        ("2019-03-05", {"actor": [ONE, "TZA=person:other"]}, False),
        ("2019-03-05", {"actor": [ONE, "TZA"]}, False),
        ("2019-03-05", {"edtf": "2019-01"}, False),
    ],
)
def test_talks_of_the_same_persons_told_without_their_day(day: str, second: dict[str, object], same: bool) -> None:
    common: dict[str, object] = {"category": "CONSULT", "cameo": "040", "recipient": [], "actor": [ONE, TWO]}
    assert told_by_two((MET, TALKS), ("2019-03-05", day), common | {"edtf": "2019-03-04"}, common | second) is same


def test_a_meeting_told_with_two_of_three() -> None:
    common: dict[str, object] = {"category": "CONSULT", "cameo": "040", "recipient": []}
    three = common | {"actor": [ONE, TWO, THIRD], "edtf": "2019-03-04"}
    assert told_in_one((THREE, TALKS), three, common | {"actor": [ONE, TWO]})
    assert not told_in_one((THREE, TALKS), three, common | {"actor": [ONE, "RWA=person:four"]})
    assert not told_by_two((TALKS, THREE), ("2019-03-05", "2019-03-05"), common | {"actor": [ONE, TWO]}, three)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({}, {}, True),
        ({}, {"edtf": "2019-03-02"}, False),
        ({}, {"recipient": ["KEN"]}, False),
        ({}, {"rule": "events.assault.kill"}, True),
        ({}, {"rule": "events.assault.kill", "edtf": "2019-03-02"}, False),
    ],
)
def test_the_dead_of_the_lead_are_told_again(first: dict[str, object], second: dict[str, object], same: bool) -> None:
    killed = "قتل سبعة أشخاص فجر أمس في غارات أوغندية على قرية رواندية قريبة من الحدود المشتركة بين البلدين الجارين"
    again = "وقال عمدة المنطقة إن سبعة أشخاص قتلوا في الغارات معظمهم أطفال كانوا نائمين في بيت من الطين"
    common: dict[str, object] = {"category": "ASSAULT", "cameo": "190", "actor": ["UGA"], "recipient": ["RWA"], "edtf": "2019-03-04"}
    common |= {"rule": "events.assault.killed-in", "date_basis": "the day told before in the report"}
    assert told_in_one((killed, FILLER, FILLER, again), common | first, common | second, last=3) is same


def test_the_measure_in_force_is_the_one_whose_day_is_told() -> None:
    common: dict[str, object] = {"category": "SANCTION", "cameo": "160", "actor": ["TZA"], "recipient": ["KEN"]}
    lost = "خسر المزارعون كثيرا جراء الحظر الذي تفرضه تنزانيا على الذرة الكينية"
    imposed = "وكانت تنزانيا قد فرضت في الخريف قيودا على شاحنات جارتها"
    assumed = common | {"edtf": "2019-03-03/2019-03-05", "date_basis": NEWS, "trigger": "الحظر"}
    assert told_in_one((lost, FILLER, imposed), assumed, common | {"edtf": "2018-10", "date_basis": "dates.month", "rule": "events.other"}, last=2)
    prolonged = common | {"edtf": "2018-10", "date_basis": "dates.month", "rule": "events.sanction.extend"}
    assert not told_in_one((lost, FILLER, imposed), assumed, prolonged, last=2)


def test_a_visit_that_is_hoped_for_and_asked_for() -> None:
    common: dict[str, object] = {"category": "CONSULT", "cameo": "042", "actor": [ONE], "recipient": ["TZA"]}
    texts = ("دعت الحكومة التنزانية الرئيس الكيني إلى زيارة أروشا", "وأعرب الرئيس عن أمله في أن يزور جارته قريبا")
    days = ("2019-03-05", "2019-03-06")
    assert told_by_two(texts, days, common | {"status": "requested"}, common | {"status": "hypothetical"})
    assert not told_by_two(texts, days, common | {"status": "requested"}, common | {"status": "hypothetical", "actor": ["KEN=person:other"]})
    assert not told_by_two(texts, days, common | {"status": "requested"}, common | {"status": "happened"})


def _two_articles(shared: int, second: dict[str, object]) -> int:
    """How many events two articles tell that share some meetings, and each of them one refusal."""
    case = Case()
    texts = {"a": (MET, "وزار الوزير الكيني أروشا أمس لافتتاح المصنع", "أما نيروبي فرفضت سحب مراكبها")}
    texts["b"] = (TALKS, "وحضر الضيف من نيروبي حفلا أقيم في مدينة أروشا", "وفي ما يخص البحيرة رفضت كينيا حتى الساعة ما طلب منها")
    for name, sentences in texts.items():
        case.document(name, *sentences)
        common: dict[str, object] = {"edtf": "2019-03-04", "actor": [ONE]}
        case.mention(name, 0, category="CONSULT", cameo="040", **(common | {"actor": [ONE, TWO], "recipient": []}))  # type: ignore[arg-type]
        if shared > 1:
            case.mention(name, 1, category="CONSULT", cameo="042", **common, recipient=["TZA"])  # type: ignore[arg-type]
        refusal = common | {"actor": ["KEN"], "recipient": ["TZA"], "category": "REJECT", "cameo": "120"}
        case.mention(name, 2, **(refusal | (second if name == "b" else {})))  # type: ignore[arg-type]
    return len(case.merged().events)


def test_articles_that_share_two_events_tell_the_same_news() -> None:
    assert _two_articles(2, {}) == 3
    assert _two_articles(1, {}) == 3, "the meeting, and two refusals"
    assert _two_articles(2, {"recipient": ["UGA"]}) == 4
    assert _two_articles(2, {"status": "hypothetical"}) == 4
    assert _two_articles(2, {"edtf": "2019-02-20"}) == 4
    assert _two_articles(2, {"rule": "events.reject.ignore"}) == 4


@pytest.mark.parametrize(
    ("second", "trigger", "same"),
    [
        ("واستهدفت الطائرات مخازن السلاح على الطريق نفسه خارج القرية", "استهدفت", True),
        ("كما استهدفت الطائرات مخازن السلاح على الطريق نفسه خارج القرية", "استهدفت", False),
        ("واستهدفت غارة أخرى مخازن السلاح على الطريق نفسه خارج القرية", "غارة", False),
    ],
)
def test_what_an_article_tells_as_one_act_more(second: str, trigger: str, same: bool) -> None:
    common: dict[str, object] = {"category": "ASSAULT", "cameo": "195", "actor": ["UGA"], "recipient": ["RWA"], "edtf": "2019-03-04"}
    first = "استهدفت الطائرات الأوغندية مخازن السلاح على الطريق خارج القرية الرواندية"
    assert told_in_one((first, second), common, common | {"trigger": trigger}) is same


def test_two_appeals_side_by_side_in_one_sentence() -> None:
    case = Case()
    case.document("a", "طالبت كينيا تنزانيا بفتح المعابر ودعتها إلى خفض الرسوم على الشاحنات")
    common: dict[str, object] = {"category": "REQUEST", "cameo": "100", "actor": ["KEN"], "recipient": ["TZA"], "edtf": "2019-03-04"}
    case.mention("a", 0, trigger="طالبت", **common)  # type: ignore[arg-type]
    case.mention("a", 0, trigger="دعتها", **common)  # type: ignore[arg-type]
    assert len(case.merged().events) == 2


@pytest.mark.parametrize(
    ("second", "same"),
    [
        ({}, True),
        ({"rule": "events.assault.killed-in", "cameo": "190"}, True),
        ({"rule": "events.assault.seize-land", "cameo": "192"}, False),
        ({"edtf": "2019-03-02"}, False),
        ({"recipient": ["KEN"]}, False),
    ],
)
def test_the_blow_of_the_lead_is_told_on(second: dict[str, object], same: bool) -> None:
    struck = "قصفت المدفعية الأوغندية مساء أمس معسكرا لمتمردين روانديين"
    hour = "وقال مصدر طبي إن أربعة سقطوا عند الغروب وإن سيارات الإسعاف نقلتهم"
    common: dict[str, object] = {"category": "ASSAULT", "cameo": "194", "actor": ["UGA"], "recipient": ["RWA"], "edtf": "2019-03-04"}
    assert told_in_one((struck, hour), common, common | second) is same


def test_a_blow_told_far_below_is_another() -> None:
    common: dict[str, object] = {"category": "ASSAULT", "cameo": "194", "actor": ["UGA"], "recipient": ["RWA"], "edtf": "2019-03-04"}
    assert not told_in_one((RAIDED, *[FILLER] * 4, "وسقطت قذائف على سوق بعيدة"), common, common, last=5)


def test_a_charge_and_the_denial_beside_it() -> None:
    common: dict[str, object] = {"category": "COERCE", "cameo": "172", "actor": ["TZA"], "recipient": []}
    texts = ("قالت كينيا إن تنزانيا تعرقل عبور الشاحنات في الممر الشمالي", "وردت تنزانيا بأنها لا تعرقل عبور الشاحنات في الممر")
    assert told_in_one(texts, common | {"status": "alleged"}, common | {"status": "negated"})
    other = (texts[0], "وردت تنزانيا بأن جوازات الزوار تختم في دقائق")
    assert not told_in_one(other, common | {"status": "alleged"}, common | {"status": "negated"})


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({"actor": ["UGA"]}, {"actor": ["UGA", "KEN"], "edtf": "2019-02-14"}, True),
        ({"actor": ["UGA"]}, {"actor": ["TZA", "KEN"], "edtf": "2019-02-14"}, False),
        ({"actor": ["UGA"], "edtf": "2018-11"}, {"actor": ["UGA", "KEN"], "edtf": "2019-02-14"}, False),
        ({"actor": ["UGA"]}, {"actor": ["UGA", "KEN"], "edtf": "2019-02-14", "rule": "events.agree.pledge"}, False),
    ],
)
def test_an_accord_told_with_one_of_its_parties(first: dict[str, object], second: dict[str, object], same: bool) -> None:
    common: dict[str, object] = {"category": "AGREE", "cameo": "030", "rule": "events.agree.accord", "recipient": [], "edtf": "2019-02", "date_basis": "dates.month"}
    assert told_by_two((REACHED, CONCLUDED), ("2019-03-05", "2019-03-12"), common | first, common | second) is same


def test_an_accord_that_is_reached_takes_up_none() -> None:
    accord: dict[str, object] = {"category": "AGREE", "cameo": "030", "rule": "events.agree.accord", "actor": ["KEN", "TZA"], "recipient": [], "trigger": "الاتفاق"}
    texts = ("قال الوزير إنه تم الاتفاق على خفض رسوم العبور في الميناء", "وأضاف أنه تم الاتفاق على تدريب طيارين في نيروبي")
    assert not told_in_one(texts, accord, accord)
    assert told_in_one((texts[0], "وأضاف أن الاتفاق يخفض الرسوم"), accord, accord)


def test_a_blow_on_one_of_those_struck() -> None:
    common: dict[str, object] = {"category": "ASSAULT", "cameo": "195", "actor": ["UGA"], "edtf": "2019-03-04"}
    assert told_in_one((RAIDED, THE_RAID), common | {"recipient": ["RWA", "KEN"]}, common | {"recipient": ["RWA"]})
    assert not told_in_one((RAIDED, THE_RAID), common | {"recipient": ["RWA", "KEN"]}, common | {"recipient": ["TZA"]})


def test_bodies_told_for_one_another() -> None:
    common: dict[str, object] = {"category": "CONSULT", "cameo": "040", "recipient": [], "edtf": "2019-03-04"}
    texts = ("اجتمع الوزير الكيني مع وزراء مجلس التعاون أمس", "وقال الوزير إن اجتماعه مع وزراء دول الخليج كان مثمرا")
    gulf, league = ("IGO=org:gulf-states", "IGO=org:arab-league")
    assert told_in_one(texts, common | {"actor": [ONE, "IGO=org:gcc"]}, common | {"actor": [ONE, gulf]})
    assert not told_in_one(texts, common | {"actor": [ONE, "IGO=org:gcc"]}, common | {"actor": [ONE, league]})


def test_another_accord_of_some_of_its_parties() -> None:
    common: dict[str, object] = {"category": "AGREE", "cameo": "030", "rule": "events.agree.accord", "recipient": [], "edtf": "2019-02", "date_basis": "dates.month"}
    texts = (REACHED, "باعت نيروبي وكمبالا قمحا")
    assert not told_by_two(texts, ("2019-03-05", "2019-03-06"), common | {"actor": ["UGA", "KEN", "TZA"]}, common | {"actor": ["UGA", "KEN"]})


def test_raids_told_one_after_another() -> None:
    common: dict[str, object] = {"category": "ASSAULT", "cameo": "195", "actor": ["UGA"], "recipient": ["RWA"], "edtf": "2019-03-04", "rule": "events.assault.airstrike"}
    later = "وشنت غارات على مخازن في الشمال"
    assert not told_in_one((RAIDED, later), common | {"trigger": "غارة"}, common | {"trigger": "غارات", "date_basis": "the day told before in the report"})
