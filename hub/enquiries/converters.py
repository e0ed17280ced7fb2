from django.urls import register_converter


class PageKey:
    """What names a page in an address (`hub.enquiries.mailboxes.key_of`)."""

    regex = r"page/[0-9]{1,18}|[-a-zA-Z0-9_]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(PageKey, "page_key")
