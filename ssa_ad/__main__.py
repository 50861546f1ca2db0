"""``python -m ssa_ad`` is ``ssa-ad``."""

import sys

try:
    from ssa_ad.cli import main
except ModuleNotFoundError as missing:
    if missing.name not in ("click", "rich"):
        raise
    sys.exit(f"the command line needs {missing.name}: pip install 'ssa_ad[cli]'")

main()
