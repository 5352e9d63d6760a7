"""Sheets of the kinds that are really made are read rightly, unaided: every figure and area, nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from importers.results import read_results
from tests.importers.real_council_sheets import COUNCIL
from tests.importers.real_office_sheets import OFFICE
from tests.importers.real_sheets import REAL, Real
from tests.importers.sheets import complaints, keys, names, one, table_of


@pytest.mark.parametrize(
    "maker", [pytest.param(maker, id=name) for name, maker in {**REAL, **COUNCIL, **OFFICE}.items()]
)
def test_a_real_kind_of_sheet_is_read_as_a_clerk_would(maker: Callable[[], Real]) -> None:
    real = maker()

    reading = read_results(one(real.rows, real.sheet, real.merges, real.file), names=real.names)

    table = table_of(reading)
    assert keys(table) == real.keys
    assert names(table) == real.areas
    assert list(table.values) == real.values
    assert len(table.totals) == real.totals
    assert complaints(reading) == []
    if real.codes:
        assert tuple(area.code for area in table.areas) == real.codes
