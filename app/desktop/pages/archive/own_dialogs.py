"""The windows of the office's own fields and of the templates of new dossiers."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from typing import Any

from app.archive import custom
from app.archive.custom import Field, Kind, Template
from app.desktop.form_dialog import FormDialog
from app.desktop.pages.archive import moving, own_fields
from app.desktop.session import Session
from app.desktop.theme import px
from app.desktop.widgets.controls import button, frame, label
from app.desktop.widgets.dialogs import Dialog, ask
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows, Row
from app.i18n import tr, trc, trn


class FieldDialog(FormDialog):
    """One field of the office's own."""

    def __init__(
        self, parent: tk.Misc, session: Session, field: Field | None, on_stored: Callable[[Any], object]
    ) -> None:
        self._field = field
        start = {"kind": Kind.TEXT.value}
        if field is not None:
            start = {"name": field.name, "kind": field.kind.value, "choices": "\n".join(field.choices)}
        heading = tr("Isian baru") if field is None else tr("Ubah isian")
        draft = "custom_field" if field is None else f"custom_field/{field.id}"
        super().__init__(parent, session, heading, draft=draft, start=start, on_stored=on_stored, width=520)
        self.open(self.form.widget("name"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the fields."""
        form, get = self.form, values.get
        form.text("name", tr("Nama isian"), get("name", ""), span=3)
        kinds = [(kind.value, own_fields.kind_words(kind)) for kind in Kind]
        form.choice("kind", tr("Jenis"), kinds, get("kind", Kind.TEXT.value))
        hint = tr("Satu pilihan tiap baris; hanya untuk jenis Pilihan.")
        form.lines("choices", tr("Pilihan"), get("choices", ""), height=4, hint=hint)

    def work(self, typed: dict[str, str]) -> Callable[[Any], Any] | None:
        """Return the storing of the field."""
        return own_fields.field_work(self._field, typed["name"], Kind(typed["kind"]), typed["choices"].splitlines())

    def field_of(self, code: str) -> str:
        """Tell missing choices beside them, a kind that is used beside it, all else beside the name."""
        return {"custom_choices_missing": "choices", "custom_kind_used": "kind"}.get(code, "name")


class FieldsDialog(Dialog):
    """The office's own fields; Insert adds one, Enter edits, Delete takes one out, Alt+↑ and Alt+↓ order them."""

    def __init__(self, parent: tk.Misc, session: Session) -> None:
        super().__init__(parent, tr("Isian tambahan"), width=720)
        self._session = session
        self._fields: tuple[Field, ...] = ()
        self.form: FieldDialog | None = None
        told = tr("Isian ini muncul di formulir setiap berkas dan di rinciannya.")
        label(self.body, told, "Soft", wrap=660).pack(anchor="w", pady=(0, px(10)))
        bar = frame(self.body)
        bar.pack(fill="x", pady=(0, px(10)))
        button(bar, tr("Isian baru"), lambda: self._open(None), symbol="plus-lg", tip="Insert").pack(side="left")
        self.some = [
            button(bar, tr("Ubah"), self.edit, symbol="pencil", tip="Enter"),
            button(bar, tr("Hapus"), self.delete, symbol="trash", tip="Delete"),
            button(bar, "", lambda: self.shift(-1), symbol="arrow-up", tip=tr("Naikkan (Alt+↑)")),
            button(bar, "", lambda: self.shift(1), symbol="arrow-down", tip=tr("Turunkan (Alt+↓)")),
        ]
        for made in self.some:
            made.pack(side="left", padx=(px(8), 0))
        self.list = Listing(
            self.body,
            [
                Column("name", tr("Nama isian"), 200, stretch=True, sortable=False),
                Column("kind", tr("Jenis"), 100, sortable=False),
                Column("choices", tr("Pilihan"), 220, sortable=False),
                Column("used", tr("Dipakai"), 80, number=True, sortable=False),
            ],
            on_open=lambda _field: self.edit(),
        )
        self.list.configure(height=px(240))
        self.list.pack_propagate(False)
        self.list.pack(fill="both", expand=True)
        tree = self.list.tree
        tree.bind("<Insert>", lambda _event: self._open(None))
        tree.bind("<Delete>", lambda _event: self.delete())
        tree.bind("<Alt-Up>", lambda _event: self.shift(-1))
        tree.bind("<Alt-Down>", lambda _event: self.shift(1))
        self.answer(trc("tombol", "Tutup"), self.give_up)
        self._load()
        self.open(tree)

    def edit(self) -> None:
        """Open the form of the field under the cursor."""
        field = self._chosen()
        if field is not None:
            self._open(field)

    def delete(self) -> None:
        """Ask, and take the field under the cursor out."""
        field = self._chosen()
        if field is None:
            return
        text = trn(
            "“{name}” dihapus beserta isinya di {count} berkas. Ctrl+Z mengembalikannya.",
            "“{name}” dihapus beserta isinya di {count} berkas. Ctrl+Z mengembalikannya.",
            field.used,
            name=field.name,
        )
        work = own_fields.remove_field_work(field)
        ask(
            self,
            tr("Hapus isian ini?"),
            text,
            trc("tombol", "Hapus"),
            lambda: self._session.write("", work, lambda _count: self._load()),
            danger=True,
        )

    def shift(self, by: int) -> str:
        """Put the field under the cursor one place further up or down."""
        field, order = self._chosen(), [one.id for one in self._fields]
        if field is not None:
            after, at = moving.moved_order(order, [field.id], by), self.list.position
            if after != order:
                self._session.write("", own_fields.order_work(after), lambda _count: self._load(at + by))
        return "break"

    def _open(self, field: Field | None) -> None:
        self.form = FieldDialog(self, self._session, field, lambda _id: self._load())

    def _chosen(self) -> Field | None:
        chosen = self.list.chosen
        return next((field for field in self._fields if field.id == chosen), None)

    def _load(self, at: int | None = None) -> None:
        if not self.winfo_exists():
            return
        self._fields = custom.fields(self._session.cabinet)
        self.list.show(FixedRows(own_fields.rows(self._fields)), keep=True)
        if self._fields and (at is not None or self.list.chosen is None):
            self.list.choose(at or 0)
        for made in self.some:
            made.state(["!disabled" if self._fields else "disabled"])


class TemplatesDialog(Dialog):
    """The templates; Enter begins a new dossier with one, Delete takes one out."""

    def __init__(self, parent: tk.Misc, session: Session, on_use: Callable[[Template], object]) -> None:
        super().__init__(parent, tr("Templat berkas"), width=560)
        self._session, self._on_use = session, on_use
        self._templates: tuple[Template, ...] = ()
        told = tr("Templat dibuat dari formulir berkas, dengan tombol Simpan sebagai templat.")
        label(self.body, told, "Soft", wrap=500).pack(anchor="w", pady=(0, px(10)))
        self.list = Listing(
            self.body,
            [
                Column("name", tr("Templat"), 200, stretch=True, sortable=False),
                Column("code", tr("Kode"), 120, sortable=False),
            ],
            on_open=lambda _template: self.use(),
        )
        self.list.configure(height=px(200))
        self.list.pack_propagate(False)
        self.list.pack(fill="both", expand=True)
        self.list.tree.bind("<Delete>", lambda _event: self.delete())
        self.use_button = self.answer(tr("Berkas baru dari templat"), self.use, main=True)
        self.answer(trc("tombol", "Tutup"), self.give_up)
        self.delete_button = self.answer_left(trc("tombol", "Hapus"), self.delete)
        self._load()
        self.open(self.list.tree)

    def use(self) -> None:
        """Begin a new dossier with the template under the cursor."""
        template = self._chosen()
        if template is not None:
            self.close()
            self._on_use(template)

    def delete(self) -> None:
        """Take the template under the cursor out."""
        template = self._chosen()
        if template is not None:
            self._session.write("", own_fields.remove_template_work(template), lambda _count: self._load())

    def _chosen(self) -> Template | None:
        chosen = self.list.chosen
        return next((one for one in self._templates if one.id == chosen), None)

    def _load(self) -> None:
        if not self.winfo_exists():
            return
        self._templates = custom.templates(self._session.cabinet)
        rows = [Row(one.id, (one.name, one.content.get("code", "").split("  ")[0])) for one in self._templates]
        self.list.show(FixedRows(rows), keep=True)
        if rows and self.list.chosen is None:
            self.list.choose(0)
        for made in (self.use_button, self.delete_button):
            made.state(["!disabled" if rows else "disabled"])


class TemplateNameDialog(FormDialog):
    """The name under which a form is kept as a template."""

    def __init__(self, parent: tk.Misc, session: Session, content: Mapping[str, str], on_stored: Any) -> None:
        self._content = content
        heading = tr("Simpan sebagai templat")
        super().__init__(parent, session, heading, draft="template", start={}, on_stored=on_stored, width=440)
        self.open(self.form.widget("name"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the one field."""
        hint = tr("Nomor, boks, dan tempat tidak ikut. Nama yang sudah ada diganti isinya.")
        self.form.text("name", tr("Nama templat"), values.get("name", ""), span=4, hint=hint)

    def work(self, typed: dict[str, str]) -> Callable[[Any], Any] | None:
        """Return the storing of the template."""
        return own_fields.template_work(typed["name"].strip(), self._content)
