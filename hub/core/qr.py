"""Addresses that a phone's own camera opens."""

import segno


def qr_of(address: str) -> str:
    """Return a QR code of `address` as a `data:` address of an SVG."""
    return segno.make(address, error="m", micro=False).svg_data_uri(border=2, omitsize=True)
