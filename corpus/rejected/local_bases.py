"""A local class with two bases: what `super` means there is not followed."""


def f(x):
    class Base:
        def run(self, u):
            return u

    class Doubled(Base):
        def run(self, u):
            return super().run(2.0 * u)

    class Shifted(Base):
        def run(self, u):
            return super().run(u + 1.0)

    class Both(Doubled, Shifted):
        pass

    return Both().run(x) * x


def inputs():
    return (0.4,), {}
