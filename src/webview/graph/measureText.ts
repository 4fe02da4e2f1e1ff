/** Cuts texts to the room they have. Measured on a canvas, which costs no layout of the page. */

export interface TextMeasure {
  width(text: string, font: string): number;
  /** The text, or as much of it as fits and an ellipsis. */
  fit(text: string, font: string, room: number): string;
}

const mostRemembered = 5000;

export function createTextMeasure(): TextMeasure {
  const context = document.createElement("canvas").getContext("2d");
  const widths = new Map<string, number>();

  const width = (text: string, font: string) => {
    const key = `${font}|${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    if (widths.size > mostRemembered) widths.clear();
    let measured = text.length * 7;
    if (context) {
      context.font = font;
      measured = context.measureText(text).width;
    }
    widths.set(key, measured);
    return measured;
  };
  return {
    width,
    fit(text, font, room) {
      if (width(text, font) <= room) return text;
      let [low, high] = [0, text.length];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (width(`${text.slice(0, middle)}…`, font) <= room) low = middle;
        else high = middle - 1;
      }
      return low === 0 ? "" : `${text.slice(0, low)}…`;
    },
  };
}
