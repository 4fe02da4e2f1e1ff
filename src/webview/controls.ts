/** VS Code's own look for buttons, fields and lists: the elements we use of @vscode-elements, and how we make them. */

import "@vscode-elements/elements/dist/vscode-button/index.js";
import "@vscode-elements/elements/dist/vscode-option/index.js";
import "@vscode-elements/elements/dist/vscode-progress-bar/index.js";
import "@vscode-elements/elements/dist/vscode-single-select/index.js";
import "@vscode-elements/elements/dist/vscode-textfield/index.js";
import type { VscodeButton } from "@vscode-elements/elements/dist/vscode-button/vscode-button.js";
import type { VscodeProgressBar } from "@vscode-elements/elements/dist/vscode-progress-bar/vscode-progress-bar.js";
import type { VscodeSingleSelect } from "@vscode-elements/elements/dist/vscode-single-select/vscode-single-select.js";
import type { VscodeTextfield } from "@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js";

export function button(text: string, onClick: () => void, isSecondary = false): VscodeButton {
  const made = document.createElement("vscode-button");
  made.textContent = text;
  made.secondary = isSecondary;
  made.addEventListener("click", onClick);
  return made;
}

export function progressBar(): VscodeProgressBar {
  return document.createElement("vscode-progress-bar");
}

export interface TextFieldOptions {
  readonly label: string;
  readonly value: string;
  readonly title?: string;
  readonly onInput?: (value: string) => void;
  /** Enter was pressed, or the field was left with another value. */
  readonly onCommit: (value: string) => void;
  readonly onKey?: (event: KeyboardEvent, input: HTMLInputElement) => void;
}

export function textField(options: TextFieldOptions): VscodeTextfield {
  const made = document.createElement("vscode-textfield");
  made.value = options.value;
  made.label = options.label;
  if (options.title !== undefined) made.title = options.title;
  let committed = options.value;
  const commit = () => {
    if (made.value === committed) return;
    committed = made.value;
    options.onCommit(made.value);
  };
  made.addEventListener("input", () => options.onInput?.(made.value));
  made.addEventListener("change", commit);
  made.addEventListener("keydown", (event) => {
    if (event.key === "Enter") return commit();
    const input = made.shadowRoot?.querySelector("input");
    if (input) options.onKey?.(event, input);
  });
  return made;
}

export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly description?: string;
}

export interface Select {
  readonly element: VscodeSingleSelect;
  show(choices: readonly Choice[], value: string): void;
}

export function select(label: string, onChange: (value: string) => void): Select {
  const made = document.createElement("vscode-single-select");
  made.label = label;
  made.addEventListener("change", () => onChange(made.value));
  return {
    element: made,
    show(choices, value) {
      const options = choices.map((choice) => {
        const option = document.createElement("vscode-option");
        option.value = choice.value;
        option.textContent = choice.text;
        if (choice.description !== undefined) option.description = choice.description;
        option.selected = choice.value === value;
        return option;
      });
      made.replaceChildren(...options);
      // The list takes in its options first.
      void made.updateComplete.then(() => (made.value = value));
    },
  };
}
