"""Archive and results become the content of reports; it knows no file format."""

from app.reports.archive_forms import ListKind
from app.reports.data import ReportStyle, Written
from app.reports.making import archive_list, results_deck, results_workbook, write

__all__ = ["ListKind", "ReportStyle", "Written", "archive_list", "results_deck", "results_workbook", "write"]
