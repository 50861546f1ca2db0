"""The faults that `plant_faults.py` plants: one place in the compiler each, made wrong in one way.

A fault is a change of text. The old text stands exactly once in its file; a test keeps it so. It must be a real
fault: a change that only makes the output longer or slower cannot be found. Most keep the output well formed
and wrong in few programs; what fails at once shows nothing about what finds it. Those of the compiler change what
functions do, so that they can be planted while it runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Fault:
    """``breaks`` says in one line what goes wrong; ``file`` is below the package."""

    name: str
    breaks: str
    file: str
    old: str
    new: str

    def changed(self, text: str) -> str:
        """Return a text of the file with the fault; raise ValueError if it has moved on."""
        found = text.count(self.old)
        if found != 1 or self.old == self.new:
            raise ValueError(f"the fault `{self.name}` is stale: its text stands {found} times in {self.file}")
        return text.replace(self.old, self.new)

    def plant(self, package: Path) -> None:
        """Change a copy of the package."""
        path = package / self.file
        path.write_text(self.changed(path.read_text() if path.exists() else ""))


def _in(folder: str, *rows: Sequence[str]) -> tuple[Fault, ...]:
    """Return faults of one folder, from (name, what it breaks, file, old text, new text)."""
    return tuple(Fault(name, breaks, folder + file, old, new) for name, breaks, file, old, new in rows)


LOWER = _in(
    "lower/",
    (
        "carry-forgotten", "a name that only some trips set is not carried to the next trip", "exposed.py",
        "found = frozenset(reads | (stored_in(loop.body) - certain))",
        "found = frozenset(reads)",
    ),
    (
        "else-side-unmerged", "what only the else side of a branch changes is lost", "statements.py",
        "keys = changed_keys(cx, before, env_a, env_b)",
        "keys = changed_keys(cx, before, env_a)",
    ),
    (
        "objects-confused", "a merge takes two objects of one class for one", "merge.py",
        "return x is y or x.key == y.key",
        "return x is y or x.cls is y.cls",
    ),
    (
        "continue-leaves", "a trip that continues ends the loop", "loops.py",
        "            sides[0].results = [cx.b.const(0)]",
        "            sides[0].results = [cx.b.const(1)]",
    ),
    (
        "else-after-break", "the else of a loop runs after a break, and only then", "loops.py",
        'done = cx.b.apply("operator.eq", [exit_value, cx.b.const(0)])',
        'done = cx.b.apply("operator.eq", [exit_value, cx.b.const(1)])',
    ),
    (
        "return-lost", "a return in a loop that also breaks does not leave the function", "trips.py",
        'left = cx.b.apply("operator.eq", [exit_value, cx.b.const(code)])',
        'left = cx.b.apply("operator.eq", [exit_value, cx.b.const(-1)])',
    ),
    (
        "entry-aliases-missed", "one object that comes in by two ways is taken for two", "entry.py",
        "known = cx.real_ids.get(id(real))",
        "known = cx.real_ids.get(-1)",
    ),
    (
        "overlaps-missed", "two arguments that share storage are not one region", "outcome.py",
        "pairs = overlap_pairs(arrays) |",
        "pairs = overlap_pairs(arrays[:1]) |",
    ),
    (
        "holdings-missed", "an array that is also in a list that grows is no storage of the list's", "outcome.py",
        "pairs = overlap_pairs(arrays) | holding_pairs(arrays, containers, [])",
        "pairs = overlap_pairs(arrays)",
    ),
    (
        "commit-dropped", "a closure variable is not written", "entry.py",
        '    cx.b.emit("cell_write", [loc.value, cx.value(value)]',
        '    if loc.kind != "closure":\n        cx.b.emit("cell_write", [loc.value, cx.value(value)]',
    ),
    (
        "length-unguarded", "a list that has grown since is called with code for the shorter one", "guards.py",
        '"len": lambda x, n: x is not MISSING and len(x) == n,',
        '"len": lambda x, n: x is not MISSING,',
    ),
    (
        "sharing-unguarded", "what shares storage now is called with code for what was apart", "guards.py",
        "(length_classes(arrays) != self.lengths or overlap_pairs(arrays) != self.overlaps):\n"
        "            return False\n"
        "        objects = [fetch(p) for p in self.objects]\n"
        "        if self.objects and identity_classes(objects) != self.identities:",
        "length_classes(arrays) != self.lengths:\n"
        "            return False\n"
        "        objects = [fetch(p) for p in self.objects]\n"
        "        if None in objects:",
    ),
    (
        "handler-blind", "what the body of a try has set is lost to its handler", "handler_names.py",
        "return frozenset(n for n in hidden if n not in read or n in (sure or ()))",
        "return frozenset(hidden)",
    ),
    (
        "else-of-try", "the else of a try is left out where the body may have left it", "trying.py",
        "if not orelse or 0 not in codes_of(cx, code):",
        "if not orelse or code != GO:",
    ),
    (
        "finally-passed", "an exception passes a finally that is not run", "trying.py",
        "        code = lower_block(cx, node.finalbody)\n        done: dict",
        "        code: Exit = GO\n        done: dict",
    ),
    (
        "end-of-with", "an exception that is caught further out does not end a with", "managers.py",
        "            return seen(cx, ends[1], error, item)",
        "            return thrown(cx, error)",
    ),
    (
        "trips-undone", "a trip that raises loses what the trips before it have changed", "throws.py",
        "return None if raises and changed else changed",
        "return changed",
    ),
    (
        "deque-overfull", "a full deque drops nothing when something is appended", "methods.py",
        "full = deque(items, maxlen_of(cx, loc))",
        "full = deque(items)",
    ),
    (
        "default-not-kept", "an entry that a defaultdict makes when it is read is not kept", "containers.py",
        "    write(cx, base.loc, key, cx.call(factory, [], {}, None))\n"
        '    return read_cell(cx, base.loc, ("item", key))',
        "    return cx.call(factory, [], {}, None)",
    ),
    (
        "cache-passed", "a cached function is called past its cache", "caches.py",
        'kept = cx.b.emit("opaque", [cx.value(v.Static(obj)), *values, *reads]',
        'kept = cx.b.emit("opaque", [cx.value(v.Static(obj.__wrapped__)), *values, *reads]',
    ),
    (
        "pure-uncopied", "a pure function works on the arrays that are kept, and gives them back", "pure_text.py",
        'return {"array": f"{text}.copy()", "number": text}',
        'return {"array": text, "number": text}',
    ),
    (
        "range-of-draw", "a uniform draw is stretched by its upper end, wherever its range begins", "draws.py",
        '        scale = cx.binary("Sub", scale, loc)\n',
        "",
    ),
    (
        "mask-ignored", "np.copyto writes also where its mask says no", "masks.py",
        "    if where == Const(True):\n        cx.set_item_value(",
        "    if where is not None:\n        cx.set_item_value(",
    ),
)  # fmt: skip

ANALYSIS = _in(
    "analysis/",
    (
        "branch-regions", "the arrays that a branch chooses between are not one region", "alias.py",
        "                for source in self.merges[out]:\n                    self._join(out, source)",
        "                pass",
    ),
    (
        "list-region", "an array and the list that it is appended to are not connected", "alias.py",
        'elif op.kind in PUTS and is_reference(op.args[1].type):',
        'elif op.kind in PUTS and op.kind != "append" and is_reference(op.args[1].type):',
    ),
    (
        "item-region", "an array and the list that is made of it are not connected", "alias.py",
        'union(part(op.out, "*" if op.kind == "list" else k), a)',
        'union(part(op.out, k), a)',
    ),
    (
        "back-edge", "a write in a later trip does not count as one after the read", "alias.py",
        "if common or (later and (under is root or not self.disjoint(under, root))):",
        "if later and (under is root or not self.disjoint(under, root)):",
    ),
    (
        "disjoint-views", "two names of one array count as apart when one is written", "alias.py",
        "used = any(n > at or any(op in loops for op in self.loops_around(site)) for n, site in self.readers[other])",
        "used = any(any(op in loops for op in self.loops_around(site)) for n, site in self.readers[other])",
    ),
    (
        "view-is-a-copy", "for the optimisations a slice is an array of its own", "effects.py",
        "handed = HANDS_ON.get(op.kind, ())",
        'handed = HANDS_ON.get(op.kind, ()) if op.kind != "view" else ()',
    ),
    (
        "iop-inactive", "an array that only in-place updates make depend on x counts as a constant", "activity.py",
        'if kind in ("store", "iop", "scatter_add", "append",',
        'if kind in ("store", "scatter_add", "append",',
    ),
    (
        "carry-inactive", "what comes around a loop counts as a constant behind it", "activity.py",
        "for a, b in ((i, p), (n, p), (i, f), (n, f))",
        "for a, b in ((i, p), (n, p), (i, f))",
    ),
    (
        "windows-once", "what is added to an element by several windows counts once", "repeats.py",
        "if one or aliases.region(value) not in self.regions:",
        "if one or self.regions is not None:",
    ),
)  # fmt: skip

OPTIMIZE = _in(
    "optimize/",
    (
        "promote-viewed", "an array that a view still reads is turned into values", "promote_contents.py",
        "if value is not root and (aliases.region(value) is region or region in",
        "if value is not root and (region in",
    ),
    (
        "promote-argument", "updates of an argument are turned into values: the caller does not see them",
        "promote_contents.py",
        "not root.type.rank or not aliases.is_fresh(root):",
        "not root.type.rank:",
    ),
    (
        "copies-twins", "carries that start as one value are taken for one", "copies.py",
        "init, following = self.final(parts.inits[k]), self.final(parts.nexts[k])\n"
        "            own = (carried,) if parts.cond is None else (carried, parts.cond.params[k])\n"
        "            if following is carried or following is init:",
        "init = following = self.final(parts.inits[k])\n"
        "            own = (carried,) if parts.cond is None else (carried, parts.cond.params[k])\n"
        "            if self.final(parts.nexts[k]) in (carried, init):",
    ),
    (
        "fold-two-trips", "a loop of two trips is spliced in as one", "fold.py",
        "if len(trips) > 1 or parts.exits",
        "if len(trips) > 2 or parts.exits",
    ),
    (
        "fold-negation", "-f(x) is taken for -(-x)", "fold.py",
        "return inner.args[0] if inner is not None and twice else None",
        "return inner.args[0] if inner is not None and inner.args else None",
    ),
    (
        "dead-kept-array", "writes to an array that an attribute keeps are dropped", "dead.py",
        'in ("list", "dict", "append", "list_store", "dict_store", "attr_store", "cell_write")',
        'in ("list", "dict", "append", "list_store", "dict_store", "attr_store")',
    ),
    (
        "dead-raising", "what only raises is dropped", "dead.py",
        'if (ordered or effect.outside or raising) and',
        'if (ordered or effect.outside) and op.kind != "raise" and',
    ),
    (
        "cse-written", "an element is not read again after it is written", "cse.py",
        "        self.forget(table, self.written_by(op))\n",
        "",
    ),
    (
        "cse-next-trip", "what was read before a loop is not read again in the trips that write it", "cse.py",
        'if op.kind in ("for", "while"):\n                    self.forget(',
        'if op.kind == "while":\n                    self.forget(',
    ),
    (
        "cse-sides", "what one side of a branch computed is not computed on the other", "cse.py",
        "self.block(inner, seen)",
        "self.block(inner, table)",
    ),
    (
        "cse-storage", "two new arrays are taken for one though one is written later", "cse.py",
        "return private(op.out) and (private(known) or self.read_before_written(op.out, known))",
        "return private(op.out)",
    ),
    (
        "zeros-carry", "an adjoint that is zero before a loop is zero behind it", "zeros.py",
        "self.refuted.add(carried)",
        "pass",
    ),
    (
        "zeros-scatter", "what is added at repeated indices leaves an adjoint zero", "zeros.py",
        'if op.kind == "take" or (op.kind in WRITES',
        'if op.kind in ("take", "scatter_add") or (op.kind in WRITES',
    ),
    (
        "narrow-written", "an adjoint of equal entries stays one number though it is written", "narrow.py",
        "if op.out in self.changeable:",
        "if op.out is None:",
    ),
    (
        "accumulate-past", "equal contributions are added once though something between them reads the sum",
        "accumulate.py",
        "            if not effect_of(other, self.lookup).pure or other.blocks:\n                break\n",
        "",
    ),
    (
        "accumulate-shared", "a constant is doubled though another product has it, too", "accumulate.py",
        'if site is None or self.count.get(value) != 1 or self.ops[site].attrs.get("row")',
        'if site is None or self.ops[site].attrs.get("row")',
    ),
    (
        "signs-shared", "a sign is taken out of a product that another op uses, too", "signs.py",
        "not in SIGNED or self.count.get(value) != 1:",
        "not in SIGNED:",
    ),
    (
        "signs-order", "-a + b becomes a - b", "signs.py",
        'self.become(op, "operator.sub", right, self.strip(left))',
        'self.become(op, "operator.sub", self.strip(left), right)',
    ),
    (
        "takes-put-back", "what is taken is put back past an op that reads there", "takes.py",
        "        if not _quiet(op, lookup):\n            return\n\n\ndef",
        "\n\ndef",
    ),
    (
        "sink-raising", "a store is put off past an op that may raise", "sink.py",
        "return raises or effect.ordered or effect.outside",
        "return effect.ordered or effect.outside",
    ),
    (
        "sink-one-side", "a store goes though only one side of a branch overwrites it", "sink.py",
        "if all(cell in arm.first for arm in arms):",
        "if any(cell in arm.first for arm in arms):",
    ),
    (
        "sink-before", "behind a loop a cell is written as it was before it", "sink.py",
        "carries = list(zip(parts.inits, parts.carried, parts.nexts, parts.finals, strict=True))",
        "carries = list(zip(parts.inits, parts.carried, parts.nexts, parts.inits, strict=True))",
    ),
    (
        "apart-written", "arguments that share storage are told apart though it is written", "apart.py",
        "if not all(facts.never_written(v) for v in group)\n            or (any",
        "if (any",
    ),
    (
        "apart-tied", "an argument that is also state is told apart from it", "apart.py",
        "\n            or (any(v in tied for v in group) and len(set(group)) > 1)",
        "",
    ),
)  # fmt: skip

REVERSE = _in(
    "reverse/",
    (
        "store-not-zeroed", "what was overwritten gets the adjoint of what overwrote it", "memory.py",
        '    taken = s.b.emit("take", [buffer, *operands], [t], f"{v.hint}_bar", {"index": index}).out\n'
        "    c = fit(s, taken, v)\n    s.add(v, c, fresh=c is taken and isinstance(t, Array))",
        '    taken = part(s, buffer, index, operands, f"{v.hint}_bar", op.args[2:])\n'
        "    s.add(v, fit(s, taken, v), lent=True)",
    ),
    (
        "constant-store", "overwriting with a constant does not end the adjoint", "memory.py",
        '        s.b.emit("store", [buffer, s.b.const(0.0), *operands], attrs={"index": index})\n',
        "",
    ),
    (
        "take-after-add", "an adjoint is added before what stands there is taken: x[1:] = x[:-1]", "memory.py",
        '    taken = s.b.emit("take", [buffer, *operands], [t], f"{v.hint}_bar", {"index": index}).out\n'
        "    c = fit(s, taken, v)\n    s.add(v, c, fresh=c is taken and isinstance(t, Array))",
        '    taken = part(s, buffer, index, operands, f"{v.hint}_bar", op.args[2:])\n'
        "    s.add(v, fit(s, taken, v), lent=True)\n"
        '    s.b.emit("store", [buffer, s.b.const(0.0), *operands], attrs={"index": index})',
    ),
    (
        "iop-unscaled", "a[i] *= v does not scale the adjoint of a[i]", "memory.py",
        '        s.b.emit("iop", [buffer, s.saved(v, op), *operands], attrs={"op": name, "index": index})\n',
        "",
    ),
    (
        "iop-overlap", "a *= v is linear though v is a view of a", "memory.py",
        "apart = not isinstance(v.type, Array | Dyn) or s.aliases.region(v) is not s.aliases.region(a)",
        "apart = True",
    ),
    (
        "repeated-index", "an index that occurs twice counts once", "sweep.py",
        'if "a" in index.items or',
        'if "b" in index.items or',
    ),
    (
        "broadcast-store", "a number stored into a slice gets the adjoint of one entry", "memory.py",
        'return s.b.apply("numpy.sum", [c]) if isinstance(c.type, Array) else c',
        'return s.b.apply("numpy.max", [c]) if isinstance(c.type, Array) else c',
    ),
    (
        "view-is-a-value", "the adjoint of a view is a value though its base is written", "sweep.py",
        "if not (name in self.buffered or name in self.shadows or self.aliases.written(name)):",
        "if name not in self.buffered:",
    ),
    (
        "owned-twice", "an array that two adjoints hold counts as owned by each", "sweep.py",
        "and r not in seen and times[r] == 1 for r in results]",
        "and r not in seen for r in results]",
    ),
    (
        "owned-shared", "an adjoint that was handed on is still added to in place", "sweep.py",
        "self.owned.discard(c)  # another name may have it, too",
        "self.owned.add(c)",
    ),
    (
        "lent-kept", "an adjoint that will change is kept without a copy", "sweep.py",
        "if lent and not isinstance(c.type, Scalar):",
        "if lent and isinstance(c.type, Scalar):",
    ),
    (
        "one-side-merged", "an adjoint that only one side of a branch changes is lost", "control.py",
        "changed = [n for n in loose if any(",
        "changed = [n for n in loose if all(",
    ),
    (
        "carry-not-reset", "the adjoint of what every trip sets anew goes on to the trip before", "control.py",
        "end = s.zero_like(param) if isinstance(param.type, Array) else s.zero(n)",
        "end = param",
    ),
    (
        "loop-owned", "what comes out of a reverse loop counts as owned though its start is another's", "control.py",
        "if r in s.owned and (k in self.kept or i in owned)",
        "if r in s.owned",
    ),
    (
        "trips-not-run", "the reverse loop visits trips that a break left out", "control.py",
        "    if parts.trips is None:\n        return start, stop, step",
        "    if True:\n        return start, stop, step",
    ),
    (
        "while-short", "the first trip of a while has no adjoint", "control.py",
        "return s.b.const(0), s.saved(parts.trips), s.b.const(1)",
        "return s.b.const(1), s.saved(parts.trips), s.b.const(1)",
    ),
    (
        "pop-undone-late", "a pop from the front is undone at the end of the list", "containers.py",
        "            put_back(s, target, shadow, g, place[0])",
        "            pass",
    ),
    (
        "element-not-zeroed", "an overwritten list element keeps its adjoint", "containers.py",
        "        put(s, kind, shadow, s.zero(v), place, op)\n",
        "",
    ),
    (
        "append-unshadowed", "what is appended to a list of arrays is not appended to its shadow", "shadows.py",
        'elif op.kind in ("append", "dict_store") or self.wanted(op.args[1]):',
        'elif op.kind == "dict_store" or (op.kind != "append" and self.wanted(op.args[1])):',
    ),
    (
        "group-apart", "arrays that share storage have shadows of their own", "shadows.py",
        "for part in [group] if together and len(group) > 1 else [[v] for v in group]:",
        "for part in [[v] for v in group]:",
    ),
    (
        "gradients-shared", "two gradients are one array", "results.py",
        "found.append(again if isinstance(target.type, Scalar) else s.copied(again))",
        "found.append(again)",
    ),
    (
        "gradient-not-own", "a gradient is the array that another gradient is", "results.py",
        "if whole and own and g not in used and t.rank:",
        "if whole and t.rank:",
    ),
)  # fmt: skip

STORAGE = _in(
    "storage/",
    (
        "copy-skipped", "what is overwritten later is not copied before", "place.py",
        "        if not self.changed(value, at):\n            return value\n",
        "        return value\n",
    ),
    (
        "copy-of-old", "one copy serves reads before and after a write", "place.py",
        "version = sum(aliases.start[op] < aliases.start[at] for op, _ in writers)",
        "version = 0 * len(writers)",
    ),
    (
        "recomputed-late", "an element is read again after it was overwritten", "place.py",
        "return not self.changed(op.args[0], op)",
        "return True",
    ),
    (
        "tape-direction", "the reverse loop reads what was kept from its start", "place.py",
        '        way = "backward"\n        if self._scanned_from',
        '        way = "forward"\n        if self._scanned_from',
    ),
    (
        "exit-in-every-trip", "the branch that leaves a loop is adjoined in every trip", "exits.py",
        'return made(k, "operator.and_", here, left, "leaves")',
        "return left",
    ),
    (
        "exit-without-exit", "the branch that leaves a loop is adjoined though the loop ran out", "exits.py",
        'return made(k, "operator.and_", here, left, "leaves")',
        "return here",
    ),
    (
        "pullback-exposed", "a pullback reads the arguments that the caller has changed since", "split.py",
        "found = [v for v in aliases.function.params + results if is_reference(v.type)]",
        "found = [v for v in results if is_reference(v.type)]",
    ),
    (
        "exit-ambiguous", "a branch counts as the one that left the loop though its other side may have", "exits.py",
        "if codes[0] is None or codes[1] is None or len(codes[0]) != 1 or 0 in codes[0] or codes[0] & codes[1]:",
        "if codes[0] is None or codes[1] is None or len(codes[0]) != 1 or 0 in codes[0]:",
    ),
)  # fmt: skip

EMIT = _in(
    "emit/",
    (
        "name-in-use", "a name is given to a second value while the first is in use", "names.py",
        "free = shares and not any(variables.meet(root, o) for o in others)",
        "free = shares",
    ),
    (
        "live-next-trip", "what only the next trip reads is not kept to the end of this one", "live.py",
        "            if before <= head:\n                break\n            head |= before",
        "            break",
    ),
    (
        "in-place-shared", "a sum is printed as += though another adjoint has the array", "statements.py",
        'scalar or (op.kind == "accum" and op.attrs.get("owned") and _fits(left, op.out, right))',
        'scalar or (op.kind == "accum" and _fits(left, op.out, right))',
    ),
    (
        "read-past-write", "a read is printed behind the write of what it reads", "effects.py",
        "            or self._meet(first.reads, second.writes)\n",
        "",
    ),
    (
        "raise-past-effect", "what may raise is printed behind an effect", "effects.py",
        "        if (first.raises or first.seen) and (second.raises or second.seen):\n            return False\n",
        "",
    ),
    (
        "arguments-disjoint", "arguments that share storage count as apart in the order of statements", "effects.py",
        "return group is None or group != self._group.get(b)",
        "return True",
    ),
    (
        "parallel-copy", "names that change places are assigned one after the other", "statements.py",
        "(p for p in left if not any(self.variables.of(p[0]) in q[2] for q in left if q is not p)), None",
        "(p for p in left), None",
    ),
    (
        "take-uncopied", "what is taken out of an adjoint is a view of the zeros put there", "statements.py",
        '                taken = ast.Call(ast.Attribute(taken, "copy", LOAD), [], [])',
        "                pass",
    ),
    (
        "stack-end", "a kept value is appended at the start of the trip", "shape.py",
        "                self._after.setdefault(value, []).append(Append(NOWHERE, stack, value))",
        "                start.append(Append(NOWHERE, stack, value))",
    ),
    (
        "exit-thread", "an exit code that is tested again takes the other side", "exits.py",
        "            if outer[again.args[1]] == other:\n",
        "            if outer[again.args[1]] == same:\n",
    ),
)  # fmt: skip

STATE = _in(
    "",
    (
        "pure-apart", "a pure function changes what it is reached by in one way only", "functional.py",
        "            if not again:\n",
        "            if again is not None:\n",
    ),
    (
        "discard-generator", "effects='discard' leaves a generator where it is", "snapshot.py",
        '                self.undo.append(partial(setattr, x.bit_generator, "state", x.bit_generator.state))\n',
        "                pass\n",
    ),
    (
        "discard-list", "effects='discard' leaves a list as it became", "snapshot.py",
        "                self.undo.append(partial(x.__setitem__, slice(None), inside))\n",
        "",
    ),
    (
        "discard-array", "effects='discard' leaves an array as it became", "snapshot.py",
        "                    self.undo.append(partial(np.copyto, x, x.copy()))\n",
        "                    pass\n",
    ),
    (
        "discard-global", "effects='discard' leaves a global as it became", "snapshot.py",
        "            self._keep_slot(fetch(place[:-1]), place[-1])",
        "            pass",
    ),
)  # fmt: skip

FORWARD = _in(
    "forward/",
    (
        "tangent-iop", "the tangent of a *= v has one term", "ops.py",
        "call, [old_dot, given], read)",
        "call, [old_dot, None], read)",
    ),
    (
        "tangent-store", "overwriting with a constant leaves the tangent", "ops.py",
        "    if given is None:\n        given = s.b.const(0.0)\n    s.same(",
        "    if given is None:\n        return\n    s.same(",
    ),
    (
        "tangent-carry", "the tangent of a carried value stays what it was before the loop", "control.py",
        "set_next(op, dot, s.need(following, dot.type))",
        "set_next(op, dot, dot)",
    ),
    (
        "tangent-branch", "the tangent of what the else side hands on is zero", "control.py",
        "results.append(s.need(block.results[k]))",
        "results.append(s.need(block.results[k] if block is op.blocks[0] else s.b.const(0.0)))",
    ),
    (
        "tangent-shared", "a new array that is written has the tangent of what it was made of", "sweep.py",
        "if isinstance(out.type, Array) and self.aliases.written(out):",
        "if False:",
    ),
    (
        "tangent-entry-lost", "the tangent of a list or dict that is written is zero at entry", "tangent.py",
        '            s.b.emit("fill", [storage, given])\n            s.dots[value] = storage',
        "            s.dots[value] = storage",
    ),
    (
        "tangent-overlap", "arguments that share storage have tangents of their own", "tangent.py",
        "if len(group) > 1 and tied and (any(map(self.changes, group)) or not moving):",
        "if len(group) > 9:",
    ),
)  # fmt: skip

FAULTS = (*LOWER, *ANALYSIS, *OPTIMIZE, *REVERSE, *STORAGE, *EMIT, *STATE, *FORWARD)

ROW_FAULTS = _in(
    "rules/",
    ("sin-sign", "sign flipped", "stdlib_math.py", '("sin", "g * math.cos(x)"', '("sin", "-g * math.cos(x)"'),
    ("tanh-square", "factor dropped", "numpy_elementwise.py", '("tanh", "g * (1 - y * y)"', '("tanh", "g * (1 - y)"'),
    ("sqrt-half", "factor dropped", "numpy_elementwise.py", '"g * 0.5 / y"', '"g / y"'),
    ("sub-sign", "sign dropped", "operators.py", 'a="g", b="-g", elementwise', 'a="g", b="g", elementwise'),
    ("div-operand", "wrong operand", "operators.py", 'a="g / b", b="-g * y / b"', 'a="g / b", b="-g * a / b"'),
    ("mul-crossed", "wrong operand", "operators.py", 'a="g * b", b="g * a", elem', 'a="g * a", b="g * b", elem'),
    ("power-slope", "factor dropped", "operators.py", '"2 * g * a", env)', '"g * a", env)'),
    (
        "larger-crossed", "operands exchanged", "numpy_elementwise.py",
        '("maximum", {"a": "g * rt.larger(a, b)", "b": "g * rt.larger(b, a)"}',
        '("maximum", {"a": "g * rt.larger(b, a)", "b": "g * rt.larger(a, b)"}',
    ),
    ("where-side", "wrong side", "numpy_elementwise.py", 'b="np.where(cond, 0.0, g)"', 'b="np.where(cond, g, 0.0)"'),
    ("outer-crossed", "operands exchanged", "products.py", '("np.outer(g, b)", "a.T', '("np.outer(b, g)", "a.T'),
    ("matmul-transpose", "transpose dropped", "products.py", '("g @ b.T", "a.T @ g")', '("g @ b.T", "a @ g")'),
    ("mean-count", "division dropped", "numpy_reduce.py", 'a=_chosen(_spread(f"ratio(g, {_COUNTED})")),',
     'a=_chosen(_spread("g")),'),
    ("cumsum-axis", "wrong axis", "numpy_reduce.py", "np.flip(np.cumsum(np.flip(g, axis), axis=axis), axis) if",
     "np.flip(np.cumsum(np.flip(g, axis), axis=0), axis) if"),
    ("roll-direction", "wrong direction", "numpy_shape.py", '"np.roll(g, -shift, axis)"', '"np.roll(g, shift, axis)"'),
    ("moveaxis-axes", "wrong axes", "numpy_shape.py", '"np.moveaxis(g, destination, source)"',
     '"np.moveaxis(g, source, destination)"'),
    ("flip-alias", "a view declared a copy", "numpy_shape.py", '((_V,), (_M,), (_M, 1)), "views m")',
     '((_V,), (_M,), (_M, 1)))'),
    ("flatten-alias", "a copy declared a view", "numpy_shape.py", '_row("rt.flatten(a)", _BACK, _flat, ((_V,), (_M,)))',
     '_row("rt.flatten(a)", _BACK, _flat, ((_V,), (_M,)), _IS)'),
    ("take-axis", "wrong axis", "numpy_index.py", 'a="rt.take_back(g, indices, axis, shape_of(a))"',
     'a="rt.take_back(g, indices, 0, shape_of(a))"'),
    ("argsort-type", "wrong type", "numpy_index.py", 'return Array("i64", found.dims) if isinstance(found, Array)',
     'return Array("f64", found.dims) if isinstance(found, Array)'),
    ("clip-bounds", "bounds exchanged", "numpy_elementwise.py", '"g * rt.inside(a, a_min, a_max)"',
     '"g * rt.inside(a, a_max, a_min)"'),
)  # fmt: skip
"""Faults of rows: the test of rules finds them, a sample is enough. No row writes its operands at present."""
