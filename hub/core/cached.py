"""Filling cached properties from outside: lists read at once what each page would ask for."""


def set_cached(instance: object, name: str, value: object) -> None:
    """Let the `cached_property` called `name` of `instance` answer `value`."""
    vars(instance)[name] = value


def forget_cached(instance: object, name: str) -> None:
    """Let the `cached_property` called `name` of `instance` be asked anew."""
    vars(instance).pop(name, None)
