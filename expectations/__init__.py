"""What must hold: of a raw wave, of the canonical tables, and of a version against the one before."""

import os

# Nothing calls home: must stand before Great Expectations is first imported.
os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
