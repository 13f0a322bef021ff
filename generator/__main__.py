"""`python -m generator` is the command `caselib`."""

import sys

from generator.cli import main

sys.exit(main())
