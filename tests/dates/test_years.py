"""Years counted since a thing of known date bound the day of publication."""

from __future__ import annotations

import pytest
from tests.dates.test_document import dated


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("بعد عشر سنوات على الغزو الأمريكي للعراق ما يزال الإعمار بطيئا.", "2012/2014"),
        ("بعد مرور عشرين عاما على الغزو الأمريكي للعراق تبحث اللجنة ملف الآثار.", "2022-03-20/2024-03-20"),
        ("بمناسبة مرور عشرين عاما على الغزو الأمريكي للعراق نظم ناشطون معرضا.", "2023-03-20/2023-03-22"),
        ("تحل الذكرى الثلاثون لانهيار الاتحاد السوفيتي وسط خلاف بين الجارتين.", "2021"),
    ],
)
def test_counted_years_bound(text: str, published: str) -> None:
    assert dated(text).document.published == published


@pytest.mark.parametrize(
    "text",
    [
        "وبعد ثلاث سنوات على الغزو الأمريكي للعراق انسحبت كتيبة من البصرة.",  # few years: a history
        "تجري الانتخابات بعد ثماني سنوات من العمل.",  # years since nothing known
    ],
)
def test_other_counts_bound_nothing(text: str) -> None:
    assert not any("counts the years" in reason for reason in dated(text).document.published_by)
