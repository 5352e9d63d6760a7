"""What the page of office moves says of steps and of codes that were read, as plain texts; it knows no widget."""

from __future__ import annotations

from collections.abc import Sequence

from app.archive.moving.records import Closed, Outcome, Read, Standing, State, Step
from app.i18n import number, tr, trn


def step_words(step: Step) -> str:
    """Return what a step is called."""
    return {
        Step.PACK: tr("Kemas"),
        Step.LOAD: tr("Muat"),
        Step.ARRIVE: tr("Turunkan"),
        Step.SHELVE: tr("Tata"),
    }[step]


def read_words(read: Read, step: Step | None) -> tuple[str, str]:
    """Return what a code came to, in words, and the tone of it (good, caution, alert)."""
    box, where = read.number, read.where
    match read.outcome:
        case Outcome.DONE:
            return _done_words(step, box, where), "good"
        case Outcome.PLACE:
            return tr("Menata di {place}. Pindai boks yang ditaruh di sini.", place=where), "good"
        case Outcome.OTHER_VEHICLE:
            return tr("Boks {number} dimuat ke kendaraan {where}, bukan yang direncanakan.", number=box, where=where), (
                "caution"
            )
        case Outcome.NEVER_LOADED:
            return tr("Boks {number} tiba, tetapi tidak pernah dipindai saat dimuat.", number=box), "caution"
        case Outcome.WRONG_SHELF:
            return tr(
                "Boks {number} bukan untuk {where}. Dicatat di sini; periksa tujuannya.", number=box, where=where
            ), ("alert")
        case Outcome.AGAIN:
            return tr("Boks {number} sudah dipindai. Tidak ada yang diubah.", number=box), "caution"
        case Outcome.STRANGER:
            return tr("Boks itu tidak termasuk pemindahan ini. Tidak ada yang diubah."), "alert"
        case Outcome.NO_PLACE:
            return tr("Pindai dahulu kode raknya, atau pilih tempatnya."), "caution"
        case _:
            return tr("Kode {code} tidak dikenal. Tidak ada yang diubah.", code=read.code.strip()[:40]), "alert"


def _done_words(step: Step | None, box: str, where: str) -> str:
    match step:
        case Step.LOAD:
            return tr("Boks {number} dimuat ke kendaraan {where}.", number=box, where=where)
        case Step.ARRIVE:
            return tr("Boks {number} sudah tiba.", number=box)
        case Step.SHELVE:
            return tr("Boks {number} ditata di {where}.", number=box, where=where)
        case _:
            return tr("Boks {number} dikemas.", number=box)


def numbers_of(text: str) -> Sequence[str]:
    """Return the names of as many vehicles as were asked for ("3" is 1, 2 and 3), or the names typed."""
    text = text.strip()
    if text.isdecimal():
        return [str(each) for each in range(1, min(int(text), 50) + 1)]
    return list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def left_over(standing: Standing) -> list[str]:
    """Return what is not as it should be in a move, line by line; nothing where all is well."""
    states = standing.states
    lost = states.get(State.LOADED, 0) + states.get(State.ARRIVED, 0)
    left = states.get(State.PLANNED, 0) + states.get(State.PACKED, 0)
    lines = []
    if lost:
        lines.append(
            trn(
                "{count} boks dimuat tetapi belum ditata: dicatat tidak ditemukan.",
                "{count} boks dimuat tetapi belum ditata: dicatat tidak ditemukan.",
                lost,
            )
        )
    if left:
        lines.append(
            trn(
                "{count} boks belum dimuat: tetap tercatat di tempat lamanya.",
                "{count} boks belum dimuat: tetap tercatat di tempat lamanya.",
                left,
            )
        )
    if standing.wrong:
        lines.append(
            trn(
                "{count} boks ditata di tempat lain: dicatat di tempat itu.",
                "{count} boks ditata di tempat lain: dicatat di tempat itu.",
                standing.wrong,
            )
        )
    return lines


def closed(answer: Closed) -> str:
    """Return what closing a move did."""
    told = trn("{count} boks mendapat tempat baru.", "{count} boks mendapat tempat baru.", answer.moved)
    if not answer.missing:
        return told
    lost = trn("{count} boks tidak ditemukan.", "{count} boks tidak ditemukan.", answer.missing)
    return tr("{first} {second}", first=told, second=lost)


def reached(standing: Standing, step: Step) -> str:
    """Return how many boxes have a step behind them, of how many ("300 / 500")."""
    return tr("{done} / {all}", done=number(standing.reached(step)), all=number(standing.boxes))


def hint(step: Step | None) -> str:
    """Return what to do in a step."""
    match step:
        case Step.LOAD:
            return tr("Pindai kode setiap boks yang masuk ke kendaraan, atau ketik nomornya lalu Enter.")
        case Step.ARRIVE:
            return tr("Pindai kode setiap boks yang turun dari kendaraan di tempat baru.")
        case Step.SHELVE:
            return tr("Pindai kode raknya dahulu, lalu kode setiap boks yang ditaruh di sana.")
        case _:
            return tr("Pindai kode setiap boks yang selesai dikemas.")


def part_words(part: str, step: Step | None, count: str) -> str:
    """Return what a part of the list is called, with how many boxes it has."""
    match part:
        case "waiting":
            words = {
                Step.PACK: tr("Belum dikemas"),
                Step.LOAD: tr("Belum dimuat"),
                Step.ARRIVE: tr("Belum tiba"),
                Step.SHELVE: tr("Belum ditata"),
            }
            name = words[step or Step.LOAD]
        case "aboard":
            name = tr("Di kendaraan")
        case "amiss":
            name = tr("Salah tempat atau hilang")
        case _:
            name = tr("Semua")
    return tr("{name}  {count}", name=name, count=count)
