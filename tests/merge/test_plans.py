"""Plans told twice and as carried out, talks told beside a reception, by their place, with others; and who is not who is told."""

from __future__ import annotations

import pytest
from made_reports import FILLER, MET, ONE, TALKS, THIRD, THREE, TWO, Case, told_by_two, told_in_one

from sijill.records import Place


@pytest.mark.parametrize(
    ("second", "same"),
    [
        ({}, True),
        ({"edtf": "2019-03-06"}, False),
        ({"actor": [ONE, "TZA/المسؤولون"]}, True),
        ({"actor": ["KEN=person:other", "TZA"]}, False),
        ({"status": "hypothetical"}, False),
    ],
)
def test_talks_planned_are_told_again(second: dict[str, object], same: bool) -> None:
    texts = ("يلتقي الوزير الكيني نظيره التنزاني يوم الخميس", FILLER, FILLER, FILLER, "وسيبحث الوزير مع المسؤولين ملف المعابر")
    common: dict[str, object] = {"category": "CONSULT", "cameo": "040", "recipient": [], "status": "planned"}
    first = common | {"actor": [ONE, TWO], "edtf": "2019-03-07", "rule": "events.consult.meet"}
    assert told_in_one(texts, first, common | {"actor": [ONE, "TZA"], "rule": "events.consult.discuss_with"} | second, last=4) is same


def test_a_plan_is_told_again_in_other_words() -> None:
    begin = "سنبدأ خلال فترة قريبة مكافحة شاملة لقراصنة البحيرة ومن يؤويهم في جزرها البعيدة"
    texts = (begin, FILLER, FILLER, "وكرر الوزير أن بلاده ستشن خلال فترة قصيرة هجوما على سفنهم ومخازن سلاحهم وزعمائهم")
    common: dict[str, object] = {"category": "ASSAULT", "cameo": "190", "actor": ["UGA"], "recipient": ["RWA"], "status": "planned"}
    assert told_in_one(texts, common, common, last=3)
    assert not told_in_one(texts, common, common | {"rule": "events.other"}, last=3)
    assert not told_in_one(texts, common | {"edtf": "2019-03-07"}, common | {"edtf": "2019-04-20"}, last=3)


@pytest.mark.parametrize(
    ("second", "same"),
    [
        ({}, True),
        ({"actor": [ONE, "TZA"]}, True),
        ({"edtf": "2019-02-11"}, False),
        ({"actor": [ONE, "UGA"]}, False),
        ({"actor": ["KEN=person:other", "TZA"]}, False),
        ({"rule": "events.consult.joint_press"}, False),
    ],
)
def test_who_is_received_talks_with_who_receives_him(second: dict[str, object], same: bool) -> None:
    texts = ("استقبل الرئيس الكيني الوزير التنزاني أمس", FILLER, "وتم خلال اللقاء استعراض مشروعات السكك")
    guest: dict[str, object] = {"category": "CONSULT", "cameo": "043", "rule": "events.consult.receive", "actor": [TWO], "recipient": [ONE]}
    talks: dict[str, object] = {"category": "CONSULT", "cameo": "040", "actor": [ONE, TWO], "recipient": [], "edtf": "2019-03-04"}
    assert told_in_one(texts, guest | {"edtf": "2019-03-04"}, talks | second, last=2) is same


def test_a_press_conference_is_not_the_talks_before_it() -> None:
    common: dict[str, object] = {"category": "CONSULT", "cameo": "040", "actor": [ONE, TWO], "recipient": [], "edtf": "2019-03-04"}
    assert told_in_one((MET, TALKS), common, common | {"rule": "events.consult.talks"})
    assert not told_in_one((MET, TALKS), common, common | {"rule": "events.consult.joint_press"})


def test_persons_who_met_and_were_to_meet() -> None:
    texts = ("قال الوزير بعد اجتماع مع نظيره إن الخلاف باق", FILLER, FILLER, FILLER, "وكان متحدث قد قال إن الوزيرين يلتقيان اليوم")
    met: dict[str, object] = {"category": "CONSULT", "cameo": "040", "actor": [ONE, TWO], "recipient": []}
    planned = met | {"status": "planned", "edtf": "2019-03-05"}
    assert told_in_one(texts, met, planned, last=4)
    assert not told_in_one(texts, met, planned | {"edtf": "2019-03-09"}, last=4)
    assert not told_in_one(texts, met, planned | {"actor": [ONE, "TZA=person:other"]}, last=4)


