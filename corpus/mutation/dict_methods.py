"""What dicts do: update, pop, popitem, del, merge, fromkeys."""


def f(x, y):
    d = {"a": x}
    d.setdefault("b", y)
    d.update({"c": x * y}, e=2.0)
    d.update([("g", y)])
    p, q = d.pop("c"), d.pop("zz", x)
    key, last = d.popitem()
    total = p * q + last + d.get("a") * d.get("q", 3.0)
    for value in d.values():
        total *= value
    del d["b"]
    merged = {**d, "z": x} | {"y": y}
    merged |= dict.fromkeys("uv", total)
    return total + merged["z"] * merged["y"] + merged["u"] + len(d) + ("a" in d) + sum(d.values())


def inputs():
    return (0.7, 1.2), {}
