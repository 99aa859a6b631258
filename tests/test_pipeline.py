"""The order of the stages, and what a stage may read."""

from __future__ import annotations

import msgspec
import pytest

from sijill.errors import SijillError
from sijill.pipeline import STAGES, Stage, check_order, read_document
from sijill.records import Document, Reading


def _same(reading: Reading) -> Reading:
    return reading


def _stage(name: str, reads: tuple[str, ...], writes: tuple[str, ...] = ()) -> Stage:
    return Stage(name, reads, writes, _same)


def test_the_order_of_the_stages() -> None:
    assert [stage.name for stage in STAGES] == [
        "clean", "sentences", "entities", "times", "office holders", "events", "claims", "statements",
    ]  # fmt: skip
    check_order(STAGES)


@pytest.mark.parametrize("moved", range(1, len(STAGES)))
def test_a_stage_that_others_need_stands_before_them(moved: int) -> None:
    with pytest.raises(SijillError, match=r"^pipeline\.py: stage '.+' reads '.+', which no stage before it writes"):
        check_order((STAGES[moved], *STAGES[:moved], *STAGES[moved + 1 :]))


def test_what_is_read_must_have_been_written() -> None:
    check_order([_stage("first", ("document",), ("words",)), _stage("second", ("words",))])
    with pytest.raises(SijillError, match="stage 'second' reads 'words'"):
        check_order([_stage("first", ("document",)), _stage("second", ("words",), ("words",))])
    with pytest.raises(SijillError, match="stage 'first' reads 'words'"):
        check_order([_stage("first", ("words",)), _stage("second", ("document",), ("words",))])
    check_order([])


def test_every_stage_writes_a_part_of_the_reading() -> None:
    parts = {*Reading.__struct_fields__, *Document.__struct_fields__}
    assert {name for stage in STAGES for name in stage.writes} <= parts
    assert set(Reading.__struct_fields__) - {"document"} <= {name for stage in STAGES for name in stage.writes}


def test_stages_are_run_one_after_the_other() -> None:
    def append(letter: str) -> Stage:
        def run(reading: Reading) -> Reading:
            document = msgspec.structs.replace(reading.document, text=reading.document.text + letter)
            return msgspec.structs.replace(reading, document=document)

        return Stage(letter, ("document",), (), run)

    document = Document(id="d", text="", sha256="")
    assert read_document(document, [append("a"), append("b"), append("c")]).document.text == "abc"
    assert read_document(document, []) == Reading(document=document)


def test_a_document_is_read_as_a_whole() -> None:
    text = "اتهمت فرنسا روسيا بالتجسس يوم 12 مايو 2015. وقال الوزير الفرنسي: «هذا عمل مرفوض»."
    read = read_document(Document(id="d", text=text, sha256=""))
    assert len(read.sentences) == 2
    assert {actor.code for mention in read.mentions for actor in mention.actors} >= {"FRA", "RUS"}
    assert [time.edtf for time in read.times] == ["2015-05-12"]
    assert [(event.event, event.edtf) for event in read.events] == [(("ACCUSE",), "2015-05-12")]
    assert [quote.text for quote in read.quotes] == ["هذا عمل مرفوض"]


def test_nothing_is_read_of_nothing() -> None:
    read = read_document(Document(id="d", text="", sha256=""))
    assert not (read.sentences or read.mentions or read.times or read.events or read.quotes or read.claims)