def test_a_state_that_is_talked_about_is_no_place_of_talks() -> None:
    common: dict[str, object] = {"category": "CONSULT", "cameo": "040", "actor": [ONE, TWO], "recipient": [], "edtf": "2019-03-04"}
    about = Place(extracted_place="رواندا", resolved_place="Rwanda", country_code="RWA")
    town = Place(extracted_place="مومباسا", resolved_place="Mombasa", country_code="KEN", lat=-4.05, lon=39.67)
    other = Place(extracted_place="كيغالي", resolved_place="Kigali", country_code="RWA", lat=-1.95, lon=30.06)
    assert told_in_one((MET, TALKS), common | {"place": town}, common | {"place": about})
    assert not told_in_one((MET, TALKS), common | {"place": town}, common | {"place": other})


def test_what_was_long_ago_is_told_by_its_day_and_by_its_month() -> None:
    texts = ("وكان القائد الرواندي قتل في هجوم أوغندي في أكتوبر", FILLER, FILLER, FILLER, "وقضى الرجل في عملية نادرة يوم 14 أكتوبر")
    common: dict[str, object] = {"category": "ASSAULT", "cameo": "190", "actor": ["UGA"], "recipient": ["RWA"], "date_basis": "dates.month"}
    assert told_in_one(texts, common | {"edtf": "2018-10"}, common | {"edtf": "2018-10-14"}, last=4)
    assert not told_in_one(texts, common | {"edtf": "2019-02"}, common | {"edtf": "2019-02-24"}, last=4)
    assert not told_in_one(texts, common | {"edtf": "2018-10"}, common | {"edtf": "2018-10-14", "rule": "events.other"}, last=4)


def test_several_who_charge_another_and_one_of_them() -> None:
    texts = ("تتهم كينيا رواندا بتسليح المتمردين في الجبال", FILLER, "وتتهم كينيا وتنزانيا وأوغندا رواندا بتسليح المتمردين عبر البحيرة")
    common: dict[str, object] = {"category": "ACCUSE", "cameo": "112", "recipient": ["RWA"]}
    several = common | {"actor": ["KEN", "TZA", "UGA"]}
    assert told_in_one(texts, common | {"actor": ["KEN"]}, several, last=2)
    assert not told_in_one(texts, common | {"actor": ["KEN"]}, several | {"recipient": ["BDI"]}, last=2)
    assert not told_in_one(texts, common | {"actor": ["KEN"]}, several | {"rule": "events.other"}, last=2)
    assert not told_in_one(texts, common | {"actor": ["BDI"]}, several, last=2)


def test_one_speaks_for_the_united_nations() -> None:
    common: dict[str, object] = {"category": "CONSULT", "cameo": "040", "recipient": [], "edtf": "2019-03-04"}
    envoy = common | {"actor": [ONE, "UNO=person:envoy"]}
    assert told_in_one((MET, TALKS), envoy, common | {"actor": [ONE, "UNO=org:united-nations"]})
    assert not told_in_one((MET, TALKS), envoy, common | {"actor": [ONE, "UNO=org:unicef"]})
    assert not told_in_one((MET, TALKS), envoy, common | {"actor": [ONE, "UNO=person:other"]})


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("وزير الداخلية التنزاني", "وزير الداخلية في تنزانيا", True),
        ("وزير الداخلية التنزاني", "الوزير التنزاني", True),
        ("ولي عهد تنزانيا", "وزير الداخلية التنزاني", False),
        ("ولي عهد تنزانيا", "الجانب التنزاني", True),
    ],
)
def test_thanks_to_holders_of_two_offices_are_two(one: str, two: str, same: bool) -> None:
    texts = ("وقدم الرئيس الكيني شكره وتقديره على مشاعره النبيلة", "وقدم الرئيس الكيني شكره وتقديره على مشاعره الطيبة")
    common: dict[str, object] = {"category": "SUPPORT", "cameo": "051", "actor": [ONE], "edtf": "2019-03-04"}
    assert told_in_one(texts, common | {"recipient": [f"TZA/{one}"]}, common | {"recipient": [f"TZA/{two}"]}) is same


def test_what_took_place_elsewhere_is_told_with_a_word_for_it() -> None:
    common: dict[str, object] = {"category": "PROTEST", "cameo": "141", "actor": ["KEN"], "recipient": [], "edtf": "2019-03-04"}
    first, then = "خرج أهالي كيسومو في مسيرات جابت أرجاء المدينة", "خرج السكان في مسيرات جابت أرجاء المدينة"
    assert told_in_one((first, f"وقال شهود إن {then}"), common | {"trigger": "خرج"}, common | {"trigger": "خرج"})
    assert not told_in_one((first, f"أما في ناكورو فقد {then}"), common | {"trigger": "خرج"}, common | {"trigger": "خرج"})


