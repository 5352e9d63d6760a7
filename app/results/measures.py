"""What measures are called: a field of figures ("registered_dpt_l") in the words of an office ("DPT laki-laki")."""

from __future__ import annotations

from app.i18n import tr


def measure_name(field: str) -> str:
    """Return what a measure is called; a field nobody named is its own name."""
    names = _names()
    if field in names:
        return names[field]
    stem, _, sex = field.rpartition("_")
    if stem in names and sex == "l":
        return tr("{what} laki-laki", what=names[stem])
    if stem in names and sex == "p":
        return tr("{what} perempuan", what=names[stem])
    return field


def parts(field: str) -> tuple[str, ...]:
    """Return the measures that one is made of where it is not stated: men and women, or valid and invalid votes."""
    if field == "cast":
        return ("valid", "invalid")
    if field in _PEOPLE:
        return (f"{field}_l", f"{field}_p")
    return ()


#: Measures of people, whom the forms count as men (L), women (P) and together (JML).
_PEOPLE = frozenset(
    {f"{what}_{listed}" for what in ("registered", "voted") for listed in ("dpt", "dptb", "dpk", "total")}
    | {"disabled_registered", "disabled_voted"}
)


def _names() -> dict[str, str]:
    return {
        "registered_dpt": tr("Pemilih dalam DPT"),
        "registered_dptb": tr("Pemilih dalam DPTb"),
        "registered_dpk": tr("Pemilih dalam DPK"),
        "registered_total": tr("Jumlah pemilih terdaftar"),
        "voted_dpt": tr("Pengguna hak pilih dalam DPT"),
        "voted_dptb": tr("Pengguna hak pilih dalam DPTb"),
        "voted_dpk": tr("Pengguna hak pilih dalam DPK"),
        "voted_total": tr("Jumlah pengguna hak pilih"),
        "disabled_registered": tr("Pemilih disabilitas terdaftar"),
        "disabled_voted": tr("Pemilih disabilitas yang memilih"),
        "ballots_received": tr("Surat suara diterima"),
        "ballots_used": tr("Surat suara digunakan"),
        "ballots_damaged": tr("Surat suara rusak atau dikembalikan"),
        "ballots_unused": tr("Surat suara tidak digunakan"),
        "valid": tr("Suara sah"),
        "invalid": tr("Suara tidak sah"),
        "cast": tr("Jumlah suara sah dan tidak sah"),
        "seats": tr("Jumlah kursi"),
    }
