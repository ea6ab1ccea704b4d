"""Pure functions: values in, values out.

Nothing here touches the disk, the network, the clock, Prefect or Great Expectations; configuration
and reference data arrive as arguments. `flows` holds every edge.
"""
