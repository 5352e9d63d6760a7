"""The checks on what is kept: every area's own figures, with what a source left blank contradicting nothing."""

from __future__ import annotations

from collections import Counter

from app.messages import sentence
from app.results import correcting
from app.results.auditing import audit
from app.store import Cabinet
from importers.records import Level, Subject
from tests.app.results import conftest as made
from tests.app.results.conftest import PAIRS, PRESIDENT, Import, table

SUBJECTS = (
    *PAIRS,
    Subject(5, "sah", field="valid"),
    Subject(6, "tidak sah", field="invalid"),
    Subject(7, "jumlah", field="cast"),
)
BATU_TULIS = ("BOGOR SELATAN", "BATU TULIS")
BONDONGAN = ("BOGOR SELATAN", "BONDONGAN")


def test_what_does_not_add_up_is_told_where_it_is_stated(cabinet: Cabinet, take: Import) -> None:
    rows = [(BATU_TULIS, (10, 20, 30, 2, 32)), (BONDONGAN, (1, 2, 4, 1, 6))]
    take(made.reading(table(rows, SUBJECTS)))
    found = audit(cabinet, PRESIDENT)
    assert (found.checked, found.checks) == (((Level.VILLAGE, 2),), (6, 7))
    assert [(one.check, one.area_name, one.stated, one.sum) for one in found.failed] == [
        (6, "Bondongan", 4, 3),
        (7, "Bondongan", 6, 5),
    ]
    said = [sentence(one.finding.code, one.finding.data) for one in found.failed]
    assert said[0] == "Bondongan, Bogor Selatan: suara sah tercatat 4, sedangkan suara semua peserta berjumlah 3."
    assert audit(cabinet, PRESIDENT, area="32.71.01.1001").failed == ()


def test_a_correction_is_checked_too(cabinet: Cabinet, take: Import) -> None:
    take(made.reading(table([(BATU_TULIS, (10, 20, 30, 2, 32))], SUBJECTS)))
    figure = correcting.find(cabinet, PRESIDENT, area="32.71.01.1001", measure="valid")
    batch = correcting.correct(cabinet, figure, 31, "salah")
    assert Counter(one.check for one in audit(cabinet, PRESIDENT).failed) == {6: 1, 7: 1}
    cabinet.undo(batch)
    assert audit(cabinet, PRESIDENT).failed == ()


def test_a_blank_is_no_nought_and_a_source_without_sums_has_nothing_to_check(cabinet: Cabinet, take: Import) -> None:
    rows = [(BATU_TULIS, (10, None, 30, None, 32)), (BONDONGAN, (1, 2, None, 1, 6))]
    take(made.reading(table(rows, SUBJECTS)))
    (told,) = audit(cabinet, PRESIDENT).failed
    assert (told.check, told.finding.code, told.sum) == (6, "kept_check6_blank", 10)
    take(made.reading(table([(BATU_TULIS, (10, 20))])), source="lain")
    other = audit(cabinet, PRESIDENT, source="lain")
    assert (other.checks, other.failed) == ((), ())
