"""`README.md` at the root of a data set: how to read it, in French and in English.

Each recipe is run as it stands by a test, from the folder of the README.
"""

from __future__ import annotations

from flows.catalogue.draft import About

_RECIPES = """```python
# pandas
import json, pandas as pd
latest = json.load(open("latest.json"))
initiatives = pd.read_parquet(latest["tables"]["initiatives"])
```

```python
# DuckDB
import json, duckdb
latest = json.load(open("latest.json"))
themes = duckdb.sql(f"SELECT theme, count(*) AS n FROM '{latest['tables']['initiatives']}' GROUP BY theme").fetchall()
```

```python
# Polars
import json, polars as pl
latest = json.load(open("latest.json"))
initiatives = pl.read_parquet(latest["tables"]["initiatives"])
```

```r
# R
latest <- jsonlite::fromJSON("latest.json")
initiatives <- arrow::read_parquet(latest$tables$initiatives)
```

```python
# Spark
import json
latest = json.load(open("latest.json"))
initiatives = spark.read.parquet(latest["tables"]["initiatives"])
```
"""

_FR = """# {title}

{description}

Licence : [{licence}]({url}). Citation : {citation}

## Lire les données

Les données sont des fichiers Parquet ordinaires ; rien de chez nous n'est à installer. `latest.json`
donne la version courante, son dossier et le chemin de chaque table :

{recipes}
- **Ne lisez jamais tout le dossier d'un coup** (`**/*.parquet`) : toutes les versions s'additionneraient.
- Une version publiée ne change jamais : notez son numéro (`version`, `seq`) et citez-le.
- Dans le dossier d'une version : `data_dictionary.md` (le sens de chaque colonne), `CHANGELOG.md` et
  `changes.parquet` (ce qui a changé depuis la version précédente), `datapackage.json`,
  `quality_report.json`, `SHA256SUMS` (`sha256sum -c SHA256SUMS` vérifie les fichiers).
- Numéros : le premier change avec la structure, le deuxième avec les lignes ou les codes, le troisième
  avec les valeurs. En 0.x, le schéma est un projet et la structure change le deuxième.
- Les horodatages sont en UTC. Une collectivité est toujours la paire (`authority_kind`, `authority_code`).
"""

_EN = """# {title}

{description}

Licence: [{licence}]({url}). Citation: {citation}

## Reading the data

The data are ordinary Parquet files; nothing of ours needs installing. `latest.json` names the current
version, its folder and the path of each table: see the recipes above.

- **Never read the whole folder at once** (`**/*.parquet`): all versions would be added up.
- A published version never changes: note its number (`version`, `seq`) and cite it.
- In the folder of a version: `data_dictionary.md` (what each column means), `CHANGELOG.md` and
  `changes.parquet` (what changed since the version before), `datapackage.json`, `quality_report.json`,
  `SHA256SUMS` (`sha256sum -c SHA256SUMS` checks the files).
- Numbers: the first moves with the structure, the second with rows or codes, the third with values.
  At 0.x the schema is a draft and the structure moves the second.
- Timestamps are in UTC. An authority is always the pair (`authority_kind`, `authority_code`).
"""


def readme_text(about: About) -> str:
    """The README of a data set, French then English."""
    shared = {"licence": about.licence_title, "url": about.licence_url, "citation": about.citation}
    french = _FR.format(title=about.title_fr, description=about.description_fr, recipes=_RECIPES, **shared)
    return french + "\n---\n\n" + _EN.format(title=about.title_en, description=about.description_en, **shared)
