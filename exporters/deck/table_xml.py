"""One piece of a table as the XML of a native table: accent heading, hairlines between rows, a washed total row."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from exporters.deck.table_fit import SIDE, Piece, Setting, at_right, span_of
from exporters.measure import LINE
from exporters.palette import LIGHT
from exporters.written import language_tag

_POINT = 12_700
_ON_ACCENT = f'<a:srgbClr val="{LIGHT.on_accent}"/>'
_NO_LINE = '<a:{side} w="0"><a:noFill/></a:{side}>'


def table_xml(piece: Piece, language: str) -> str:
    """Return the ``a:tbl`` element; colours are those of the theme."""
    grid = "".join(f'<a:gridCol w="{round(wide * _POINT)}"/>' for wide in piece.widths)
    rows = _heads(piece, language)
    for texts, tall in zip(piece.rows, piece.heights, strict=True):
        rows.append(_row(piece, texts, tall, language))
    if piece.total:
        rows.append(_row(piece, piece.total, piece.total_height, language, total=True))
    last = ' lastRow="1"' if piece.total else ""
    return (
        f'<a:tbl><a:tblPr firstRow="1"{last}><a:tableStyleId>{{2D5ABB26-0587-4C30-8999-92F81FD0307C}}</a:tableStyleId>'
        f"</a:tblPr><a:tblGrid>{grid}</a:tblGrid>{''.join(rows)}</a:tbl>"
    )


def _heads(piece: Piece, language: str) -> list[str]:
    setting = piece.setting
    if not piece.grouped:
        cells = [_cell(setting, c.heading, at_right(c), language, head=True) for c in piece.columns]
        return [_tr(piece.heads[0], cells)]
    upper, lower = [], []
    place = 0
    while place < len(piece.columns):
        column = piece.columns[place]
        span = span_of(piece.columns, place)
        if column.group:
            upper.append(
                _cell(
                    setting,
                    column.group,
                    False,
                    language,
                    head=True,
                    spans=f' gridSpan="{span}"',
                    align="ctr",
                    rule=True,
                )
            )
            upper += [_cell(setting, "", False, language, head=True, spans=' hMerge="1"')] * (span - 1)
            lower += [
                _cell(setting, c.heading, at_right(c), language, head=True) for c in piece.columns[place : place + span]
            ]
        else:
            upper.append(
                _cell(setting, column.heading, at_right(column), language, head=True, spans=' rowSpan="2"', anchor="b")
            )
            lower.append(_cell(setting, "", False, language, head=True, spans=' vMerge="1"'))
        place += span
    return [_tr(piece.heads[0], upper), _tr(piece.heads[1], lower)]


def _row(piece: Piece, texts: Sequence[str], tall: float, language: str, *, total: bool = False) -> str:
    wrapped = tall > piece.setting.size * LINE * 1.5 + 2 * piece.setting.above
    anchor = "t" if wrapped and not total else "ctr"
    cells = [
        _cell(piece.setting, text, at_right(column), language, total=total, anchor=anchor)
        for text, column in zip(texts, piece.columns, strict=True)
    ]
    return _tr(tall, cells)


def _tr(tall: float, cells: Sequence[str]) -> str:
    return f'<a:tr h="{round(tall * _POINT)}">{"".join(cells)}</a:tr>'


def _cell(
    setting: Setting,
    text: str,
    right: bool,
    language: str,
    *,
    head: bool = False,
    total: bool = False,
    spans: str = "",
    align: str | None = None,
    anchor: str = "ctr",
    rule: bool = False,
) -> str:
    colour = _ON_ACCENT if head else '<a:schemeClr val="tx1"/>'
    run = (
        f'<a:r><a:rPr lang="{language_tag(language)}" sz="{round(setting.size * 100)}" b="{int(head or total)}">'
        f'<a:solidFill>{colour}</a:solidFill><a:latin typeface="+mn-lt"/></a:rPr><a:t>{escape(text)}</a:t></a:r>'
        if text
        else f'<a:endParaRPr lang="{language_tag(language)}" sz="{round(setting.size * 100)}"/>'
    )
    side, above = round(SIDE * _POINT), round(setting.above * _POINT)
    margins = f'marL="{side}" marR="{side}" marT="{above}" marB="{above}"'
    algn = align or ("r" if right else "l")
    return (
        f'<a:tc{spans}><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{algn}"/>{run}</a:p></a:txBody>'
        f'<a:tcPr {margins} anchor="{anchor}">{_borders(head, total, rule)}{_fill(head, total)}</a:tcPr></a:tc>'
    )


def _borders(head: bool, total: bool, rule: bool) -> str:
    sides = _NO_LINE.format(side="lnL") + _NO_LINE.format(side="lnR") + _NO_LINE.format(side="lnT")
    if rule:
        return sides + _line("lnB", 9_525, f'<a:srgbClr val="{LIGHT.on_accent}"><a:alpha val="45000"/></a:srgbClr>')
    if head or total:
        return sides + _NO_LINE.format(side="lnB")
    return sides + _line("lnB", 6_350, '<a:schemeClr val="accent6"/>')


def _line(side: str, wide: int, colour: str) -> str:
    return f'<a:{side} w="{wide}"><a:solidFill>{colour}</a:solidFill></a:{side}>'


def _fill(head: bool, total: bool) -> str:
    if head:
        return '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
    return '<a:solidFill><a:schemeClr val="bg2"/></a:solidFill>' if total else "<a:noFill/>"