@pytest.mark.parametrize(
    ("second", "same"),
    [
        ({"rule": "events.consult.talks"}, True),
        ({}, True),
        ({"rule": "events.consult.talks", "edtf": "2019-01"}, False),
        ({"rule": "events.consult.talks", "actor": ["KEN=person:other", "TZA"]}, False),
        ({"rule": "events.consult.talks", "place": None}, False),
        ({"actor": ["KEN", "UGA"]}, False),
    ],
)
def test_talks_at_one_place_told_without_their_day(second: dict[str, object], same: bool) -> None:
    texts = ("بدأ الوزير محادثات مع دول الجوار في المدينة الساحلية اليوم", FILLER, FILLER, FILLER, "وهناك يلتقي الضيف وفدا تنزانيا كبيرا")
    town = Place(extracted_place="مومباسا", resolved_place="Mombasa", country_code="KEN", lat=-4.05, lon=39.67)
    common: dict[str, object] = {"category": "CONSULT", "cameo": "040", "actor": [ONE, "TZA"], "recipient": [], "place": town}
    first = common | {"rule": "events.consult.meet"}
    assert told_in_one(texts, first, first | {"edtf": "2019-03-05", "date_basis": "dates.day-from"} | second, last=4) is same


def test_a_fight_that_is_planned_is_told_by_articles_of_these_days() -> None:
    texts = ("قالت أوغندا إنها ستبدأ قريبا محاربة الحركة", "سنشن معركة شاملة ضدهم خلال فترة قصيرة")
    plan: dict[str, object] = {"category": "ASSAULT", "cameo": "190", "actor": ["UGA"], "recipient": ["RWA"], "status": "planned"}
    fight, battle = plan | {"rule": "events.assault.fight"}, plan | {"rule": "events.assault.battle-against"}
    assert told_by_two(texts, ("2019-03-05", "2019-03-06"), fight, battle)
    assert not told_by_two(texts, ("2019-03-05", "2019-03-16"), fight, battle)
    assert not told_by_two(texts, ("2019-03-05", "2019-03-06"), fight, plan | {"rule": "events.assault.strike"})
    assert not told_by_two(texts, ("2019-03-05", "2019-03-06"), fight, battle | {"recipient": ["TZA"]})


def test_two_met_in_the_week_in_which_a_third_met_with_them() -> None:
    common: dict[str, object] = {"category": "CONSULT", "cameo": "040", "recipient": []}
    three = common | {"actor": [ONE, TWO, THIRD], "edtf": "2019-03-04", "date_basis": "dates.day"}
    two = common | {"actor": [ONE, TWO], "edtf": "2019-03-03/2019-03-09", "date_basis": "dates.week-last"}
    days = ("2019-03-05", "2019-03-12")
    assert told_by_two((THREE, TALKS), days, three, two)
    assert not told_by_two((THREE, TALKS), days, three, two | {"actor": [ONE, "TZA"]})
    assert not told_by_two((THREE, TALKS), days, three, two | {"edtf": "2019-03-10/2019-03-16"})


def test_two_who_are_to_meet_and_three_who_met() -> None:
    common: dict[str, object] = {"category": "CONSULT", "cameo": "040", "recipient": []}
    planned = common | {"actor": [ONE, TWO], "status": "planned"}
    three = common | {"actor": [ONE, TWO, THIRD], "edtf": "2019-03-04"}
    assert told_by_two(("سيلتقي الوزيران على هامش القمة", THREE), ("2019-03-03", "2019-03-05"), planned, three)
    assert not told_by_two(("سيلتقي الوزيران على هامش القمة", THREE), ("2019-02-03", "2019-03-05"), planned, three)
    assert not told_by_two(("سيلتقي الوزيران على هامش القمة", THREE), ("2019-03-03", "2019-03-05"), planned | {"actor": [ONE, "TZA"]}, three)


