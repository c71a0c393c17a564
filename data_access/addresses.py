"""Where the store is: the address, whether it can be used, and how it is shown without its password."""

import os
import re
from functools import lru_cache
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from data_access.errors import StoreError
from data_access.translation import _

ROOT = Path(__file__).resolve().parents[1]
DEFAULT_FILE = ROOT / "var" / "dashboard.sqlite"
POSTGRES_DRIVER = "postgresql+psycopg"
SHORT_NAMES = ("postgresql://", "postgres://")
MOST_ADDRESSES = 16
DRIVERS = {"sqlite": "pysqlite", "postgresql": "psycopg"}
PLAIN_HOST = re.compile(r"[\w.:%-]*")
PLAIN_NAME = re.compile(r"[\w .~-]*")


def database_url() -> str:
    """The store's address: `DATABASE_URL`, else the file in `DASHBOARD_STORE`, else the default file."""
    address = os.environ.get("DATABASE_URL", "").strip()
    for short in SHORT_NAMES:
        if address.startswith(short):
            return f"{POSTGRES_DRIVER}://{address.removeprefix(short)}"
    return address or file_url(Path(os.environ.get("DASHBOARD_STORE") or DEFAULT_FILE))


def file_url(file: Path) -> str:
    """The address of a SQLite file, whatever signs its path holds."""
    return URL.create("sqlite", database=str(file)).render_as_string()


@lru_cache(MOST_ADDRESSES)
def parsed(url: str) -> URL:
    """The address in its parts; raises StoreError for one that cannot be used, without repeating it."""
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise StoreError(
            _(
                "DATABASE_URL går inte att läsa. Skriv postgresql://användare:lösenord@värd/databas, med "
                "tecken som @ : / i lösenordet som %40 %3A %2F."
            )
        ) from None
    driver = address.drivername.partition("+")[2]
    default = DRIVERS.get(address.get_backend_name())
    if default is None or driver not in {"", default}:
        raise StoreError(
            _("DATABASE_URL anger en databas som inte stöds. Använd postgresql:// eller sqlite:///.")
        )
    if default == DRIVERS["sqlite"]:
        _require_a_file(address)
    elif not (PLAIN_HOST.fullmatch(address.host or "") and PLAIN_NAME.fullmatch(address.database or "")):
        # An @ or / that should have been coded has put a piece of the password where the host is.
        raise StoreError(_("DATABASE_URL går inte att läsa. Skriv @ : / i lösenordet som %40 %3A %2F."))
    return address


def _require_a_file(address: URL) -> None:
    elsewhere = address.host or address.port or address.username or address.password or address.query
    if elsewhere or not address.database or address.database == ":memory:":
        raise StoreError(_("DATABASE_URL ska ange en fil: sqlite:///mapp/fil.sqlite, utan tillägg efter ?."))


def sqlite_file(url: str) -> Path | None:
    """The store's file, or None where the store is a server."""
    address = parsed(url)
    return Path(address.database or "") if address.get_backend_name() == "sqlite" else None


def place(url: str) -> str:
    """The store in words: its file, or its host and database; never a user name, password or option."""
    file = sqlite_file(url)
    if file is not None:
        return str(file)
    address = parsed(url)
    port = f":{address.port}" if address.port else ""
    return f"{address.host or 'localhost'}{port}/{address.database or ''}"
