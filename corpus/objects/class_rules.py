"""What classes say of their members: a diamond, a descriptor, a deleter, class state, orderings, abstract methods."""

import abc


class A1:
    def f(self, u):
        self.z = u
        return u


class B1(A1):
    def f(self, u):
        return super().f(u * 2.0) + 1.0


class C1(A1):
    def f(self, u):
        return super().f(u * 3.0) * 2.0


class D1(B1, C1):
    def f(self, u):
        return super().f(u + 0.1)


class Clip:
    def __set_name__(self, owner, name):
        self.n = "_" + name

    def __get__(self, obj, cls=None):
        return getattr(obj, self.n)

    def __set__(self, obj, u):
        setattr(obj, self.n, min(u, 1.0))


class E:
    w = Clip()
    total = 0.5

    @staticmethod
    def s(u):
        return u * u

    @classmethod
    def m(cls, u):
        return u * cls.total

    def add(self, u):
        E.total += u
        self.total = E.total * u
        return self.total

    @property
    def p(self):
        return self._w

    @p.deleter
    def p(self):
        self._w = 0.25


class T:
    def __init__(self, u):
        self.u = u

    def __lt__(self, q):
        return self.u < q.u

    def __ge__(self, q):
        return not self < q


class Bs(abc.ABC):
    @abc.abstractmethod
    def e(self, u): ...
    def run(self, u):
        return self.e(u) * 2.0


class Cs(Bs):
    def e(self, u):
        return u**3


def f(x, v):
    d = D1()
    y = d.f(x) * d.z
    e = E()
    e.w = x * 2.0
    e.w += 0.5
    y += e.w * x
    y += e.add(x) + E.total * e.total + E.s(x) + E.m(v)
    del e.p
    y += e.p * x
    if T(x) >= T(v):
        y *= 2.0
    return y + Cs().run(v)


ENTRY = "f"
WRT = ("x", "v")


def inputs():
    return (0.2, 0.7), {}
