import { readFileSync } from "node:fs";
import * as path from "node:path";
import { crc32 } from "node:zlib";
import { describe, expect, it } from "vitest";
import { fillPicture } from "../../src/engine/forward/pictures";
import { readPicture } from "../../src/node/picture";
import { worstError } from "../forward/support/kernelCases";

interface Numbers {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}
interface Expected {
  readonly size: readonly [number, number];
  /** Of Pillow's RGB bytes. */
  readonly crc32: number;
  /** What torchvision's transforms for ImageNet make of it. */
  readonly small: Numbers;
  /** Every ninth row and column of a larger one. */
  readonly large: Numbers;
}

const folder = path.join(import.meta.dirname, "../cases/pictures");
const expected = JSON.parse(readFileSync(path.join(folder, "expected.json"), "utf8")) as Readonly<
  Record<string, Expected>
>;

describe("pictures", () => {
  it.each(Object.entries(expected))(
    "%s has Pillow's pixels, torchvision's numbers",
    (file, wanted) => {
      const picture = readPicture(readFileSync(path.join(folder, file)));
      expect([picture.width, picture.height]).toEqual(wanted.size);
      const rgb = Uint8Array.from(picture.data).filter((_, i) => i % 4 !== 3);
      expect(crc32(rgb)).toBe(wanted.crc32);

      const small = new Float32Array(3 * 14 * 14);
      fillPicture(small, [1, 3, 14, 14], picture);
      expect(worstError(small, wanted.small.values)).toBeLessThan(1e-6);
      const large = new Float32Array(2 * 3 * 56 * 56);
      fillPicture(large, [2, 3, 56, 56], picture);
      const inGrid = (i: number) => i % 9 === 0;
      const picked = large
        .subarray(3 * 56 * 56)
        .filter((_, i) => inGrid(i % 56) && inGrid(Math.floor(i / 56) % 56));
      expect(worstError(picked, wanted.large.values)).toBeLessThan(1e-6);
    },
  );

  it("gives every channel the luminance where there are not three", () => {
    const picture = { width: 2, height: 1, data: [255, 0, 0, 255, 255, 0, 0, 255] };
    const out = new Float32Array(4);
    fillPicture(out, [2, 1, 2], picture);
    expect([...out]).toEqual(new Array(4).fill(Math.fround(76 / 255)));
  });

  it.each(Object.keys(expected))("%s is a picture or a sentence wherever it is cut off", (file) => {
    const bytes = readFileSync(path.join(folder, file));
    for (let length = 0; length < bytes.length; length += 97) {
      try {
        readPicture(bytes.subarray(0, length));
      } catch (error) {
        expect(String(error)).toMatch(
          /^Error: (the (PNG|JPEG) file is (cut off|damaged)|it is no PNG or JPEG picture)$/,
        );
      }
    }
  });
});
