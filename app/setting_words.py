"""What settings are called where they can be looked at and changed; it knows no screen."""

from __future__ import annotations

from typing import NamedTuple

from app.i18n import tr


class SettingWords(NamedTuple):
    """What a setting is called, and what it does in a sentence."""

    title: str
    hint: str


def check_limits() -> dict[str, SettingWords]:
    """Return what the limits of the checks are called, by the name of the setting."""
    return {
        "voters_margin": SettingWords(
            tr("Batas pemilih di atas daftar (%)"),
            tr(
                "Diperingatkan bila pengguna hak pilih melebihi pemilih terdaftar lebih dari ini; pemilih DPTb dan DPK "
                "memang boleh menambah."
            ),
        ),
        "voters_least": SettingWords(
            tr("Paling sedikit sekian pemilih di atas daftar"),
            tr("Di TPS yang kecil, beberapa orang saja sudah banyak persennya."),
        ),
        "outlier_factor": SettingWords(
            tr("Menyimpang dari wilayah lain (kali)"),
            tr("Dicatat bila yang memilih sekian kali lebih banyak, atau lebih sedikit, daripada di wilayah lain."),
        ),
        "source_least": SettingWords(
            tr("Beda sendiri dengan sumber lain (suara)"),
            tr("Satu angka yang berbeda sendirian dari sumber lain dicatat bila bedanya sebanyak ini atau lebih."),
        ),
    }
