"""Model fields of our own."""

from wagtail.fields import StreamField


class BodyField(StreamField):
    """A StreamField whose blocks stay out of migrations: they change often, the column never."""

    def __init__(self, block_types=None, **kwargs):
        super().__init__(block_types or [], **kwargs)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
