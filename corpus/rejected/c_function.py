"""A function written in C that there is no rule for."""
import struct


def f(x):
    data = struct.pack("<d", x * 2.0)
    return struct.unpack("<d", data)[0] * x


def inputs():
    return (1.5,), {}
