# ruff: noqa: N818  the names say what the ledger is: missing, damaged, busy
"""What can go wrong with a ledger; every error is one Dutch sentence that says what to do."""

from __future__ import annotations


class LedgerError(Exception):
    """The ledger cannot be reached, read or written; ``str(error)`` is meant for people."""


class LedgerMissing(LedgerError):
    """There is no file at the path."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"Er is geen boek op {path}: controleer het pad, of begin er een met 'wijkledger new'."
        )


class FolderMissing(LedgerError):
    """There is no directory to make the file in."""

    def __init__(self, path: str) -> None:
        super().__init__(f"De map van {path} bestaat niet: maak die eerst aan.")


class NotALedger(LedgerError):
    """The file exists, but it was never a ledger of ours."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} is geen boek van wijkledger: kies een ander pad, dit bestand blijft onaangeroerd."
        )


class LedgerDamaged(LedgerError):
    """The file is, or was, a ledger and something in it is broken; ``what`` says which part."""

    def __init__(self, path: str, what: str) -> None:
        self.what = what
        super().__init__(
            f"Het boek {path} is beschadigd ({what}): schrijf er niets meer in en zet een reservekopie terug."
        )


class LedgerNewer(LedgerError):
    """The file was written by a later version of the program."""

    def __init__(self, path: str, found: int, known: int) -> None:
        super().__init__(
            f"Het boek {path} heeft vorm {found} en dit programma kent tot en met vorm {known}: "
            "installeer een nieuwere wijkledger."
        )


class LedgerReadOnly(LedgerError):
    """The file, its directory or this opening of it may not be written."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"Er mag niet in het boek {path} worden geschreven: vraag schrijfrechten op bestand en map."
        )


class LedgerUnreadable(LedgerError):
    """The file may not be read by this account."""

    def __init__(self, path: str) -> None:
        super().__init__(f"Het boek {path} is niet te lezen: vraag leesrechten op bestand en map.")


class LedgerFull(LedgerError):
    """The disk, or the room that the file may take, is full; nothing was recorded."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"Er is geen ruimte meer om in {path} te schrijven: maak ruimte vrij; er is niets geboekt."
        )


class LedgerBusy(LedgerError):
    """Another process kept the file locked for longer than we wait."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"Het boek {path} is te lang bezet door een ander programma: sluit dat en probeer opnieuw."
        )


class TracesLeft(LedgerError):
    """A value was erased from the ledger, but the database still keeps a copy of it somewhere."""


class LogNotFolded(TracesLeft):
    """A reader keeps the write-ahead log alive that still holds what was erased."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"De waarde is gewist, maar staat nog in {path}-wal omdat een ander programma het boek leest: "
            "sluit dat en open het boek opnieuw.",
        )


class VersionConflict(LedgerError):
    """Somebody else recorded this number or this id first; read again, admit again, append again."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"Een ander boekte net in {path}: lees de laatste stand en boek opnieuw; er is niets geboekt."
        )


class UnknownKind(LedgerError):
    """A row names a kind that is not in the registry; it is never looked up anywhere else."""

    def __init__(self, kind: str, citation: str) -> None:
        self.kind = kind
        super().__init__(f"{citation} heeft de onbekende soort '{kind}': installeer een nieuwere wijkledger.")


class ConnectionLost(LedgerError):
    """The connection to the server broke; whether what was under way was recorded is not known."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"De verbinding met {path} viel weg: kijk eerst of de regels in het boek staan, "
            "en probeer het dan opnieuw."
        )


class ServerUnreachable(LedgerError):
    """Nothing answers at the address."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"De databaseserver van {path} antwoordt niet: "
            "controleer het adres, de poort en of de server draait."
        )


class ServerRefuses(LedgerError):
    """The server answers, but lets nobody in who comes like this; ``what`` tells what to change."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(f"De databaseserver van {path} laat u niet toe: {what}.")


class DatabaseMissing(LedgerError):
    """The server has no database with this name."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"De server kent de database van {path} niet: "
            "controleer de naam, of laat de beheerder haar maken."
        )


class DriverMissing(LedgerError):
    """The part that talks to the server is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Voor een boek op een databaseserver ontbreekt een onderdeel: installeer wijkledger[postgres]."
        )


class BadAddress(LedgerError):
    """The URL of a server cannot be read; the URL itself is not told, it may hold a password."""

    def __init__(self) -> None:
        super().__init__(
            "De URL van het boek is niet goed: schrijf postgresql://GEBRUIKER@SERVER/DATABASE, "
            "met %40 voor een @ in naam of wachtwoord."
        )


class RowsLeft(TracesLeft):
    """The account may not rewrite the table on the server, so old copies of a row lie there still."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"De waarde is gewist, maar een oude kopie ligt nog op de schijf van {path}: "
            "laat de eigenaar van het boek VACUUM FULL wijkledger.entry uitvoeren."
        )


class WriteForbidden(LedgerReadOnly):
    """The account on the server, or the server itself, takes no writing."""

    def __init__(self, path: str) -> None:
        LedgerError.__init__(
            self,
            f"Er mag niet in het boek {path} worden geschreven: vraag de beheerder om schrijfrechten, "
            "of kies de hoofdserver als dit een meelezende kopie is.",
        )


class OtherTables(NotALedger):
    """The database holds tables of something else."""

    def __init__(self, path: str) -> None:
        LedgerError.__init__(
            self,
            f"In de database van {path} staat iets anders dan een boek: "
            "kies een lege database; er is niets veranderd.",
        )


class CopyRefused(LedgerError):
    """There is something already where a copy was to come."""

    def __init__(self, path: str) -> None:
        super().__init__(f"Op {path} staat al iets: kies een plek waar nog niets is.")


class CopyDiffers(LedgerError):
    """What was copied is not what the source holds; nothing was kept of it."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"De kopie op {path} klopte niet en is weggelaten: controleer de bron met 'wijkledger verify'."
        )
