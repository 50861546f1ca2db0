"""After every stage of every corpus program the verifier finds nothing, with and without the optional passes."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from ssa_ad import pipeline
from ssa_ad.asked import Request, task_for
from ssa_ad.base.options import Options
from ssa_ad.lower.lowering import lower
from tests.support.programs import Program, corpus, name_of

OPTIONAL = tuple(dict.fromkeys(pipeline.base_name(s.name) for s in pipeline.STAGES if s.optional))


@pytest.mark.parametrize("without", [(), OPTIONAL], ids=["all", "none"])
@pytest.mark.parametrize("path", corpus(), ids=name_of)
def test_every_stage_is_well_formed(path: Path, without: tuple[str, ...]) -> None:
    program = Program(path)
    instance = program.fresh("_verified")
    function = instance.function
    args = instance.args
    if inspect.ismethod(function):
        args = (function.__self__, *args)
        function = function.__func__
    bound = inspect.signature(function).bind(*args, **instance.kwargs)
    bound.apply_defaults()
    has_aux = bool(program.constant("HAS_AUX", False))
    request = Request(function, tuple(program.wrt), False, has_aux, Options(without=without))
    lowered = lower(function, dict(bound.arguments), request.wrt, request.options, expand=pipeline.expand)
    pipeline.run(lowered.function, task_for(lowered, request), verify_each=True)
