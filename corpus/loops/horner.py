"""A polynomial by Horner's rule over a list of coefficients, from the back."""


def polynomial(coefficients, x):
    y = 0.0
    for c in reversed(coefficients):
        y = y * x + c
    return y


def inputs():
    return ([0.3, -1.2, 0.5, 0.8], 1.4), {}
