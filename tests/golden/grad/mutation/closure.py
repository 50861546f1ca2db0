def add_grad(x, y_bar=1.0):
    calls = calls_cell.cell_contents + 1  # 10: calls += 1
    total = total_cell.cell_contents     # 8: def add(x):
    calls_cell.cell_contents = calls     # 10
    total += x * calls                   # 11: total = total + x * calls
    total_cell.cell_contents = total
    y = total * total                    # 12: return total * total

    total_bar = 2.0 * y_bar * total      # 12
    x_bar = total_bar * calls            # 11
    return y, (x_bar, total_bar)
