"""Idioms of containers, references in them, functions that remember, and ways to call a function."""

from __future__ import annotations

from tests.support.fuzz.classes import KINDS, hole, made, result
from tests.support.fuzz.expressions import Expressions
from tests.support.fuzz.scope import ArrSeq, Inst, Num, Scope
from tests.support.fuzz.statements import Made, free, learn
from tests.support.fuzz.tree import parsed


def defined(s: Scope, name: str, text: str, *imports: str) -> None:
    """Have something of the module defined once."""
    s.library.definitions.setdefault(name, text)
    s.library.imports.update(imports)


# ------------------------------------------------------------------------------------- containers


def container(s: Scope, kind: str) -> list[str]:
    return s.of(Inst, lambda k: k.cls == kind)


def deque_of_numbers(e: Expressions, s: Scope) -> Made:
    s.library.imports.add("from collections import Counter, defaultdict, deque")
    names = container(s, "deque")
    if names and e.dice.chance(0.7):
        name, head = e.dice.pick(names), ""
    else:
        text = f"deque([{e.number(s, 1)}, {e.number(s, 0)}], maxlen=3)"
        name = s.new("deque_")
        s.names[name] = Inst("deque")
        head = f"{name} = {text}\n"
    step = e.dice.pick([
        f"{name}.append({e.number(s, 1)})", f"{name}.appendleft({e.number(s, 1)})", f"{name}.rotate(1)",
        f"{name}[0] {e.operation(e.number(s, 1), 0.4)}", f"{name}.append({name}.popleft() * {e.dice.constant()})",
    ])  # fmt: skip
    use = e.dice.pick([f"sum({name})", f"{name}[0]", f"{name}[-1]", f"len({name}) * 0.1"])
    return parsed(f"{head}{step}\n" + result(e, s, use))


def default_dict(e: Expressions, s: Scope) -> Made:
    s.library.imports.add("from collections import Counter, defaultdict, deque")
    names = container(s, "defaultdict")
    name, head = (e.dice.pick(names), "") if names and e.dice.chance(0.7) else (s.new("sums_"), "")
    if name not in s.names:
        s.names[name] = Inst("defaultdict")
        head = f"{name} = defaultdict({e.dice.pick(['float', 'lambda: 0.5'])})\n"
    key = e.dice.pick(['"u"', '"w"', '"z"'])
    use = e.dice.pick([f'{name}["u"]', f"sum({name}.values())", f'{name}.get("q", 0.5)', f'{name}["v"]',
        f'{name}["v"] + sum({name}.values())'])  # fmt: skip
    if e.dice.chance(0.3):
        i = s.new("i")
        step = f'for {i} in ("u", "z", "u"):\n    {name}[{i}] += {e.number(s, 1)}\n'
    else:
        step = f"{name}[{key}] {e.operation(e.number(s, 1), 0.2)}\n"
    return parsed(head + step + result(e, s, use))


def counted(e: Expressions, s: Scope) -> Made:
    s.library.imports.add("from collections import Counter, defaultdict, deque")
    names = container(s, "Counter")
    name, head = (e.dice.pick(names), "") if names and e.dice.chance(0.7) else (s.new("counts_"), "")
    if name not in s.names:
        s.names[name] = Inst("Counter")
        head = f"{name} = Counter({e.dice.pick(['', '{chr(117): 2}', chr(34) + 'uwu' + chr(34)])})\n"
        head = head.replace("chr(117)", '"u"')
    key = e.dice.pick(['"u"', '"w"'])
    return parsed(f"{head}{name}[{key}] += 1\n" + result(e, s, f"{name}[{e.dice.pick([key, key])}] * {e.number(s, 1)}"))


def nested_dict(e: Expressions, s: Scope) -> Made:
    names = container(s, "nested")
    if names and e.dice.chance(0.7):
        name, head = e.dice.pick(names), ""
    else:
        text = f'{{"opt": {{"lr": {e.number(s, 1)}, "mu": {e.dice.constant()}}}, "w": {e.number(s, 0)}}}'
        name = s.new("cfg_")
        s.names[name] = Inst("nested")
        head = f"{name} = {text}\n"
        s.names.update({f'{name}["opt"]["lr"]': Num(), f'{name}["w"]': Num()})
    place = e.dice.pick([f'{name}["opt"]["lr"]', f'{name}["opt"]["mu"]', f'{name}["w"]'])
    return parsed(f"{head}{place} {e.operation(e.number(s, 1), 0.3)}")


# ------------------------------------------------------------------------------------- references


def references_kept_in_a_loop(e: Expressions, s: Scope) -> Made:
    arrays = s.arrays((4,))
    if not arrays:
        return None
    a, b = e.dice.pick(arrays), e.dice.pick(arrays)
    name, i, count = s.new("P"), s.new("i"), e.dice.integer(1, 3)
    inner = s.inner(True, {})
    kept = e.dice.pick([a, f"{a} if {e.condition(inner)} else {b}", f"{a} * {e.dice.constant()}", f"{a}[::-1]"])
    write = f"{e.dice.pick([a, f'{name}[-1]', f'{name}[0]'])}[{e.index(s, 4)}] {e.operation(e.number(inner, 1), 0.4)}"
    first = e.dice.pick(["", "", a])
    learn(s, name, ArrSeq((4,), count + bool(first)))
    return parsed(f"{name} = [{first}]\nfor {i} in range({count}):\n    {name}.append({kept})\n    {write}")


