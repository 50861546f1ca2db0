"""Static and class methods, and a class attribute that counts."""


class Model:
    rate = 0.3

    @staticmethod
    def square(x):
        return x * x

    @classmethod
    def scaled(cls, x):
        return x * cls.rate

    def run(self, x):
        return self.square(x) + self.scaled(x) * Model.square(self.rate)


ENTRY = "Model.run"
WRT = "x"


def inputs():
    return (Model(), 0.9), {}
