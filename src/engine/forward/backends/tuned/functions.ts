/** Bodies in plain JavaScript, for functions whose generated wasm computes exponentials many times slower than the host. */

import { scalarFunction } from "../../../torch/kernels/scalar";
import { fromPlanNumber } from "../../plan";
import { bufferAt, countOf, numbersFrom, viewAt, type TunedBody, type Tuner } from "./body";

/** An elementwise function is run as the function that its kernel's text was taken from. */
export const tuneScalar: Tuner = (pass, source) => {
  if (!pass.kernel.startsWith("elementwise")) return undefined;
  const run = scalarFunction(bodyOf(source));
  const count = countOf(pass.output);
  if (!run || pass.arguments.length > 3) return undefined;
  const buffers = pass.arguments.map((_, index) => bufferAt(pass, index));
  const isCovered = pass.arguments.every((arg, index) => {
    if (typeof arg !== "object") return true;
    return buffers[index] !== undefined && countOf(arg.size) === count;
  });
  if (!isCovered || buffers[0] === undefined) return undefined;
  // PyTorch takes scalars as float32 too: one product of the two is then rounded as there.
  const numbers = pass.arguments.map((arg) =>
    typeof arg === "object" ? NaN : Math.fround(fromPlanNumber(arg)),
  );
  return body(({ floats, addressOf }) => {
    const into = addressOf(pass.into) / 4;
    const [a, b, c] = buffers.map((buffer) => (buffer === undefined ? -1 : addressOf(buffer) / 4));
    const [, second, third] = numbers;
    for (let i = 0; i < count; i++) {
      floats[into + i] = run(
        floats[a + i],
        b >= 0 ? floats[b + i] : second,
        c >= 0 ? floats[c + i] : third,
      );
    }
  });
};

/** The statements behind those that read the operands. */
function bodyOf(source: string): string {
  const reads = /^function \([^)]*\) \{\n(?:const \w+ = t\d+(?:\[[^\]]*\])+;\n)*/.exec(source);
  return reads ? source.slice(reads[0].length, source.lastIndexOf("\n}")) : "";
}

/** The sums of softmax's exponentials, and its results. */
export const tuneSoftmax: Tuner = (pass) => {
  const isSums = pass.kernel === "exponentials";
  if (!isSums && pass.kernel !== "softmax" && pass.kernel !== "logSoftmax") return undefined;
  const [input, extreme, sum] = [0, 1, 2].map((index) => bufferAt(pass, index));
  const [inner, count, outer] = viewAt(pass, 0)?.size ?? [];
  if (input === undefined || extreme === undefined || outer === undefined || count === undefined)
    return undefined;
  if (isSums) {
    const [, sign] = numbersFrom(pass, 2);
    return body(({ floats, addressOf }) => {
      const [from, most, to] = [input, extreme, pass.into].map((each) => addressOf(each) / 4);
      for (let line = 0; line < inner * outer; line++) {
        const start = from + Math.floor(line / inner) * count * inner + (line % inner);
        const top = floats[most + line];
        let total = 0;
        for (let i = 0; i < count; i++) total += Math.exp((floats[start + i * inner] - top) * sign);
        floats[to + line] = total;
      }
    });
  }
  if (sum === undefined) return undefined;
  const [sign] = numbersFrom(pass, 3);
  const isLog = pass.kernel === "logSoftmax";
  return body(({ floats, addressOf }) => {
    const [from, most, sums, to] = [input, extreme, sum, pass.into].map(
      (each) => addressOf(each) / 4,
    );
    for (let line = 0; line < inner * outer; line++) {
      const offset = Math.floor(line / inner) * count * inner + (line % inner);
      const top = floats[most + line];
      const total = isLog ? Math.log(floats[sums + line]) : 1 / floats[sums + line];
      for (let i = 0; i < count; i++) {
        const off = (floats[from + offset + i * inner] - top) * sign;
        floats[to + offset + i * inner] = isLog ? off - total : Math.exp(off) * total;
      }
    }
  });
};

function body(run: TunedBody["run"]): TunedBody {
  return { keep: 0, scratch: 0, run };
}
