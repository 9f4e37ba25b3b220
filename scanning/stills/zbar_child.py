"""The process in which pyzbar lives, alone, as libzbar can take its process down (pyzbar#142, #143, #158).

In: width and height as two 32-bit numbers, then the grey pixels.
Out: a line of JSON, [CPU ms, [[kind, hex, quality, polygon], ...]].
Ends when its input does. Imports nothing of ours but this file, so it starts in a tenth of a second.
"""

import json
import struct
import sys
import time

SIZE = struct.Struct("<II")


def main() -> None:
    from pyzbar.pyzbar import ZBarSymbol, decode

    # named ones only: with all of them pyzbar 0.1.9 fails on SQ codes (pyzbar#139). No QR: it guesses the
    # character set of Japanese ones wrongly (3 of 137), and no UPC-E, which it finds in blurred UPC-A
    kinds = [ZBarSymbol[name] for name in ("EAN13", "EAN8", "UPCA", "CODE128", "CODE39", "I25")]
    while len(head := sys.stdin.buffer.read(SIZE.size)) == SIZE.size:
        width, height = SIZE.unpack(head)
        pixels = sys.stdin.buffer.read(width * height)
        begin = time.process_time()
        found = decode((pixels, width, height), symbols=kinds)
        told = [[code.type, code.data.hex(), code.quality, [[*at] for at in code.polygon]] for code in found]
        print(json.dumps([(time.process_time() - begin) * 1000, told]), flush=True)


if __name__ == "__main__":
    main()
