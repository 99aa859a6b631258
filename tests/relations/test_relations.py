"""Series, phases and domains rest on enough events and outlets, and say so."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.records import Actor, Event, Evidence, RelationPoint, Status, Support
from sijill.relations.domains import domains
from sijill.relations.phases import phases
from sijill.relations.series import relation_points


def _event(
    number: int,
    actor: Sequence[str],
    recipient: Sequence[str],
    date: str | None,
    end: str | None = None,
    quad: int = 1,
    status: Status = "happened",
    context: tuple[str, ...] = (),
) -> Event:
    outlet = f"outlet-{number % 4}"
    evidence = Evidence(document=f"d{number}", start=0, end=1, text="x", rule="r", source=outlet)
    return Event(
        id=str(number),
        mentions=(str(number),),
        event=("CONSULT",),
        cameo="042",
        context=context,
        date=date,
        enddate=end or date,
        actor=tuple(Actor(code=c) for c in actor),
        recipient=tuple(Actor(code=c) for c in recipient),
        quad_code=quad,
        status=status,
        support=Support(documents=1, outlets=1, independent=1),
        evidence=(evidence,),
    )


def test_each_dyad_is_counted_by_year_and_quad() -> None:
    events = [
        _event(1, ["TZA"], ["KEN"], "2019-03-04"),
        _event(2, ["KEN", "TZA", "UGA"], [], "2019-01-01", "2019-12-31", quad=2),
        _event(3, ["KEN"], ["TZA"], "2019-03-05", status="planned"),
        _event(4, ["KEN"], ["TZA"], "2018-12-31", "2019-01-02"),
        _event(5, ["KEN"], ["TZA"], None),
        _event(6, ["KEN"], ["IGO", "UNK", "KEN"], "2019-03-05"),
    ]
    points = relation_points(events)
    assert [(p.first, p.second, p.period, p.counts) for p in points] == [
        ("KEN", "TZA", "2019", (1, 1, 0, 0)),
        ("KEN", "UGA", "2019", (0, 1, 0, 0)),
        ("TZA", "UGA", "2019", (0, 1, 0, 0)),
    ]
    assert not any(p.drawn for p in points)
    assert points == relation_points(reversed(events))


def test_months_are_told_where_there_is_enough_to_draw() -> None:
    dense = [_event(i, ["KEN"], ["TZA"], f"2019-03-{i % 28 + 1:02}") for i in range(20)]
    points = relation_points([*dense, _event(99, ["KEN"], ["TZA"], "2019-05-01")])
    assert [(p.period, p.events, p.drawn) for p in points] == [
        ("2019", 21, True),
        ("2019-03", 20, True),
        ("2019-05", 1, False),
    ]
    one_outlet = [_event(4 * i, ["KEN"], ["TZA"], "2019-03-01") for i in range(40)]
    assert [(p.period, p.drawn) for p in relation_points(one_outlet)] == [("2019", False)]


def _points(shares: Sequence[int], drawn: bool = True) -> list[RelationPoint]:
    return [
        RelationPoint(
            first="KEN",
            second="TZA",
            period=str(2000 + i),
            counts=(share, 0, 40 - share, 0),
            events=40,
            outlets=5,
            documents=40,
            drawn=drawn,
        )
        for i, share in enumerate(shares)
    ]


def test_a_change_is_a_phase_and_noise_is_none() -> None:
    changed = phases(_points([36, 35, 37, 36, 34, 36, 8, 6, 9, 7, 8, 6]))
    assert [(p.start, p.end) for p in changed] == [("2000", "2005"), ("2006", "2011")]
    assert changed[0].chance is None
    assert changed[1].chance is not None and changed[1].chance <= 0.05
    assert changed == phases(reversed(_points([36, 35, 37, 36, 34, 36, 8, 6, 9, 7, 8, 6])))
    assert len(phases(_points([20, 22, 19, 21, 20, 18, 22, 20, 19, 21]))) == 1
    assert len(phases(_points([36, 8, 35, 6]))) == 1


def test_what_is_not_drawn_has_no_phase() -> None:
    assert phases(_points([36, 35, 37, 8, 6, 9], drawn=False)) == []
    assert phases([]) == []


def test_domains_count_contexts_of_cooperation() -> None:
    events = [
        _event(1, ["KEN"], ["TZA"], "2019-03-04", context=("economic", "military")),
        _event(2, ["KEN"], ["TZA"], None, quad=2, context=("economic",)),
        _event(3, ["KEN"], ["TZA"], None, quad=4, context=("military",)),
        _event(4, ["KEN"], ["TZA"], None, status="denied", context=("cyber",)),
    ]
    found = [(d.context, d.events, d.documents, d.outlets) for d in domains(events)]
    assert found == [("economic", 2, 2, 2), ("military", 1, 1, 1)]
