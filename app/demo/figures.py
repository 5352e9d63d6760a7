"""The published figures the sample is made of: president 2019, mayor 2024 and council 2024 of Kota Bogor.

It knows no file: `app.demo.workbook` writes them down as an office would.
"""

from __future__ import annotations

from dataclasses import dataclass

CITY = "Kota Bogor"
CITY_CODE = "32.71"
PROVINCE = "Jawa Barat"


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair on the ballot: its number, both names, and the short name of charts."""

    number: int
    name: str
    short: str


@dataclass(frozen=True, slots=True)
class SubdistrictVotes:
    """What one kecamatan gave to each pair, in the order of the pairs."""

    code: str
    name: str
    votes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CityCount:
    """A count for the whole city: votes in the order of the pairs, ballots and registered voters (DPT)."""

    votes: tuple[int, ...]
    valid: int
    invalid: int
    cast: int
    registered: int


@dataclass(frozen=True, slots=True)
class PartyResult:
    """Votes and seats of a party: in the city, and in district 2 where that was published (else None)."""

    number: int
    short: str
    name: str
    votes: int
    seats: int
    second_votes: int | None
    second_seats: int


@dataclass(frozen=True, slots=True)
class CouncilDistrict:
    """A district (dapil) of the city council, the kecamatan in it and its seats."""

    number: int
    subdistricts: tuple[str, ...]
    seats: int


PRESIDENT_PAIRS = (
    Pair(1, "Joko Widodo – Ma’ruf Amin", "Jokowi – Ma’ruf"),
    Pair(2, "Prabowo Subianto – Sandiaga Salahuddin Uno", "Prabowo – Sandi"),
)

#: Rapat pleno rekapitulasi KPU Kota Bogor, by kecamatan.
PRESIDENT_2019 = (
    SubdistrictVotes("32.71.01", "Bogor Selatan", (43_065, 75_413)),
    SubdistrictVotes("32.71.02", "Bogor Timur", (24_636, 36_995)),
    SubdistrictVotes("32.71.03", "Bogor Tengah", (26_735, 38_646)),
    SubdistrictVotes("32.71.04", "Bogor Barat", (50_238, 94_401)),
    SubdistrictVotes("32.71.05", "Bogor Utara", (40_210, 69_407)),
    SubdistrictVotes("32.71.06", "Tanah Sareal", (43_228, 84_211)),
)

PRESIDENT_2019_CITY = (228_112, 399_073)

#: What Situng said of the same election: indicative, and not what was signed.
PRESIDENT_2019_SITUNG = (228_194, 399_224)

MAYOR_PAIRS = (
    Pair(1, "Sendi Fardiansyah – Melli Darsa", "Sendi – Melli"),
    Pair(2, "Atang Trisnanto – Annida Allivia", "Atang – Annida"),
    Pair(3, "Dedie A. Rachim – Jenal Mutaqin", "Dedie – Jenal"),
    Pair(4, "Rena Da Frina – Teddy Risandi", "Rena – Teddy"),
    Pair(5, "Raendi Rayendra – Eka Maulana", "Rayendra – Eka"),
)

MAYOR_2024 = CityCount(
    votes=(48_175, 136_961, 183_500, 58_415, 71_736),
    valid=498_787,
    invalid=25_438,
    cast=524_225,
    registered=815_249,
)

#: The parties that won seats, in the order of their numbers on the ballot.
COUNCIL_2024 = (
    PartyResult(1, "PKB", "Partai Kebangkitan Bangsa", 47_450, 4, 7_748, 1),
    PartyResult(2, "Gerindra", "Partai Gerakan Indonesia Raya", 78_882, 6, 20_543, 2),
    PartyResult(3, "PDIP", "Partai Demokrasi Indonesia Perjuangan", 71_460, 6, 15_192, 1),
    PartyResult(4, "Golkar", "Partai Golongan Karya", 90_016, 7, 15_353, 1),
    PartyResult(5, "NasDem", "Partai NasDem", 30_038, 4, 6_842, 1),
    PartyResult(8, "PKS", "Partai Keadilan Sejahtera", 132_645, 11, 18_760, 1),
    PartyResult(12, "PAN", "Partai Amanat Nasional", 50_654, 5, 10_792, 1),
    PartyResult(14, "Demokrat", "Partai Demokrat", 43_665, 3, 8_998, 1),
    PartyResult(15, "PSI", "Partai Solidaritas Indonesia", 21_172, 1, None, 0),
    PartyResult(17, "PPP", "Partai Persatuan Pembangunan", 38_480, 3, 8_965, 1),
)

COUNCIL_DISTRICTS = (
    CouncilDistrict(1, ("Bogor Timur", "Bogor Tengah"), 10),
    CouncilDistrict(2, ("Bogor Selatan",), 10),
    CouncilDistrict(3, ("Bogor Barat",), 11),
    CouncilDistrict(4, ("Tanah Sareal",), 10),
    CouncilDistrict(5, ("Bogor Utara",), 9),
)
