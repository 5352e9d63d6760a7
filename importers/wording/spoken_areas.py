"""The kecamatan and the kelurahan that titles of results speak of in the middle of a sentence. It knows no row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from importers.records import Level
from importers.wording.area_names import GENERIC
from importers.wording.headings import compact, words

#: What may stand behind a name: "… KECAMATAN BOGOR TENGAH TAHUN 2019", "… KECAMATAN BOGOR TENGAH KOTA BOGOR".
_BEHIND = (
    r"tahun|th|pemilu\w*|pemilihan|pil[a-z]+|pada|dalam|di|untuk|kecamatan|kec|distrik|kelurahan|desa|kota|kabupaten|kab"
    r"|prov[a-z]*|dapil|daerah|hasil|per|tps|periode|putaran|wilayah|sebagai|oleh|yang|berdasarkan|menurut|tanggal"
)
#: Words that are in no name: "KECAMATAN SE-KOTA BOGOR", "KECAMATAN TERBANYAK" are nobody's.
_NO_NAME = (
    rf"{_BEHIND}|dan|atau|se|serta|calon|suara|partai|total|jumlah|data|rekap\w*|nomor|no|terbanyak|tertinggi|terendah"
    r"|terpilih|tersebut|masing|ini|itu|sementara|final"
)
#: "PER KECAMATAN", "OPERATOR KECAMATAN".
_NOT_BEFORE = "".join(
    rf"(?<!\b{word}\s)" for word in ("per", "tiap", "setiap", "tingkat", "menurut", "antar", "operator")
)
#: The word of a level, up to three words of a name, and its end; "BOGOR TENGAH DAN BOGOR TIMUR" are several.
_SPOKEN = re.compile(
    rf"(?<![\w/-]){_NOT_BEFORE}(?P<level>kecamatan|kec\.|distrik|kapanewon|kelurahan|kel\.|desa|kalurahan)\s+"
    rf"(?P<name>(?:(?!(?:{_NO_NAME})\b)[a-z'’]{{2,}}\s*?[ -]?){{1,3}}?)"
    rf"(?=\s*(?:$|[.()\n;–]|[,-]?\s*(?:{_BEHIND}|\d{{4}})\b))",
    re.IGNORECASE,
)
_SUBDISTRICT = frozenset({"kec", "dis", "kap"})
#: What a title speaks of that heads results and not a staff or an office.
_OF_RESULTS = re.compile(
    r"suara|pemilu|pemilih|pil[a-z]{3}|rekap|hasil|perolehan|dpt|presiden|dprd?|hitung", re.IGNORECASE
)


def spoken_within(titles: Sequence[str]) -> dict[Level, str]:
    """Return the one kecamatan and the one kelurahan that titles of results speak of in a sentence."""
    found: dict[Level, dict[str, str]] = {}
    for title in titles:
        spoken = list(_SPOKEN.finditer(title))
        if not _OF_RESULTS.search(title) and not (len(spoken) > 1 and title.lstrip().startswith(spoken[0][0])):
            continue  # a line of its own, "KELURAHAN KEDUNG HALANG KECAMATAN BOGOR UTARA", needs no word of results
        for match in spoken:
            level = Level.SUBDISTRICT if match["level"][:3].casefold() in _SUBDISTRICT else Level.VILLAGE
            name = " ".join(match["name"].split())
            if not set(words(name)) & GENERIC:
                found.setdefault(level, {})[compact(name)] = name
    return {level: next(iter(names.values())) for level, names in found.items() if len(names) == 1}
