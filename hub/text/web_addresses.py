"""Web addresses as they were typed, but for what a keyboard made wide."""

import re
import unicodedata

from hub.text.normalise import visible

# Scheme and host; what follows is kept, since another letter there is another page.
_HOST = re.compile(r"(?:[a-zａ-ｚ]+[:：][/／]{2})?[^/／?？#＃\s]*", re.IGNORECASE)
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def web_address(typed: str) -> str:
    """Return a web address with its scheme and host in plain letters, the rest as it is.

    Only if the host was typed in full-width letters, those of the rest are plain too.
    """
    text = visible(typed)
    match = _HOST.match(text)
    host = match.group() if match else ""
    rest = text[len(host) :]
    if host.translate(_WIDE) != host:
        rest = rest.translate(_WIDE)
    return unicodedata.normalize("NFKC", host) + rest