def test_a_request_told_again_with_its_verb() -> None:
    texts = ("طلبت كينيا دعما تنزانيا في محاربة القراصنة", FILLER, FILLER, "وطلبت من جارتها أن تقف معها في حربها")
    common: dict[str, object] = {"category": "REQUEST", "cameo": "100", "edtf": "2019-03-04", "actor": ["KEN"], "recipient": ["TZA"]}
    again = common | {"rule": "events.request.ask"}
    assert told_in_one(texts, common | {"trigger": "طلبت"}, again | {"trigger": "وطلبت"}, last=3)
    assert not told_in_one(texts, common | {"trigger": "طلبت"}, again | {"trigger": "تقف"}, last=3)


def test_talks_of_which_no_word_tells_the_day() -> None:
    common: dict[str, object] = {"category": "CONSULT", "cameo": "040", "actor": [ONE, TWO], "recipient": []}
    worked_out: dict[str, object] = {"edtf": "2019-03-04", "date_basis": "the day told before in the report"}
    assert told_in_one((MET, TALKS), common | worked_out, common | worked_out | {"edtf": "2019-03-05"})
    assert not told_in_one((MET, TALKS), common | worked_out, common | worked_out | {"edtf": "2019-03-07"})
    alike = ("وتناول اللقاء العلاقات الأخوية وسبل تعزيزها", "وجرى بحث العلاقات الأخوية وسبل تطويرها")
    days = ("2019-03-05", "2019-03-06")
    assert told_by_two(alike, days, common | worked_out, common | worked_out | {"edtf": "2019-03-05"})
    told: dict[str, object] = {"date_basis": "dates.day"}
    assert not told_by_two(alike, days, common | worked_out | told, common | worked_out | told | {"edtf": "2019-03-05"})
    assert not told_in_one((MET, TALKS), common | worked_out | told, common | worked_out | told | {"edtf": "2019-03-05"})


def test_one_article_tells_one_invasion() -> None:
    texts = ("من يصدق أن سنوات مضت على غزو أوغندا لجارتها", FILLER, FILLER, FILLER, FILLER, "تشعر اليوم بأن الغزو حكاية من عالم آخر")
    invaded: dict[str, object] = {"category": "ASSAULT", "cameo": "190", "actor": ["UGA"], "recipient": ["RWA"], "edtf": "2019-03-04"}
    invaded |= {"rule": "events.assault.invade", "date_basis": "the day told before in the report"}
    assert told_in_one(texts, invaded, invaded, last=5)
    assert not told_in_one(texts, invaded, invaded | {"rule": "events.assault.raid-storm"}, last=5)
    assert not told_in_one(texts, invaded, invaded | {"recipient": ["TZA"]}, last=5)


@pytest.mark.parametrize(
    ("text", "second", "same"),
    [
        ("وحضر اللقاء سفيرا البلدين ومستشارون", {"trigger": "اللقاء"}, True),
        ("وحضر السفيران ثم التقى الضيف بمستشارين", {"trigger": "التقى"}, False),
        ("كما تناول ذلك تطورات المنطقة", {"trigger": "تناول", "rule": "events.consult.topic_of_talks"}, True),
        ("كما تناول ذلك تطورات المنطقة", {"trigger": "تناول", "rule": "events.consult.topic_of_talks", "edtf": "2019-03-01"}, False),
        ("وحضر اللقاء سفيرا البلدين ومستشارون", {"trigger": "اللقاء", "actor": ["KEN", "UGA"]}, False),
    ],
)
def test_the_talks_are_taken_up_far_below(text: str, second: dict[str, object], same: bool) -> None:
    common: dict[str, object] = {"category": "CONSULT", "cameo": "040", "actor": ["KEN", "TZA"], "recipient": [], "edtf": "2019-03-04"}
    common |= {"date_basis": "the day told before in the report"}
    other = common | {"rule": "events.consult.other"}
    assert told_in_one(("بحث الجانبان ملف السكك والموانئ", *[FILLER] * 7, text), common, other | second, last=8) is same


def test_a_visit_of_one_person_told_twice_without_its_day() -> None:
    texts = ("أكد الخبير أن زيارة الوزير الكيني ناجحة", *[FILLER] * 5, "وجاءت جولة الضيف في وقت مهم تمر به المنطقة")
    visit: dict[str, object] = {"category": "CONSULT", "cameo": "042", "actor": [ONE], "recipient": ["TZA"]}
    assert told_in_one(texts, visit, visit, last=6)
    assert not told_in_one(texts, visit, visit | {"actor": ["KEN=person:other"]}, last=6)
    assert not told_in_one(texts, visit, visit | {"actor": ["KEN"]}, last=6)
    assert not told_in_one(texts, visit | {"edtf": "2019-03-04"}, visit | {"edtf": "2018-01"}, last=6)


