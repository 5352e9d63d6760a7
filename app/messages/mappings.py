"""Sentences about mappings: what a person says of the sheets, columns and rows of a file."""

SENTENCES: dict[str, str] = {
    "mapping_remembered": (
        "Dibaca dengan pemetaan yang diingat dari {name}, karena susunan judulnya sama. Bila tidak cocok, jangan pakai "
        "pemetaan itu."
    ),
    "mapping_unreadable": "Pemetaan {name} tidak dapat dibuka. Tidak ada yang diubah; periksa nama dan tempatnya.",
    "mapping_not_json": "Isi {name} bukan JSON, jadi bukan pemetaan. Tidak ada yang diubah.",
    "mapping_not_one": (
        "{name} bukan pemetaan Sidalu. Tidak ada yang diubah; --save-mapping menulis satu yang dapat disunting."
    ),
    "mapping_not_one@window": "{name} bukan pemetaan Sidalu. Tidak ada yang diubah; pilih berkas yang disimpan dengan "
    "“Simpan pemetaan”.",
    "mapping_newer": (
        "Pemetaan {name} ditulis dengan bentuk {version}, yang tidak dikenal versi ini. Tidak ada yang diubah."
    ),
    "mapping_word_unknown": (
        "Pemetaan {name}, lembar “{sheet}”: “{word}” tidak dikenal. Tidak ada yang diubah; perbaiki bagian itu."
    ),
    "mapping_label_unknown": (
        "Pemetaan {name}, lembar “{sheet}”, {line}: arti “{label}” tidak dikenal. Yang dikenal misalnya "
        "area:kecamatan, code:kemendagri, contestant:3, measure:valid, sum, percent, skip, total. Tidak ada "
        "yang diubah."
    ),
    "mapping_line_unknown": (
        "Pemetaan {name}, lembar “{sheet}”: “{line}” bukan kolom seperti C atau baris seperti 12. Tidak ada yang "
        "diubah."
    ),
    "mapping_line_twice": "Pemetaan {name}, lembar “{sheet}”: {line} disebut dua kali. Tidak ada yang diubah.",
    "mapping_sheet_missing": (
        "Pemetaan menyebut lembar “{sheet}”, yang tidak ada di {name}; yang ada: {found}. Tidak ada yang diubah."
    ),
    "mapping_line_beyond": (
        "Pemetaan menyebut baris {line} di lembar “{sheet}” dari {name}, padahal isinya hanya sampai baris {last}. "
        "Tidak ada yang diubah."
    ),
    "mapping_of_one": "Pemetaan ditulis dari satu berkas; sebutkan satu berkas saja. Tidak ada yang diubah.",
    "mapping_not_written": "Pemetaan tidak dapat ditulis ke {path}; periksa nama dan tempatnya.",
}
