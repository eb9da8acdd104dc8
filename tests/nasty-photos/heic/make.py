"""Make the HEIC photos in this folder; only needed when they shall change.

    pip install pillow==13.0.0 pillow-heif==1.8.1 && python make.py

Four quarters: red and green above, blue and white below, as a person sees them.
"""
import pathlib

from PIL import Image
import pillow_heif

pillow_heif.register_heif_opener()
folder = pathlib.Path(__file__).parent


def quarters(width, height, mode="RGB"):
    picture = Image.new(mode, (width, height), (255, 255, 255))
    for x, y, colour in [(0, 0, (220, 30, 30)), (1, 0, (30, 180, 60)), (0, 1, (30, 60, 200))]:
        picture.paste(colour, (x * width // 2, y * height // 2, (x + 1) * width // 2, (y + 1) * height // 2))
    return picture


quarters(96, 96).save(folder / "quarters.heic", quality=70)
quarters(120, 80).save(folder / "wide.heic", quality=70)

# Stored lying on its side; the file says to turn it (in the container, which is what HEIC readers obey).
turned = quarters(96, 128).rotate(90, expand=True)
exif = Image.Exif()
exif[0x0112] = 6
turned.save(folder / "turned.heic", quality=70, exif=exif.tobytes())

see_through = quarters(96, 96).convert("RGBA")
see_through.putalpha(Image.new("L", (96, 96), 0))
see_through.save(folder / "see-through.heic", quality=70)
