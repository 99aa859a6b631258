"""Words by which reports name one act or party from different sides stand side by side."""

from __future__ import annotations

import msgspec
from made_reports import Case

from sijill.records import Actor


def _framing(*reports: tuple[str, str], recipients: tuple[str, ...] = ()) -> list[dict[str, tuple[str, ...]]]:
    """What is disputed as framing between reports, each a sentence and its trigger; they are one event."""
    case = Case()
    for number, (text, trigger) in enumerate(reports):
        name = f"d{number}"
        case.document(name, text, published="2019-03-05")
        case.mention(name, 0, "ASSAULT", "190", ["RWA"], ["UGA"], "2019-03-04", trigger)
        if recipients:
            party = (Actor(code="UGA", entity_text=recipients[number]),)
            case.mentions[-1] = msgspec.structs.replace(case.mentions[-1], recipient=party)
    (event,) = case.merged().events
    return [{v.value: v.evidence for v in d.values} for d in event.disputed if d.field == "framing"]


INVASION = "أعلنت كينيا أن الغزو الرواندي لأوغندا بدأ مساء الاثنين قرب الجزيرة الصغيرة في البحيرة"
OPERATION = "قالت الصحف إن العملية العسكرية الخاصة التي بدأت مساء الاثنين قرب الجزيرة الصغيرة في البحيرة مستمرة"
ATTACK = "وقع هجوم مساء الاثنين قرب الجزيرة الصغيرة في البحيرة بحسب الشرطة"


def test_an_invasion_and_a_special_operation() -> None:
    found = _framing((INVASION, "الغزو"), (OPERATION, "العملية العسكرية"))
    assert found == [{"الغزو (invasion)": ("d0",), "العملية العسكرية الخاصة (special operation)": ("d1",)}]


def test_a_word_of_no_side_is_no_framing() -> None:
    assert _framing((INVASION, "الغزو"), (ATTACK, "هجوم")) == []
    assert _framing((INVASION, "الغزو"), (INVASION, "الغزو")) == []


def test_one_report_names_no_difference() -> None:
    assert _framing((INVASION, "الغزو")) == []


def test_rebels_and_terrorists_on_one_side() -> None:
    found = _framing((ATTACK, "هجوم"), (ATTACK, "هجوم"), recipients=("المتمردين في الشمال", "إرهابيين"))
    assert found == [{"المتمردين (rebels)": ("d0",), "إرهابيين (terrorists)": ("d1",)}]
