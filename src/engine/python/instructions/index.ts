/** Every instruction by its number. */

import { opNames, type OpName } from "../opcodes";
import { callInstructions } from "./callInstructions";
import { controlInstructions } from "./control";
import { dataInstructions } from "./data";
import { exceptionInstructions } from "./exceptionInstructions";
import type { Instruction } from "./instruction";
import { otherInstructions } from "./otherInstructions";
import { stackInstructions } from "./stack";
import { supposeInstructions } from "./suppose";

const byName: Readonly<Record<OpName, Instruction>> = {
  ...stackInstructions,
  ...dataInstructions,
  ...controlInstructions,
  ...callInstructions,
  ...exceptionInstructions,
  ...otherInstructions,
  ...supposeInstructions,
};

/** In the order of `opcodes.ts`. */
export const instructions: readonly Instruction[] = opNames.map((name) => byName[name]);