def test_three_who_talk_side_by_side() -> None:
    texts = ("هيمنت الأزمة على لقاء الوزراء", FILLER, "وتصدر الملف اليمني مناقشات الثلاثة")
    talks: dict[str, object] = {"category": "CONSULT", "cameo": "040", "recipient": [], "rule": "events.consult.talks"}
    three = talks | {"actor": ["KEN", "TZA", "UGA"]}
    assert told_in_one(texts, three, three | {"rule": "events.consult.meet"}, last=2)
    assert told_in_one(texts, talks | {"actor": ["KEN", "TZA"]}, three, last=2)
    assert not told_in_one(texts, talks | {"actor": ["KEN", "TZA"]}, three | {"edtf": "2018-12"}, last=2)
    assert not told_in_one((texts[0], *[FILLER] * 4, texts[-1]), talks | {"actor": ["KEN", "TZA"]}, three, last=5)


def test_an_accord_told_twice_in_like_words() -> None:
    texts = ("أيد النواب نصا يرفض الاتفاق التجاري الذي تم التوصل إليه مع تنزانيا", "وسيصوت البرلمان على قرار يرفض الاتفاق التجاري الذي وقعته كينيا")
    deal: dict[str, object] = {"category": "AGREE", "cameo": "030", "actor": ["KEN", "TZA"], "recipient": [], "rule": "events.agree.reach_deal"}
    signed: dict[str, object] = {"category": "SUPPORT", "cameo": "057", "actor": ["KEN", "TZA"], "recipient": [], "rule": "events.support.sign"}
    assert told_in_one(texts, deal | {"trigger": "التوصل"}, signed | {"trigger": "وقعته"})
    assert not told_in_one(texts, deal | {"trigger": "التوصل"}, signed | {"trigger": "وقعته", "actor": ["KEN", "UGA"]})
    far = (texts[0], "وقعت الحكومتان أيضا مذكرة للصيد في البحيرة")
    assert not told_in_one(far, deal | {"trigger": "التوصل"}, signed | {"trigger": "وقعت"})


def test_a_joint_statement_told_on() -> None:
    texts = ("أكدت الحكومتان في إعلان مشترك أن الأزمة أولوية", "وقال الوزيران في بيانهما إنهما ملتزمان حل المشكلة")
    stated: dict[str, object] = {"category": "AGREE", "cameo": "030", "actor": ["KEN", "TZA"], "recipient": [], "edtf": "2019-03-04"}
    stated |= {"rule": "events.agree.joint-statement"}
    assert told_in_one(texts, stated, stated)
    assert not told_in_one(texts, stated, stated | {"edtf": "2019-03-01"})
    assert not told_in_one(texts, stated, stated | {"rule": "events.agree.together"})


def test_the_raids_of_which_the_doer_is_told_after_them() -> None:
    texts = ("قالت مصادر محلية إن غارات عنيفة استهدفت مواقع المتمردين شرقي المدينة", FILLER, "وتأتي تلك الغارات مع استمرار مواجهات المتمردين شرقي البلاد")
    raids: dict[str, object] = {"category": "ASSAULT", "cameo": "195", "actor": [], "recipient": ["RWA"], "edtf": "2019-03-04"}
    assert told_in_one(texts, raids | {"trigger": "غارات"}, raids | {"actor": ["UGA"], "trigger": "الغارات"}, last=2)
    assert not told_in_one(texts, raids | {"trigger": "غارات"}, raids | {"actor": ["UGA"], "trigger": "الغارات", "edtf": "2019-03-02"}, last=2)
    assert not told_in_one(texts, raids | {"trigger": "غارات"}, raids | {"actor": ["UGA"], "trigger": "الغارات", "cameo": "183"}, last=2)


@pytest.mark.parametrize(
    ("officer", "same"),
    [
        ("USA=office:foreign-minister:USA/وزير الخارجية في واشنطن", True),
        ("USA/الوزير الأميركي", True),
        ("USA/وزير الدفاع آشتون كارتر", False),
        ("USA=office:defence-minister:USA/الجنرال ديفيد ماكدونالد", False),
    ],
)
def test_who_never_held_an_office_is_not_its_holder(officer: str, same: bool) -> None:
    texts = ("تلقى الرئيس الكيني اتصالا من الوزير عبر عن تعازيه الحارة", "وتلقى الرئيس الكيني اتصالا عبر عن تعازيه الحارة")
    call: dict[str, object] = {"category": "CONSULT", "cameo": "041", "recipient": [], "edtf": "2015-03-04"}
    kerry = call | {"actor": [ONE, "USA=person:john-kerry/جون كيري وزير الخارجية"]}
    assert told_in_one(texts, kerry, call | {"actor": [ONE, officer]}) is same


