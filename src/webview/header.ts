/** The top of the panel: which model, with which inputs, and the numbers it comes to. */

import type { ModelView } from "../protocol";
import { button, select, textField } from "./controls";
import { element, iconButton } from "./dom";
import { inputText, totalsOf } from "./format";
import { fillOf, inputProblem, steppedInput } from "./inputText";

export interface HeaderActions {
  onChoose(model: string): void;
  onInputs(inputs: readonly string[]): void;
  onSeed(seed: number): void;
  onRun(): void;
  onCancel(): void;
}

export type RunState =
  | { readonly kind: "none" }
  /** It waits for the user: too large to run unasked, or cancelled. */
  | { readonly kind: "ready"; readonly why: string }
  | { readonly kind: "running"; readonly what: string; readonly part: number }
  | { readonly kind: "done"; readonly text: string }
  | { readonly kind: "failed"; readonly message: string };

export interface Header {
  readonly element: HTMLElement;
  show(view: ModelView, seed: number): void;
  /** How each input is to be filled, as the command line writes it. */
  fills(): readonly string[];
  showRun(state: RunState): void;
  /** A sentence about inputs that cannot be read; nothing when they can. */
  showInputFailure(message: string | undefined): void;
}

/** After this pause in typing the sizes are tried. */
const typingPause = 350;

/** `files`: what chooses weights and a picture. */
export function createHeader(on: HeaderActions, files: HTMLElement): Header {
  const choice = select("Model", (model) => on.onChoose(model));
  choice.element.classList.add("model-select");
  const expression = textField({
    label: "Model expression",
    value: "",
    title: "Any Python expression that makes a model in this file. Enter shows it.",
    onCommit: (model) => {
      toggleExpression(false);
      if (model.trim() !== "") on.onChoose(model.trim());
    },
  });
  expression.classList.add("model-expression");
  expression.hidden = true;
  expression.addEventListener("keydown", (event) => {
    if (event.key === "Escape") toggleExpression(false);
  });
  const toggleExpression = (isOpen: boolean) => {
    expression.hidden = !isOpen;
    choice.element.hidden = isOpen;
    if (isOpen) expression.focus();
  };
  const edit = iconButton("edit", "Write the model's expression yourself", () =>
    toggleExpression(expression.hidden),
  );
  const inputs = element("div", { class: "inputs" });
  const inputFailure = element("div", { class: "field-failure", role: "alert" });
  inputFailure.hidden = true;
  const run = element("div", { class: "run" });
  run.setAttribute("aria-live", "polite");
  const seed = textField({
    label: "Seed",
    value: "0",
    title: "torch.manual_seed: the same seed draws the same weights as PyTorch",
    onCommit: (value) => {
      const number = Number(value);
      if (Number.isSafeInteger(number) && number >= 0) on.onSeed(number);
    },
  });
  seed.classList.add("seed-field");
  const totals = element("dl", { class: "totals" });
  const modelRow = element("div", { class: "model-row" }, [choice.element, expression, edit]);
  const inputRow = element("div", { class: "input-row" }, [
    inputs,
    element("label", { class: "field" }, [element("span", { text: "Seed" }), seed]),
    files,
    run,
  ]);
  inputRow.hidden = true;

  let timer: ReturnType<typeof setTimeout> | undefined;
  let shownInputs = "";
  /** By input: what the user wrote behind the sizes, which is no part of the model. */
  let fills: readonly string[] = [];
  const fields = () => [...inputs.querySelectorAll("vscode-textfield")];
  const send = () => {
    clearTimeout(timer);
    const texts = fields().map((field) => field.value.trim());
    const problem = texts.map(inputProblem).find((one) => one !== undefined);
    header.showInputFailure(problem);
    if (problem !== undefined) return;
    fills = texts.map(fillOf);
    on.onInputs(texts);
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(send, typingPause);
  };

  const showInputs = (view: ModelView) => {
    const texts = view.inputs.map((input, i) => inputText(input, fills.at(i)));
    const key = texts.join(" ");
    // Somebody who is typing is not interrupted: the field already says what they want.
    const isTyping = fields().some((field) => field === document.activeElement);
    if (key === shownInputs || (isTyping && fields().length === texts.length)) return;
    shownInputs = key;
    inputs.replaceChildren(
      ...view.inputs.map((input, i) => {
        const label = view.inputs.length > 1 ? `Input ${i + 1}` : "Input";
        const field = textField({
          label,
          value: texts[i],
          title: `${input.why}\nSizes as 1x3x224x224, then optionally :dtype and :fill. Up and down change the number at the cursor.`,
          onInput: later,
          onCommit: send,
          onKey: (event, box) => {
            if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
            const by = (event.key === "ArrowUp" ? 1 : -1) * (event.shiftKey ? 32 : 1);
            const stepped = steppedInput(box.value, box.selectionStart ?? 0, by);
            if (!stepped) return;
            event.preventDefault();
            field.value = stepped.text;
            box.value = stepped.text;
            box.setSelectionRange(stepped.cursor, stepped.cursor);
            later();
          },
        });
        field.classList.add("input-field");
        return element("label", { class: "field" }, [element("span", { text: label }), field]);
      }),
    );
  };

  const header: Header = {
    element: element("header", { class: "header" }, [
      element("div", { class: "header-rows" }, [modelRow, inputRow, inputFailure]),
      totals,
    ]),
    show(view, shownSeed) {
      const known = view.choices.some(({ model }) => model === view.model);
      const choices = view.choices.map(({ model, why, missing }) => ({
        value: model,
        text: model,
        description: missing.length > 0 ? `needs ${missing.join(", ")}: ${why}` : why,
      }));
      const own = { value: view.model, text: view.model, description: view.why };
      choice.show(known ? choices : [own, ...choices], view.model);
      choice.element.title = `${view.model}\n${view.why}`;
      expression.value = view.model;
      seed.value = String(shownSeed);
      inputRow.hidden = false;
      showInputs(view);
      totals.replaceChildren(
        ...totalsOf(view.totals).map(({ label, value, title }) =>
          element("div", { class: "total", title }, [
            element("dt", { text: label }),
            element("dd", { text: value }),
          ]),
        ),
      );
    },
    fills: () => fills.map((fill) => fill || "weyl"),
    showRun(state) {
      run.replaceChildren(...runParts(state, on));
      run.className = `run is-${state.kind}`;
    },
    showInputFailure(message) {
      inputFailure.hidden = message === undefined;
      inputFailure.textContent = message ?? "";
      for (const field of fields()) field.invalid = message !== undefined;
    },
  };
  return header;
}

function runParts(state: RunState, on: HeaderActions): Node[] {
  switch (state.kind) {
    case "none":
      return [];
    case "ready":
      return [
        button("Run", () => on.onRun(), true),
        element("span", { class: "run-text", text: state.why, title: state.why }),
      ];
    case "running": {
      const fill = element("span", { class: "run-fill" });
      fill.style.width = `${Math.round(state.part * 100)}%`;
      const bar = element("span", { class: "run-bar", role: "progressbar" }, [fill]);
      bar.setAttribute("aria-valuenow", String(Math.round(state.part * 100)));
      return [
        bar,
        element("span", { class: "run-text", text: state.what, title: state.what }),
        iconButton("stop", "Cancel", () => on.onCancel()),
      ];
    }
    case "done":
      return [
        element("span", { class: "run-text", text: state.text, title: state.text }),
        iconButton("play", "Run again", () => on.onRun()),
      ];
    case "failed":
      return [
        element("span", { class: "run-text", text: state.message, title: state.message }),
        iconButton("play", "Try again", () => on.onRun()),
      ];
  }
}
