"""A linked list is made and walked back to its head."""


class Node:
    __slots__ = ("v", "next", "parent")

    def __init__(self, v, parent=None):
        self.v = v
        self.next = None
        self.parent = parent


def f(head, n, c):
    node = head
    for i in range(n):
        new = Node(node.v * c + i, node)
        node.next = new
        node = new
    total = 0.0
    while node is not None:
        node.v *= 1.1
        total += node.v
        node = node.parent
    return total


WRT = ("c", "head.v")


def inputs():
    return (Node(0.4), 3, 0.8), {}
