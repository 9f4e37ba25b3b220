"""Draws the pictures of the sample goods: a shape of shapes.json in the colours of palettes.json.

Shapes stand on a grid of 96 and use only what SVG Tiny 1.2 has, since that is all QtSvg draws.
Run `python -m resources.samples.picture` after changing one.
"""

from resources import read_json, resource_path

_FIXED = {"w": "#FFFFFF", "o": "#F28C28", "g": "#4E7D4A"}  # light, flame and leaf have one colour everywhere


def draw(shape: str, palette: str) -> str:
    """The SVG of a shape in a palette. Raises: KeyError for a name that is not there."""
    body = read_json("samples", "shapes.json")[shape]
    colours = read_json("samples", "palettes.json")[palette] | _FIXED
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">{body.format(**colours)}</svg>\n'


def main() -> None:
    for product in read_json("samples", "products.json"):
        shape, palette = product["picture"].removesuffix(".svg").split("-")
        path = resource_path("samples", "pictures", product["picture"])
        path.write_text(draw(shape, palette), encoding="utf-8")


if __name__ == "__main__":
    main()
