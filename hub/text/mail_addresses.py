"""One spelling for each mailbox: accounts, senders and limits are told apart by it."""

import re
from encodings import idna

from hub.text.normalise import plain

# Their old addresses have two dots together or one at the end, which RFC 5321 allows in quotes.
CARRIERS = re.compile(
    r"(?:docomo|(?:[a-z0-9-]+\.)?ezweb|(?:[a-z0-9-]+\.)?vodafone|softbank|(?:[a-z0-9-]+\.)?pdx"
    r"|(?:[a-z0-9-]+\.)?willcom|disney)\.ne\.jp|(?:[a-z0-9-]+\.)?(?:au|dion)\.com|i\.softbank\.jp"
)
_ATOMS = re.compile(r"[^\s\"(),:;<>@\[\\\]]+(?:\.[^\s\"(),:;<>@\[\\\]]+)*")
_WITHOUT_QUOTES = re.compile(r'[^\s"\\]+')
_DOTS = re.compile("[。．｡]")


def mail_address(typed: str) -> str:
    """Return an e-mail address as mail is sent to it, however it was typed.

    Full-width letters are read, what nobody sees is gone. The name of an old phone's address is in
    quotes if it needs them ("aoi..sora."@docomo.ne.jp), and of no other. What is no address is
    returned for the reader's checks.
    """
    name, at, host = plain(_DOTS.sub(".", typed)).rpartition("@")
    if not at:
        return host
    inner = name[1:-1] if len(name) > 2 and name[0] == name[-1] == '"' else name
    if _WITHOUT_QUOTES.fullmatch(inner):
        if inner != name and _ATOMS.fullmatch(inner) and not _has_odd_dots(inner):
            name = inner
        elif _has_odd_dots(inner) and CARRIERS.fullmatch(host.lower()):
            name = f'"{inner}"'
    return f"{name}@{host}"


def mail_key(typed: str) -> str:
    """Return the name of a mailbox: equal for all ways of writing its address.

    mail_key(mail_key(x)) == mail_key(x). It can be written to.
    """
    name, at, host = mail_address(typed).lower().rpartition("@")
    return f"{name}{at}{_ascii(host)}" if at else host


def _has_odd_dots(name: str) -> bool:
    return ".." in name or name.startswith(".") or name.endswith(".")


def _ascii(host: str) -> str:
    """Return a host in the letters of the wire (みと.jp is xn--o9j2b.jp), or as it is."""
    try:
        return ".".join(idna.ToASCII(part).decode() for part in host.split(".")).lower()
    except UnicodeError:
        return host
