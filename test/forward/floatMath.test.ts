import { readFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import { describe, expect, it } from "vitest";
import { erff, expf, logf } from "../../src/engine/forward/floatMath";

interface Points {
  readonly name: "expf" | "erff" | "logf";
  readonly scale: number;
  readonly crc32: number;
}

const functions = { expf, erff, logf: (x: number) => logf(Math.abs(x)) };

describe("float functions have glibc's last bit", () => {
  const file = new URL("../golden/random.json", import.meta.url);
  const { libm } = JSON.parse(readFileSync(file, "utf8")) as { libm: readonly Points[] };
  for (const { name, scale, crc32: checksum } of libm) {
    it(`${name} up to ${scale}`, () => {
      const values = Float32Array.from({ length: 100_000 }, (_, i) => {
        const weyl = (Math.imul(i + 1, 2654435761 | 0) >>> 8) * 2 ** -23 - 1;
        return functions[name](Math.fround(Math.fround(weyl) * scale));
      });
      expect(crc32(new Uint8Array(values.buffer))).toBe(checksum);
    });
  }
});
