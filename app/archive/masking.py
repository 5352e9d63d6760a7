"""Records as somebody may see them: titles, contents and found words hidden of dossiers that are closed to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from app.archive import people
from app.archive.dossiers import by_number
from app.archive.keys import natural_key
from app.archive.people import Viewer
from app.archive.records import AccessClass, Dossier, DossierLine, Hit
from app.archive.written import value_text
from app.i18n import tr
from app.store import Cabinet, CheckFinding

_CHUNK = 500
#: Where copies of imported files lie, which belong to no dossier; and how many folders of a path tell year and code.
_OF_IMPORTS = "impor/"
_FOLDERS = 2


def hidden_title(access: AccessClass) -> str:
    """Return what stands for the title of a dossier of this class; an ordinary one is hidden for being exempt."""
    if access is AccessClass.ORDINARY:
        return tr("Uraian disembunyikan (dikecualikan)")
    return tr("Uraian disembunyikan ({access})", access=value_text("access", access))


def lines(cabinet: Cabinet, who: Viewer, found: Sequence[DossierLine]) -> tuple[DossierLine, ...]:
    """Return the lines of a list."""
    hidden = people.hidden(cabinet, who, [line.id for line in found])
    return tuple(replace(line, title=hidden_title(hidden[line.id])) if line.id in hidden else line for line in found)


def hits(cabinet: Cabinet, who: Viewer, found: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return what the search found, also its items, without the words around what was found."""
    hidden = people.hidden(cabinet, who, list({hit.dossier for hit in found if hit.dossier is not None}))
    return tuple(
        replace(hit, title=hidden_title(hidden[hit.dossier]), snippet="", why=())
        if hit.dossier is not None and hit.dossier in hidden
        else hit
        for hit in found
    )


def act_data(cabinet: Cabinet, who: Viewer, data: Mapping[str, object]) -> Mapping[str, object]:
    """Return the data of an act as its sentence is filled with; a title is known by the number beside it.

    Of a number that no dossier has any more, none that is there can tell whether its title may be seen: it is hidden,
    and so is the reason of a hold that no dossier is held for any more.
    """
    if who.sees_all:
        return data
    if data.get("reason") and not _may_know_reason(cabinet, who, str(data["reason"])):
        data = {**data, "reason": hidden_reason()}
    if not data.get("title") or "number" not in data:
        return data
    found = by_number(cabinet, str(data["number"]))
    if not found:
        return {**data, "title": tr("Uraian disembunyikan")}
    hidden = people.hidden(cabinet, who, [one.id for one in found])
    return {**data, "title": hidden_title(next(iter(hidden.values())))} if hidden else data


def findings(cabinet: Cabinet, who: Viewer, found: Iterable[CheckFinding]) -> list[CheckFinding]:
    """Return what a check found, with the paths of digital files as `vault_path` has them."""
    told = []
    for one in found:
        if "path" in one.data:
            path = vault_path(cabinet, who, str(one.data["path"]))
            one = replace(one, what=path, data={**one.data, "path": path})
        told.append(one)
    return told


def vault_path(cabinet: Cabinet, who: Viewer, path: str) -> str:
    """Return the path of a digital file below the vault's folder, cut where it tells of a dossier that is closed.

    Folders and names of files are made of titles; of a file that no row knows, nobody can tell whose it was.
    """
    if who.sees_all or path.startswith(_OF_IMPORTS):
        return path
    row = cabinet.connection().execute("SELECT dossier_id FROM digital_file WHERE path = ?", (path,)).fetchone()
    if row is not None and not people.hidden(cabinet, who, [row[0]]):
        return path
    return "/".join([*path.split("/")[:_FOLDERS], "…"])


def hidden_reason() -> str:
    """Return what stands for the reason why a dossier is held that may not be seen."""
    return tr("alasan disembunyikan")


def _may_know_reason(cabinet: Cabinet, who: Viewer, reason: str) -> bool:
    rows = cabinet.connection().execute("SELECT dossier FROM hold WHERE reason = ?", (reason,))
    held = [dossier for (dossier,) in rows.fetchall()]
    return bool(held) and not people.hidden(cabinet, who, held)


def hidden_numbers(cabinet: Cabinet, who: Viewer, numbers: Sequence[str]) -> dict[str, str]:
    """Return those of the numbers that belong to a dossier which is hidden, with what stands for its title."""
    if who.sees_all:
        return {}
    by_key = {natural_key(number): number for number in numbers}
    keys, found = list(by_key), dict[str, str]()
    for start in range(0, len(keys), _CHUNK):
        some = keys[start : start + _CHUNK]
        rows = cabinet.connection().execute(
            f"SELECT number_key, access, exempt FROM dossier WHERE number_key IN ({', '.join('?' * len(some))})"
            " AND (access <> 'B' OR exempt)",
            some,
        )
        for key, access, exempt in rows:
            if not who.may_open(AccessClass(access), exempt=bool(exempt)):
                found[by_key[key]] = hidden_title(AccessClass(access))
    return {number: found[by_key[natural_key(number)]] for number in numbers if by_key[natural_key(number)] in found}


def dossier(who: Viewer, found: Dossier) -> Dossier:
    """Return a dossier, or what may be seen of one that is closed: number, code, years and place."""
    if who.may_open(found.access, exempt=found.exempt):
        return found
    title = hidden_title(found.access)
    return replace(found, title=title, note=None, creator=None, election=None, items=(), files=())


def dossiers(who: Viewer, found: Iterable[Dossier]) -> Iterator[Dossier]:
    """Yield dossiers, one after another."""
    return (dossier(who, one) for one in found)
