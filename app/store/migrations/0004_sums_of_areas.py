"""What the figures of each delivery add up to one level up, for those that are kept already."""

from __future__ import annotations

from typing import Any

_SUMS = """
INSERT INTO area_sum (delivery, area, subject, value)
SELECT f.delivery, a.parent_id, f.subject, sum(f.value) FROM figure AS f CROSS JOIN area AS a ON a.id = f.area
WHERE a.level <> 'dapil' AND a.parent_id IS NOT NULL GROUP BY f.delivery, a.parent_id, f.subject
"""
#: Each area's parties: the total that is stated, what own votes and candidates make up, and whether there are any.
_PARTIES = """
WITH said AS MATERIALIZED (
    SELECT f.delivery AS delivery, a.parent_id AS area, u.number AS number,
        max(iif(u.candidate = 0 AND u.field = '', f.value, NULL)) AS whole,
        sum(iif(u.candidate > 0 OR u.field <> '', f.value, NULL)) AS parts,
        max(u.field <> '') AS own, max(u.candidate > 0) AS listed
    FROM figure AS f CROSS JOIN area AS a ON a.id = f.area CROSS JOIN subject AS u ON u.id = f.subject
    WHERE u.number > 0 AND a.level <> 'dapil' AND a.parent_id IS NOT NULL GROUP BY f.delivery, f.area, u.number
)
INSERT INTO area_sum (delivery, area, subject, value)
SELECT delivery, area, -number, sum(coalesce(whole, parts)) FROM said
GROUP BY delivery, area, number HAVING max(parts) IS NOT NULL
UNION ALL
SELECT delivery, area, 0, max(coalesce(listed AND (parts > whole OR (own AND parts < whole)), 0)) FROM said
GROUP BY delivery, area
"""
_OTHERS = """
INSERT INTO area_sum (delivery, area, subject, value)
SELECT DISTINCT s.delivery, s.area, 0, 0 FROM area_sum AS s WHERE s.subject > 0
    AND NOT EXISTS (SELECT 1 FROM area_sum AS m WHERE m.delivery = s.delivery AND m.area = s.area AND m.subject = 0)
"""


def up(_migrator: Any, db: Any) -> None:
    """Make the table and fill it; SQLite's own words, so that it is STRICT."""
    db.execute_sql(
        'CREATE TABLE IF NOT EXISTS "area_sum" ("delivery" INTEGER NOT NULL, "area" INTEGER NOT NULL,'
        ' "subject" INTEGER NOT NULL, "value" INTEGER NOT NULL, PRIMARY KEY ("delivery", "area", "subject"))'
        " STRICT, WITHOUT ROWID"
    )
    for statement in (_SUMS, _PARTIES, _OTHERS):
        db.execute_sql(statement)
