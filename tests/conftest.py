"""Options of the test run."""

from __future__ import annotations

import gc
import os
import secrets

import pytest

from tests.support.golden import Golden


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files instead of comparing")


def pytest_configure(config: pytest.Config) -> None:
    """Choose the programs of this run's fuzzing, for every process of it."""
    gc.set_threshold(100_000, 50, 100)  # a compiler makes many objects that are all in use
    os.environ.setdefault("SSA_AD_FUZZ_SEED", secrets.token_hex(3))


def pytest_report_header(config: pytest.Config) -> str:
    return f"random programs: SSA_AD_FUZZ_SEED={os.environ['SSA_AD_FUZZ_SEED']}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it at the end, too: ``-q`` leaves the header out."""
    terminalreporter.write_line(f"random programs: SSA_AD_FUZZ_SEED={os.environ['SSA_AD_FUZZ_SEED']}")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare text with files below tests/golden, or rewrite them."""
    return Golden(bool(request.config.getoption("--update-golden")))
