"""Where a dossier stands, as a few plain lines."""

from __future__ import annotations

from wijkledger.projections.stand import Standing
from wijkledger.projections.view import Cell, say_cell


def standing_plain(stand: Standing) -> str:
    """The summary of one dossier: what, where, since when, and what is owed or missing, with citations."""
    lines = [f"{stand.code}  {say_cell(stand.naam)}" + (f" · {say_cell(stand.gemeente)}" if stand.gemeente.value else "")]
    phase = say_cell(stand.fase) or "nog geen fase vastgelegd"
    since = f", sinds {say_cell(stand.sinds)}" if stand.sinds.value else ""
    lines.append(f"  fase: {phase}{since}{_cited(stand.fase)}")
    lines.append(f"  toezeggingen: {stand.open.value} open, waarvan {stand.te_laat.value} te laat{_cited(stand.te_laat)}")
    lines.append(f"  open vragen: {stand.open_vragen.value}{_cited(stand.open_vragen)}")
    lines.append(f"  ontbreekt: {stand.ontbreekt.value} (zie wijkledger show {stand.code} ontbreekt)")
    lines.append(f"  regels: {stand.regels}, de laatste: {say_cell(stand.laatste)}{_cited(stand.laatste)}")
    return "\n".join(lines)


def _cited(cell: Cell) -> str:
    return f" [{', '.join(cell.entries)}]" if cell.entries else ""
