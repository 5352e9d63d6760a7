"""What a result says in words, by rules: whole sentences, each for one case, filled with names and numbers."""

from __future__ import annotations

from app.i18n import number, tr, trn
from app.reports import wording
from app.reports.data import Comparison, ResultsData
from app.reports.standing import Standing, states_valid
from app.results.participation import count
from app.results.records import ResultView, Status


def headline(view: ResultView, now: Standing | None) -> str:
    """Return the finding of a contest as a headline."""
    if now is None:
        return _without_votes(view)
    names = [view.contestants[place].short for place in now.first]
    if len(names) > 1:
        return tr("{first} dan {second} sama kuat di {area}", first=names[0], second=names[1], area=view.root.name)
    if len(now.areas) < 2:
        return tr("{name} unggul di {area}", name=names[0], area=view.root.name)
    total = len(now.areas)
    called = wording.areas(view.level, total)
    if now.won == total:
        return _everywhere(names[0], total, called)
    if not now.won:
        return tr(
            "{name} unggul di {area} tanpa unggul di satu {areas} pun",
            name=names[0],
            area=view.root.name,
            areas=wording.areas(view.level, 1),
        )
    return tr(
        "{name} unggul di {won} dari {total} {areas}",
        name=names[0],
        won=number(now.won),
        total=number(total),
        areas=called,
    )


def _everywhere(name: str, total: int, called: str) -> str:
    """Return the sentence for a lead in all of so many areas: Indonesian has a word of its own up to ten."""
    match total:
        case 2:
            return tr("{name} unggul di kedua {areas}", name=name, areas=called)
        case 3:
            return tr("{name} unggul di ketiga {areas}", name=name, areas=called)
        case 4:
            return tr("{name} unggul di keempat {areas}", name=name, areas=called)
        case 5:
            return tr("{name} unggul di kelima {areas}", name=name, areas=called)
        case 6:
            return tr("{name} unggul di keenam {areas}", name=name, areas=called)
        case 7:
            return tr("{name} unggul di ketujuh {areas}", name=name, areas=called)
        case 8:
            return tr("{name} unggul di kedelapan {areas}", name=name, areas=called)
        case 9:
            return tr("{name} unggul di kesembilan {areas}", name=name, areas=called)
        case 10:
            return tr("{name} unggul di kesepuluh {areas}", name=name, areas=called)
    return tr("{name} unggul di semua {total} {areas}", name=name, total=number(total), areas=called)


def _without_votes(view: ResultView) -> str:
    voters = _registered(view)
    called = wording.areas(view.level, len(view.areas))
    if voters is None:
        return tr("Angka {area} menurut {areas}", area=view.root.name, areas=called)
    return tr(
        "{voters} pemilih terdaftar di {total} {areas}",
        voters=number(voters),
        total=number(len(view.areas)),
        areas=called,
    )


def _registered(view: ResultView) -> int | None:
    for stem in ("registered_total", "registered_dpt"):
        found = count(view.root.measures, stem)
        if found is not None:
            return found
    return None


def subtitle(view: ResultView, now: Standing | None) -> str:
    """Return the line below the headline: share, margin, the strongest and the tightest area."""
    if now is None:
        return tr("Berkas sumber tidak memuat perolehan suara")
    share, margin = wording.share(now.share(now.order[0]), stated=states_valid(view.root)), number(now.margin)
    provisional = view.source.status is Status.PROVISIONAL
    strongest, tightest = now.strongest, now.tightest
    if strongest is None or tightest is None or len(now.areas) < 2:
        if provisional:
            return tr("Angka sementara: {share}, selisih {margin} suara", share=share, margin=margin)
        return tr("{share}, selisih {margin} suara", share=share, margin=margin)
    places = {"strongest": strongest.area.name, "tightest": tightest.area.name}
    if provisional:
        return tr(
            "Angka sementara: {share}, selisih {margin} suara; terkuat di {strongest}, tersempit di {tightest}",
            share=share,
            margin=margin,
            **places,
        )
    return tr(
        "{share}, selisih {margin} suara; terkuat di {strongest}, tersempit di {tightest}",
        share=share,
        margin=margin,
        **places,
    )


def attention(data: ResultsData) -> str | None:
    """Return what the reader of a result must know: another source says otherwise, checks that fail; or None."""
    said = [comparison for comparison in data.comparisons if comparison.differing]
    sentences = []
    if said:
        said.sort(key=lambda one: -len(one.differing))
        sentences.append(_differs(data.view, said[0]))
    if len(said) > 1:
        sentences.append(tr("Juga berbeda: {others}.", others=", ".join(one.other.name for one in said[1:])))
    if data.view.findings:
        sentences.append(
            trn(
                "{count} pemeriksaan tidak cocok; rinciannya ada pada halaman pemeriksaan.",
                "{count} pemeriksaan tidak cocok; rinciannya ada pada halaman pemeriksaan.",
                len(data.view.findings),
            )
        )
    if not sentences:
        return None
    return tr("Yang perlu diperhatikan: {what}", what=" ".join(sentences))


def _differs(view: ResultView, one: Comparison) -> str:
    """Return the sentence on another source; with few contestants its totals are said too."""
    facts = {
        "other": one.other.name,
        "mine": view.source.name,
        "differing": number(len(one.differing)),
        "compared": number(one.compared),
        "areas": wording.areas(one.level, one.compared),
    }
    if one.compared == 1:
        return _differs_as_a_whole(view, one)
    if len(view.contestants) <= 3 and None not in one.totals:
        totals = " / ".join(number(total or 0) for total in one.totals)
        return tr(
            "angka {other} ({totals}) berbeda dari {mine} di {differing} dari {compared} {areas}. Laporan ini memakai "
            "angka {mine}; daftar perbedaannya ada di bagian belakang.",
            totals=totals,
            **facts,
        )
    return tr(
        "angka {other} berbeda dari {mine} di {differing} dari {compared} {areas}. Laporan ini memakai angka {mine}; "
        "daftar perbedaannya ada di bagian belakang.",
        **facts,
    )


def _differs_as_a_whole(view: ResultView, one: Comparison) -> str:
    """Return the sentence on another source that knows the whole area only."""
    facts = {"other": one.other.name, "mine": view.source.name, "area": view.root.name}
    if len(view.contestants) <= 3 and None not in one.totals:
        totals = " / ".join(number(total or 0) for total in one.totals)
        return tr(
            "angka {other} untuk {area} ({totals}) berbeda dari {mine}. Laporan ini memakai angka {mine}.",
            totals=totals,
            **facts,
        )
    return tr("angka {other} untuk {area} berbeda dari {mine}. Laporan ini memakai angka {mine}.", **facts)
