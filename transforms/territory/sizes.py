"""Population classes of authorities; the code list `size_class` has the same codes, in the same order."""

from __future__ import annotations

import numpy as np
import pandas as pd

# The strata in which the survey's own audience (10,000 to 100,000 inhabitants) can be told apart.
SIZE_CLASSES = {
    "under_500": 0,
    "500_to_1999": 500,
    "2000_to_3499": 2_000,
    "3500_to_9999": 3_500,
    "10000_to_19999": 10_000,
    "20000_to_49999": 20_000,
    "50000_to_99999": 50_000,
    "100000_to_299999": 100_000,
    "300000_and_over": 300_000,
}


def size_classes(population: pd.Series) -> pd.Series:
    """The size class of each population (inhabitants), missing where the population is."""
    edges = [*SIZE_CLASSES.values(), np.inf]
    numbers = pd.to_numeric(population).astype("float64")
    return pd.cut(numbers, edges, right=False, labels=list(SIZE_CLASSES)).astype("object").astype("str")
