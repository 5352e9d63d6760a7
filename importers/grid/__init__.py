"""Any spreadsheet or delimited text as sheets of plain values with their addresses; nothing here knows what they mean.

`read_workbook` is the door. Files are told by their bytes; what is not plain text is parsed in a guarded child.
"""

from importers.grid.book import PACK_ABOVE, Cells, PackedRows, Sheet, Value, Workbook
from importers.grid.reading import read_workbook
from importers.grid.sniff import sha256_of

__all__ = ["PACK_ABOVE", "Cells", "PackedRows", "Sheet", "Value", "Workbook", "read_workbook", "sha256_of"]
