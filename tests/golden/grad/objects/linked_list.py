def f_grad(head, n, c, y_bar=1.0):
    v = head.v                           # 13: def f(head, n, c):
    t = v * c + 0                        # 16: new = Node(node.v * c + i, node)
    node = Node.__new__(Node)
    node.v = t                           # 8: self.v = v
    node.next = None                     # 9: self.next = None
    node.parent = head                   # 10: self.parent = parent
    head.next = node                     # 17: node.next = new
    t_1 = t * c + 1                      # 16
    node_1 = Node.__new__(Node)
    node_1.v = t_1                       # 8
    node_1.next = None                   # 9
    node_1.parent = node                 # 10
    node.next = node_1                   # 17
    t_2 = t_1 * c + 2                    # 16: new = Node(node.v * c + i, node)
    node_2 = Node.__new__(Node)
    node_2.v = t_2                       # 8: self.v = v
    node_2.next = None                   # 9: self.next = None
    node_2.parent = node_1               # 10: self.parent = parent
    node_1.next = node_2                 # 17: node.next = new
    v_1 = t_2 * 1.1                      # 21: node.v *= 1.1
    node_2.v = v_1
    total = 0.0 + v_1                    # 22: total += node.v
    v_1 = t_1 * 1.1                      # 21
    node_1.v = v_1
    total += v_1                         # 22
    v_1 = t * 1.1                        # 21
    node.v = v_1
    total += v_1                         # 22
    v_1 = v * 1.1                        # 21: node.v *= 1.1
    head.v = v_1
    total += v_1                         # 22: total += node.v

    v_bar = y_bar * 1.1                  # 21
    t_bar = v_bar + v_bar * c            # 16: new = Node(node.v * c + i, node)
    t_3 = t_bar * t
    t_bar = v_bar + t_bar * c
    c_bar = v_bar * t_1 + t_3
    v_bar += t_bar * c
    c_bar += t_bar * v
    return total, (c_bar, v_bar)