def attribute_refers_in_a_loop(e: Expressions, s: Scope) -> Made:
    arrays = free(s, [a for a in s.arrays((4,)) if a.isidentifier()])
    if not arrays:
        return None
    text = made(e, s, "State")
    name, i = s.new("state_"), s.new("i")
    head = f"{name} = {text}\n"
    a, b = e.dice.pick(arrays), e.dice.pick(arrays)
    learn(s, name, KINDS["State"])
    kept = e.dice.pick([a, f"{a} if {i} % 2 == 0 else {b}", f"{a} if {e.condition(s)} else {b}"])
    write = f"{name}.hist[{e.index(s, 4)}] {e.operation(e.number(s, 1), 0.4)}"
    loop = f"for {i} in range({e.dice.integer(1, 3)}):\n    {name}.hist = {kept}\n    {write}"
    return parsed(head + loop)


def buffers_swapped_in_a_loop(e: Expressions, s: Scope) -> Made:
    shapes = [s.shape(a) for a in free(s, s.arrays(rank=1))]
    if not shapes:
        return None
    shape = e.dice.pick(shapes)
    known = free(s, s.arrays(shape))
    if len(known) < 2:
        return None
    a, b = e.dice.random.sample(known, 2)
    write = e.dice.pick([
        f"{a}[0] = {b}[-1] * {e.dice.constant()}", f"{a}[1:] = {b}[:-1]", f"{a}[:] = {b} * {e.dice.constant()}",
        f"{a} = np.sin({b})",
    ])  # fmt: skip
    return parsed(f"for {s.new('i')} in range({e.dice.pick(['1', '2', '3'])}):\n    {write}\n    {a}, {b} = {b}, {a}")


def list_holds_an_array_twice(e: Expressions, s: Scope) -> Made:
    arrays = s.arrays((4,))
    if not arrays:
        return None
    a = e.dice.pick(arrays)
    name, b = s.new("P"), s.new("b")
    learn(s, name, ArrSeq((4,), 2))
    use = e.dice.pick([
        f"{name}[0][1:] *= {e.dice.constant()}", f"{name}[1] += {e.number(s, 1)}",
        f"for {b} in {name}:\n    {b}[{e.index(s, 4)}] {e.operation(e.number(s, 1), 0.3)}",
    ])  # fmt: skip
    return parsed(f"{name} = [{a}, {a}]\n{use}")


# ------------------------------------------------------------------------------------- functions that remember


def lru_cached(e: Expressions, s: Scope) -> Made:
    body = hole(e, "0.3 * k", "1.1", depth=2)
    text = f"@lru_cache(maxsize=None)\ndef basis(k):\n    return float({body})\n"
    defined(s, "basis", text, "from functools import lru_cache")
    return parsed(result(e, s, f"basis({e.index(s, 3)}) * {e.number(s, 1)}"))


def memo_by_hand(e: Expressions, s: Scope) -> Made:
    value = hole(e, "0.4 * k", "0.8", depth=2)
    defined(s, "memo", "memo = {}\n")
    defined(
        s, "recall", f"def recall(k):\n    if k not in memo:\n        memo[k] = {value}\n    return memo[k]\n"
    )
    return parsed(result(e, s, f"recall({e.index(s, 3)}) * {e.number(s, 1)}"))


# ------------------------------------------------------------------------------------- calls


def starred_parameters(e: Expressions, s: Scope) -> Made:
    defined(
        s, "blend",
        f"def blend(*parts, **options):\n    total = {e.dice.constant()}\n    for k, part in enumerate(parts):\n"
        f"        total += part * {hole(e, 'part', '0.2 * k')}\n"
        f'    return total * options.get("scale", {e.dice.constant()})\n',
    )  # fmt: skip
    parts = [f"math.sin({e.number(s, 1)})" for _ in range(e.dice.integer(0, 3))]
    if e.dice.chance(0.4):
        parts = [f"*[{', '.join(parts)}]"]
    if e.dice.chance(0.5):
        option = e.number(s, 0)
        parts.append(e.dice.pick([f"scale={option}", f'**{{"scale": {option}}}']))
    return parsed(result(e, s, f"blend({', '.join(parts)})"))


def default_arguments(e: Expressions, s: Scope) -> Made:
    defined(s, "shaped", f"def shaped(u, k={e.dice.constant()}, *, off=0.1):\n    return {hole(e, 'u', 'k', 'off')}\n")
    more = e.dice.pick(["", f", {e.number(s, 0)}", f", off={e.number(s, 0)}", f", k={e.number(s, 0)}"])
    return parsed(result(e, s, f"shaped({e.number(s, 1)}{more})"))
