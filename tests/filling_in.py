"""Filling in a form as a browser would: what it would send for the page that it shows."""

from html.parser import HTMLParser


class FormReader(HTMLParser):
    """Collects what a browser would send for the (only) form[method=post] inside main."""

    def __init__(self) -> None:
        super().__init__()
        self.data: dict[str, list[str]] = {}
        self.files: set[str] = set()
        self.in_form = False
        self.textarea = self.select = None
        self.text = ""

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        name = values.get("name")
        if tag == "form":
            self.in_form = values.get("method") == "post"
        if not self.in_form:
            return
        if tag == "input" and name:
            self._input(name, values)
        elif tag == "textarea":
            self.textarea, self.text = name, ""
        elif tag == "select":
            self.select = name
        elif tag == "option" and ("selected" in values or self.select not in self.data):
            self.data[self.select] = [values.get("value", "")]

    def _input(self, name, values):
        kind = values.get("type", "text")
        if kind == "file":
            self.files.add(name)
        elif kind in ("checkbox", "radio"):
            if "checked" in values:
                self.data.setdefault(name, []).append(values.get("value", "on"))
        else:
            self.data[name] = [values.get("value", "")]

    def handle_data(self, data):
        self.text += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.textarea:
            self.data[self.textarea] = [self.text.removeprefix("\n")]
            self.textarea = None
        elif tag == "select":
            self.select = None
        elif tag == "form":
            self.in_form = False


def form_of(response) -> dict[str, list[str]]:
    reader = FormReader()
    reader.feed(response.content.decode().partition("<main")[2])
    return reader.data
