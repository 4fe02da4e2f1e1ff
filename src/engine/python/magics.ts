/** IPython's own syntax in notebook cells: `%magic`, `!command`, `name?`. */

/** Cell magics whose body is Python all the same. */
const transparentCells = new Set(["time", "timeit", "capture", "prun"]);

/** Line magics that run the rest of their line as Python, and keep what it binds. */
const transparentLine = /^(\s*)(%(?:time|prun|memit)\s+)(?=[\w([{"'])/;

/** Magics that are written without `%` where nothing else of the name is there. */
const automagic =
  /^\s*(?:pip|conda|mamba|matplotlib|load_ext|reload_ext|autoreload|cd|ls|mkdir|whos?|env)\s+(?!(?:in|is|and|or|not|if|for|else)\b)[-\w./~]/;

/** Stands for the value of a command: in a notebook `_` is what was shown last, which nobody knows. */
export const lastResult = "_";

/** The text with everything that is not Python blanked, all offsets as they were. */
export function stripMagics(text: string): string {
  const first = /^\s*%%(\w+)/.exec(text);
  if (first && !transparentCells.has(first[1])) return blank(text);
  let state: LineState = { depth: 0, isContinued: false };
  let isCommand = false;
  return text
    .split("\n")
    .map((line) => {
      // A command goes on behind a backslash.
      const isBegun = isCommand;
      const isStart = !isBegun && !state.quote && state.depth === 0 && !state.isContinued;
      const stripped = isBegun ? blank(line) : isStart ? strippedLine(line) : line;
      isCommand = stripped !== line && /\\\r?$/.test(line);
      state = stateAfter(isCommand ? stripped.replace(/\\/g, " ") : stripped, state);
      return isCommand ? stripped.replace(/\\(\r?)$/, " $1") : stripped;
    })
    .join("\n");
}

/** A line at which a statement begins. */
function strippedLine(line: string): string {
  const timed = transparentLine.exec(line);
  // A statement of its own in the magic's place: blanks would be an indent.
  if (timed)
    return `${timed[1]}${lastResult};`.padEnd(timed[0].length) + line.slice(timed[0].length);
  if (/^\s*(%%?[A-Za-z]|!|[,;/][A-Za-z])/.test(line) || automagic.test(line)) {
    // In a block there has to be something.
    const indent = /^\s*/.exec(line)?.[0] ?? "";
    if (indent === "") return blank(line);
    return indent + lastResult + blank(line.slice(indent.length + lastResult.length));
  }
  if (/^\s*(\?{1,2}\s*%{0,2}[\w.*]+|%{0,2}[\w.*]+(\[[\w'"]+\])?\?{1,2})\s*;?\s*$/.test(line)) {
    return blank(line);
  }
  // `x = !ls` and `x = %time f()` bind what a shell or a magic gives.
  const bound = /^(\s*[\w.,[\]'"\s]+=\s*)((?:!|%)\s*\w.*)$/.exec(line);
  if (!bound) return line;
  const [, target, command] = bound;
  const value = /^%time\s+/.exec(command);
  if (value) return target + blank(value[0]) + command.slice(value[0].length);
  return target + lastResult + blank(command.slice(lastResult.length));
}

function blank(text: string): string {
  return text.replace(/[^\n\r]/g, " ");
}

/** What is open behind a line: a triple quote, brackets, a backslash at its end. */
interface LineState {
  readonly quote?: string;
  readonly depth: number;
  readonly isContinued: boolean;
}

function stateAfter(line: string, before: LineState): LineState {
  let { quote, depth } = before;
  for (let i = 0; i < line.length; i++) {
    const three = line.slice(i, i + 3);
    const c = line[i];
    if (quote !== undefined) {
      if (c === "\\") i++;
      else if (three === quote) {
        quote = undefined;
        i += 2;
      }
    } else if (c === "#") {
      return { depth, isContinued: false };
    } else if (three === '"""' || three === "'''") {
      quote = three;
      i += 2;
    } else if (c === '"' || c === "'") {
      i = endOfString(line, i);
    } else if ("([{".includes(c)) {
      depth++;
    } else if (")]}".includes(c)) {
      depth = Math.max(0, depth - 1);
    }
  }
  return { quote, depth, isContinued: quote === undefined && /\\\r?$/.test(line) };
}

function endOfString(line: string, start: number): number {
  for (let i = start + 1; i < line.length; i++) {
    if (line[i] === "\\") i++;
    else if (line[i] === line[start]) return i;
  }
  return line.length;
}
