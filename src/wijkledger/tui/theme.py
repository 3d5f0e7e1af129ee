"""The colours of the house: one dark theme in which everything can be read (contrast at least 4.5 to 1)."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

NIGHT: Final = "#10161d"
SURFACE: Final = "#18212b"
PANEL: Final = "#223040"
CURSOR: Final = "#284868"
PAPER: Final = "#e9eef3"
MUTED: Final = "#b3becb"
AMBER: Final = "#ffd166"
CORAL: Final = "#ffab9b"
GREEN: Final = "#9be0a8"
SKY: Final = "#9fd0ff"
WHITE: Final = "#ffffff"

BACKGROUNDS: Final = (NIGHT, SURFACE, PANEL, CURSOR)
INKS: Final = (PAPER, MUTED, AMBER, CORAL, GREEN, SKY, WHITE)
PAIRS: Final = (
    *((ink, ground) for ground in BACKGROUNDS for ink in INKS),
    *((NIGHT, ground) for ground in (AMBER, SKY, CORAL, GREEN, PAPER)),
)
"""Every foreground with every background that the style sheet puts under it."""

_VARIABLES: Final = {
    "text": PAPER,
    "text-muted": MUTED,
    "text-disabled": MUTED,
    "text-primary": SKY,
    "text-secondary": MUTED,
    "text-warning": AMBER,
    "text-error": CORAL,
    "text-success": GREEN,
    "text-accent": AMBER,
    "foreground-muted": MUTED,
    "foreground-disabled": MUTED,
    "night": NIGHT,
    "muted": MUTED,
    "amber": AMBER,
    "coral": CORAL,
    "green": GREEN,
    "sky": SKY,
    "cursor": CURSOR,
    "border": SKY,
    "border-blurred": MUTED,
    "block-cursor-background": CURSOR,
    "block-cursor-foreground": WHITE,
    "block-cursor-blurred-background": PANEL,
    "block-cursor-blurred-foreground": PAPER,
    "block-hover-background": PANEL,
    "input-cursor-background": PAPER,
    "input-cursor-foreground": NIGHT,
    "input-selection-background": CURSOR,
    "footer-background": PANEL,
    "footer-item-background": PANEL,
    "footer-foreground": PAPER,
    "footer-key-foreground": AMBER,
    "footer-key-background": PANEL,
    "footer-description-foreground": PAPER,
    "footer-description-background": PANEL,
    "scrollbar": MUTED,
    "scrollbar-hover": PAPER,
    "scrollbar-active": AMBER,
    "scrollbar-background": SURFACE,
    "scrollbar-background-hover": SURFACE,
    "scrollbar-background-active": SURFACE,
    "scrollbar-corner-color": SURFACE,
}

WIJK: Final = Theme(
    name="wijk",
    primary=SKY,
    secondary=MUTED,
    accent=AMBER,
    warning=AMBER,
    error=CORAL,
    success=GREEN,
    foreground=PAPER,
    background=NIGHT,
    surface=SURFACE,
    panel=PANEL,
    boost=SURFACE,
    dark=True,
    text_alpha=1.0,
    variables=_VARIABLES,
)
"""The only theme; colour never says what a word or a sign does not say as well."""
