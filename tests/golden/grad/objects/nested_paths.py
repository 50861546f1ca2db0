def forward_grad(self, x, y_bar=1.0):
    layers = self.layers                 # 15: def forward(self, x):
    item = layers[0]
    w = item.w
    item_1 = layers[1]
    b = item_1.b
    b_1 = item.b                         # 18: x = layer.w * x + layer.b
    w_1 = item_1.w
    self.calls = self.calls + 1          # 16: self.calls += 1
    x_1 = w * x + b_1                    # 18
    item.b = 0.9 * b_1 + 0.1 * x_1       # 19: layer.b = 0.9 * layer.b + 0.1 * x
    x_1 = w_1 * x_1 + b                  # 18
    item_1.b = 0.9 * b + 0.1 * x_1       # 19
    y = x_1 * x_1                        # 20: return x * x

    x_bar = 2.0 * y_bar * x_1            # 20
    x_bar_1 = x_bar * w_1                # 18: x = layer.w * x + layer.b
    w_bar = x_bar_1 * x
    x_bar_1 *= w
    return y, (x_bar_1, w_bar, x_bar)
