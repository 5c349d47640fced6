"""`python -m bot` is `svetilka`."""

import sys

from bot.cli import main

sys.exit(main())
