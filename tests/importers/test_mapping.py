"""Mappings as plain data and as JSON: every label comes back from its text, and what is off is said with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.mapping import FIELDS, BadLabel, BadMapping, Label, LineLabel, Mapping, SheetMapping, What
from importers.mapping.file import from_text, read_mapping, to_text, write_mapping
from importers.records import CodeScheme, Level

_NAMES = st.text(st.characters(codec="utf-8", categories=("L", "N", "Zs", "P")), max_size=12).map(str.strip)
_SOURCES = st.none() | st.from_regex(r"[a-z]{1,8}", fullmatch=True)
_WHO = st.builds(
    Label,
    st.just(What.CONTESTANT),
    number=st.integers(1, 999),
    candidate=st.none() | st.integers(1, 999),
    name=_NAMES.filter(bool) | st.none(),
    source=_SOURCES,
)
_LABELS = (
    st.sampled_from([Label(what) for what in What if what not in (What.CODE, What.MEASURE, What.CONTESTANT)])
    | st.builds(Label, st.just(What.AREA), level=st.sampled_from(Level))
    | st.builds(Label, st.just(What.CODE), scheme=st.sampled_from(CodeScheme))
    | st.builds(Label, st.just(What.MEASURE), field=st.sampled_from(sorted(FIELDS)), source=_SOURCES)
    | st.sampled_from([Label(What.AREA, mixed=True), Label(What.CONTESTANT, number=3, own=True)])
    | st.builds(Label, st.just(What.CONTESTANT), name=_NAMES.filter(bool), source=_SOURCES)
    | _WHO
)
_LINES = st.builds(
    LineLabel,
    st.sampled_from(["A", "C", "AB", "XFD", "7", "1048576"]),
    _LABELS,
    st.text(max_size=12),
    st.none() | st.integers(1, 9),
)
_SHEETS = st.builds(
    SheetMapping,
    st.text(min_size=1, max_size=12),
    st.sampled_from([None, True, False]),
    st.none() | st.lists(st.integers(1, 90), unique=True, max_size=3).map(lambda rows: tuple(sorted(rows))),
    st.sampled_from([None, "rows", "columns"]),
    st.lists(_LINES, max_size=3, unique_by=lambda each: each.line).map(tuple),
    st.booleans(),
)
_MAPPINGS = st.builds(Mapping, st.lists(_SHEETS, max_size=3, unique_by=lambda sheet: sheet.name).map(tuple))


@given(_LABELS)
def test_a_label_comes_back_from_its_text(label: Label) -> None:
    assert Label.parse(str(label)) == label


@given(_MAPPINGS)
def test_a_mapping_comes_back_from_its_json(mapping: Mapping) -> None:
    assert from_text(to_text(mapping)) == mapping


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kecamatan",
        "area:rt",
        "code",
        "code:bps",
        "measure",
        "measure:votes",
        "contestant",
        "contestant:0",
        "contestant:1.0",
        "contestant:x",
        "sum:1",
        "skip=x",
        "measure:valid@",
        "area@situng",
        "contestant:3=",
    ],
)
def test_a_text_that_is_no_label_is_refused(text: str) -> None:
    with pytest.raises(BadLabel):
        Label.parse(text)


def test_labels_may_be_typed_as_people_type() -> None:
    assert Label.parse(" TPS ") == Label(What.AREA, level=Level.STATION)
    assert str(Label.parse("Contestant:03 = PDI Perjuangan")) == "contestant:3=PDI Perjuangan"
    assert Label.parse("measure:valid @ situng").source == "situng"


def _document(**sheet: object) -> str:
    return json.dumps({"sidalu_mapping": 1, "sheets": {"Rekap": sheet}})


@pytest.mark.parametrize(
    ("text", "code", "data"),
    [
        ("nama;suara", "mapping_not_json", {}),
        ("[]", "mapping_not_one", {}),
        ('{"sheets": {}}', "mapping_not_one", {}),
        ('{"sidalu_mapping": 2}', "mapping_newer", {"version": "2"}),
        (_document(user=True), "mapping_word_unknown", {"sheet": "Rekap", "word": "user"}),
        (_document(use=1), "mapping_word_unknown", {"sheet": "Rekap", "word": "use: 1"}),
        (_document(areas_in="kolom"), "mapping_word_unknown", {"sheet": "Rekap", "word": "areas_in: kolom"}),
        (_document(header_rows=[0]), "mapping_line_unknown", {"sheet": "Rekap", "line": "0"}),
        (
            _document(lines=[{"line": "C", "label": "suara"}]),
            "mapping_label_unknown",
            {"sheet": "Rekap", "line": "C", "label": "suara"},
        ),
        (_document(lines=[{"line": "C7", "label": "skip"}]), "mapping_line_unknown", {"sheet": "Rekap", "line": "C7"}),
        (_document(lines=[{"line": "XFE", "label": "skip"}]), "mapping_line_unknown", {"sheet": "Rekap"}),
        (_document(lines=[{"label": "skip"}]), "mapping_line_unknown", {"sheet": "Rekap", "line": ""}),
        (
            _document(lines=[{"line": "C", "label": "skip"}, {"line": "c", "label": "sum"}]),
            "mapping_line_twice",
            {"sheet": "Rekap", "line": "C"},
        ),
    ],
)
def test_what_is_off_in_a_mapping_is_said_with_sheet_and_line(text: str, code: str, data: dict[str, object]) -> None:
    with pytest.raises(BadMapping) as bad:
        from_text(text)
    assert bad.value.code == code
    assert {name: bad.value.data[name] for name in data} == data


def test_a_file_is_written_whole_and_read_back(tmp_path: Path) -> None:
    mapping = Mapping((SheetMapping("Rekap", True, (4, 5), "rows", (LineLabel("C", Label.parse("sum"), "JUMLAH"),)),))
    path = tmp_path / "rekap.json"
    write_mapping(Mapping(), path)
    write_mapping(mapping, path)
    assert read_mapping(path) == mapping
    assert [each.name for each in tmp_path.iterdir()] == ["rekap.json"]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rekap.json"
    with pytest.raises(BadMapping) as missing:
        read_mapping(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadMapping) as binary:
        read_mapping(path)
    assert [each.value.code for each in (missing, binary)] == ["mapping_unreadable", "mapping_not_json"]
    assert missing.value.data["name"] == "rekap.json"
