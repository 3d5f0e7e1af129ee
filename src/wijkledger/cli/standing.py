"""Where a dossier stands, as a few plain lines."""

from __future__ import annotations

from collections.abc import Iterator

from wijkledger.cli.output import few
from wijkledger.desk.explaining import say_bare
from wijkledger.projections.stand import Standing


def standing_plain(stand: Standing) -> str:
    """The summary of one dossier: what, where, since when, and what is owed or missing, with citations."""
    return "\n".join(_lines(stand))


def _lines(stand: Standing) -> Iterator[str]:
    municipality = say_bare(stand.gemeente)
    invented = " · fictief dossier" if stand.fictief else ""
    yield f"{stand.code}  {say_bare(stand.naam)}" + (f" · {municipality}" if municipality else "") + invented
    since = f", sinds {say_bare(stand.sinds)}" if stand.sinds.value else ""
    phase = say_bare(stand.fase) or "nog niet vastgelegd"
    yield f"  fase: {phase}{since}{few(stand.fase.entries)}"
    late = (
        f", waarvan {stand.te_laat.value} te laat{few(stand.te_laat.entries)}" if stand.te_laat.value else ""
    )
    yield f"  toezeggingen: {stand.open.value} open{few(stand.open.entries)}{late}"
    yield f"  open vragen: {stand.open_vragen.value}{few(stand.open_vragen.entries)}"
    yield f"  ontbreekt: {stand.ontbreekt.value} (zie wijkledger show {stand.code} ontbreekt)"
    last = say_bare(stand.laatste).partition("\n")[0]
    yield f"  regels: {stand.regels}, de laatste: {last}{few(stand.laatste.entries)}"
