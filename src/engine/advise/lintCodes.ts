/** The findings that are no errors, by name: what settings and the command line switch. */

export const lintCodes = [
  "layer-never-called",
  "bias-before-batch-norm",
  "softmax-before-cross-entropy",
  "module-reused",
  "unregistered-modules",
] as const;

export type LintCode = (typeof lintCodes)[number];

export function isLintCode(code: string): code is LintCode {
  return lintCodes.some((one) => one === code);
}

/** `layerNeverCalled`: the last part of the setting's name. */
export function settingName(code: LintCode): string {
  return code.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
