from django.http import HttpRequest

from hub.pages.frame import Frame


def hub(request: HttpRequest) -> dict[str, object]:
    """What the frame of every page shows: names, the desk, whether this is a demonstration."""
    return {"hub": Frame.of(request)}
