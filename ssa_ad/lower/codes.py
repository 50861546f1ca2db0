"""Exit codes: how control left some statements, and what is known where it is tested.

A code is ``Const(k)`` where it is known and an int value otherwise. What was set on the way to one code is set
wherever the code is found to be that one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ssa_ad.ir.core import Value
from ssa_ad.lower.context import Context
from ssa_ad.lower.merge import Plan
from ssa_ad.lower.values import UNSET, Abs, Const

Exit = Const | Value
Known = frozenset[Value]


def codes_of(cx: Context, code: Exit) -> frozenset[int]:
    """Return the exit codes that ``code`` can be."""
    if isinstance(code, Const):
        return frozenset({code.value})
    return cx.exit_codes.get(code, frozenset({0, 1, 2, 3}))


def left_with(cx: Context, code: Value, codes: frozenset[int] | None = None) -> Exit:
    """Return an exit code where it is known to be one of ``codes``; without these it is not 0."""
    codes = codes_of(cx, code) - {0} if codes is None else codes
    if len(codes) == 1:
        return Const(*codes)
    cx.exit_codes[code] = codes
    return code


def code_is(cx: Context, code: Value, wanted: int) -> Value:
    """Return the test whether control left with this code."""
    test = cx.b.apply("operator.eq", [code, cx.b.const(wanted)])
    cx.code_tests[test] = code, frozenset({wanted}), codes_of(cx, code) - {wanted}
    return test


def code_from(cx: Context, code: Value, least: int) -> Value:
    """Return the test whether control left with this code or a higher one."""
    test = cx.b.apply("operator.ge", [code, cx.b.const(least)])
    codes = codes_of(cx, code)
    high = frozenset(c for c in codes if c >= least)
    cx.code_tests[test] = code, high, codes - high
    return test


def known_where(cx: Context, test: Value, holds: bool) -> Known:
    """Return the values that are set, whatever else is said of them, where a test of a code holds or does not."""
    if test not in cx.code_tests:
        return frozenset()
    code, yes, no = cx.code_tests[test]
    facts = cx.set_with.get(code, {})
    return common([facts.get(k, frozenset()) for k in (yes if holds else no)])


def common(sets: Iterable[Known]) -> Known:
    first, *others = list(sets) or [frozenset[Value]()]
    return first.intersection(*others)


def note_set(
    cx: Context, out: Value, merged: Plan, outs: Sequence[Value], sides: Sequence[tuple[int, Exit, Known]]
) -> None:
    """Note what is set behind a merge for each code that ``out`` may be.

    ``sides`` are those that control comes out of: which column of the merge, its own code, and what was known on it.
    """
    facts: dict[int, Known] = {}
    for k in codes_of(cx, out):
        ways = [
            side_facts(cx, merged, outs, column, code, known, k)
            for column, code, known in sides
            if k in codes_of(cx, code)
        ]
        facts[k] = common(ways)
    cx.set_with[out] = facts


def side_facts(
    cx: Context, merged: Plan, outs: Sequence[Value], column: int, code: Exit, known: Known, k: int
) -> Known:
    """Return what is set behind a merge if control comes from one side with code ``k``."""
    here = known if isinstance(code, Const) else known | cx.set_with.get(code, {}).get(k, frozenset())

    def is_set(a: Abs) -> bool:
        return a is not UNSET and (not isinstance(a, Value) or a not in cx.maybe_unset or a in here)

    return here | {out for out, row in zip(outs, merged.rows, strict=True) if is_set(row[column])}
