"""The DAG and every edge of the pipeline: disk, network, clock, processes, Prefect, command line."""

import os

# Nothing calls home: these must stand before Prefect or Great Expectations is first imported.
for _name, _value in {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "GX_ANALYTICS_ENABLED": "false",
}.items():
    os.environ.setdefault(_name, _value)
