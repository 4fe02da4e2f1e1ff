/** Every instruction by its number. */

import { opNames, type OpName } from "../opcodes";
import { callInstructions } from "./callInstructions";
import { controlInstructions } from "./control";
import { dataInstructions } from "./data";
import { exceptionInstructions } from "./exceptionInstructions";
import type { Instruction } from "./instruction";
import { otherInstructions } from "./otherInstructions";
import { stackInstructions } from "./stack";

const byName: Readonly<Record<OpName, Instruction>> = {
  ...stackInstructions,
  ...dataInstructions,
  ...controlInstructions,
  ...callInstructions,
  ...exceptionInstructions,
  ...otherInstructions,
};

/** In the order of `opcodes.ts`. */
export const instructions: readonly Instruction[] = opNames.map((name) => byName[name]);
