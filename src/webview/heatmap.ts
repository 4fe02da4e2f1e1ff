/** Draws activations: each channel as a small picture in the colours of its values. */

import { element } from "./dom";
import { colorTable } from "./colorMap";
import type { ActivationMap } from "../engine/forward/statistics";

const table = colorTable();

/** The mean of all channels as an address of a picture, for a card. */
export function thumbnailOf(map: ActivationMap): string {
  const { channels, height, width, pixels } = map;
  const size = height * width;
  const means = new Float32Array(size);
  for (let c = 0; c < channels; c++) {
    for (let i = 0; i < size; i++) means[i] += pixels[c * size + i];
  }
  let [least, most] = [Infinity, -Infinity];
  for (const mean of means) {
    least = Math.min(least, mean);
    most = Math.max(most, mean);
  }
  const stretched = Uint8Array.from(means, (mean) =>
    most > least ? ((mean - least) / (most - least)) * 255 : 0,
  );
  const isVector = height === 1;
  const canvas = isVector ? columnOf(stretched) : canvasOf(stretched, 0, width, height);
  return canvas.toDataURL();
}

/** Every channel side by side, with a legend. */
export function channelGrid(map: ActivationMap): HTMLElement {
  const { channels, height, width, pixels, allChannels } = map;
  const isVector = height === 1 && channels === 1;
  const grid = element("div", { class: isVector ? "channels is-vector" : "channels" });
  const size = height * width;
  for (let c = 0; c < channels; c++) {
    const canvas = isVector
      ? foldedVector(pixels, width)
      : canvasOf(pixels, c * size, width, height);
    canvas.title = isVector ? `${width} values` : `channel ${c}`;
    grid.append(canvas);
  }
  grid.setAttribute("role", "img");
  const what = isVector ? `${width} values` : `${channels} channels of ${height} by ${width}`;
  grid.setAttribute("aria-label", `Activations: ${what}`);
  const parts: Node[] = [grid, legend(map)];
  if (allChannels > channels) {
    const note = `The first ${channels} of ${allChannels} channels.`;
    parts.push(element("p", { class: "hint", text: note }));
  }
  return element("div", { class: "activation" }, parts);
}

function legend({ min, max }: ActivationMap): HTMLElement {
  const bar = canvasOf(
    Uint8Array.from({ length: 256 }, (_, i) => i),
    0,
    256,
    1,
  );
  bar.className = "legend-bar";
  return element("div", { class: "legend" }, [
    element("span", { text: legendNumber(min) }),
    bar,
    element("span", { text: legendNumber(max) }),
  ]);
}

function legendNumber(value: number): string {
  return Math.abs(value) >= 1e4 ? value.toExponential(1) : String(Number(value.toPrecision(3)));
}

function canvasOf(values: Uint8Array, start: number, width: number, height: number) {
  const canvas = element("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  const image = context.createImageData(width, height);
  for (let i = 0; i < width * height; i++) {
    const from = 4 * values[start + i];
    for (let c = 0; c < 4; c++) image.data[4 * i + c] = table[from + c];
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

/** A vector for a card: at most 32 values under one another. */
function columnOf(values: Uint8Array) {
  const count = Math.min(values.length, 32);
  const picked = Uint8Array.from(
    { length: count },
    (_, i) => values[Math.floor((i * values.length) / count)],
  );
  return canvasOf(picked, 0, 1, count);
}

/** A vector in rows, so that a thousand values fit the pane. */
function foldedVector(values: Uint8Array, count: number) {
  const width = Math.min(count, Math.max(8, Math.ceil(Math.sqrt(count * 4))));
  const height = Math.ceil(count / width);
  const folded = new Uint8Array(width * height);
  folded.set(values.subarray(0, count));
  return canvasOf(folded, 0, width, height);
}