def test_clashes_of_years_are_not_those_of_a_month() -> None:
    texts = ("لم تخل السنوات الماضية من مناوشات بين المقاتلين والقوات", FILLER, "وأدى ذلك إلى مناوشات بين المقاتلين والقوات")
    clash: dict[str, object] = {"category": "ASSAULT", "cameo": "190", "actor": ["UGA", "RWA"], "recipient": [], "rule": "events.assault.clash"}
    month = clash | {"edtf": "2019-02", "date_basis": "the time told just before in the paragraph"}
    assert told_in_one(texts, clash | {"edtf": "2019-02"}, month, last=2)
    assert not told_in_one(texts, clash | {"edtf": "2015/2019"}, month, last=2)


@pytest.mark.parametrize(
    ("text", "second", "same"),
    [
        ("وتأتي زيارة الوزير في إطار الإعداد للقمة", {}, True),
        ("وكان الوزير زار البلد الجار", {"trigger": "زار"}, False),
        ("وتأتي زيارة الوزير في إطار الإعداد للقمة", {"edtf": "2018-12"}, False),
        ("وتأتي زيارة الوزير في إطار الإعداد للقمة", {"actor": ["KEN=person:other"]}, False),
        ("وتأتي زيارة الوزير في إطار الإعداد للقمة", {"recipient": ["UGA"]}, False),
    ],
)
def test_a_noun_for_a_visit_to_come_tells_no_time(text: str, second: dict[str, object], same: bool) -> None:
    case = Case()
    case.document("a", "سيزور الوزير الكيني تنزانيا يوم الثلاثاء المقبل", FILLER, text)
    visit: dict[str, object] = {"category": "CONSULT", "cameo": "042", "actor": [ONE], "recipient": ["TZA"]}
    case.mention("a", 0, **visit, status="planned", edtf="2019-03-12")  # type: ignore[arg-type]
    case.mention("a", 2, **(visit | {"trigger": "زيارة"} | second))  # type: ignore[arg-type]
    events = case.merged().events
    assert [event.status for event in events] == (["planned"] if same else ["planned", "happened"])


def test_the_dead_and_the_shells_that_killed_them() -> None:
    texts = ("قتل ثلاثة حراس في مركز الميناء الجنوبي إثر قذائف كثيفة", "وقال الناطق إن مركز الميناء الجنوبي تعرض إلى قذائف كثيفة")
    dead: dict[str, object] = {"category": "ASSAULT", "cameo": "193", "mode": ("firearms",), "actor": [], "recipient": ["KEN"], "edtf": "2019-03-04"}
    shells = dead | {"cameo": "190", "mode": ("heavy-weapons",)}
    assert told_in_one(texts, dead, shells)
    assert not told_in_one((texts[0], FILLER, FILLER, texts[1]), dead, shells, last=3)
    assert not told_in_one((texts[0], "وقال الناطق إن دورية على الطريق الغربي أصيبت بلغم"), dead, shells)


def test_a_state_and_a_body_of_many_have_one_accord() -> None:
    texts = ("يفرض ما أبرمته كينيا مع دول البحيرات الست قيودا صارمة على الصيد", "وتنتظر نيروبي دخول ما وقعته حيز التنفيذ لكي تخرج من عزلتها")
    concluded: dict[str, object] = {"category": "SUPPORT", "cameo": "057", "actor": ["KEN", "IGO=org:lakes"], "recipient": []}
    days = ("2019-03-05", "2019-03-06")
    assert told_by_two(texts, days, concluded | {"edtf": "2019-02-25"}, concluded)
    assert told_by_two(texts, days, concluded, concluded)
    assert not told_by_two(texts, ("2019-03-05", "2020-03-06"), concluded | {"edtf": "2019-02-25"}, concluded)
    assert not told_by_two(texts, days, concluded, concluded | {"actor": ["KEN", "IGO=org:other"]})
    assert not told_by_two(texts, days, concluded | {"actor": ["KEN", "UNO=org:unicef"]}, concluded | {"actor": ["KEN", "UNO=org:unicef"]})
    two = concluded | {"actor": ["KEN", "TZA"]}
    assert not told_by_two(texts, days, two, two)
