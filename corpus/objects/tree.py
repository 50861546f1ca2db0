"""A tree that came in: methods call themselves on its branches, a loop follows its left side."""


class Tree:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right

    def total(self, x):
        found = self.value * x
        for branch in (self.left, self.right):
            if branch is not None:
                found += branch.total(0.5 * x * x)
        return found


def f(tree, x):
    total, node = tree.total(x), tree
    while node.left is not None:
        node = node.left
        node.value *= x
    return total * node.value


ENTRY = "f"
WRT = ("x", "tree.left.value")


def inputs():
    return (Tree(0.1, Tree(0.2, Tree(0.5)), Tree(0.3, None, Tree(0.4))), 0.7), {}
