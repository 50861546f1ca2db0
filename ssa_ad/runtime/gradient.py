"""What a gradient with respect to an object looks like."""

from __future__ import annotations

from typing import Any


class Gradient:
    """The gradient of an object: the same attribute names, cotangents where it holds floats.

    Ints, strings and None are copied unchanged.
    """

    def __init__(self, name: str, fields: dict[str, Any]) -> None:
        self.__dict__.update(fields)
        self.__dict__["_name"] = name

    def __repr__(self) -> str:
        inside = ", ".join(f"{k}={v!r}" for k, v in self.__dict__.items() if k != "_name")
        return f"Gradient of {self.__dict__['_name']}({inside})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Gradient) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]
