/** `torch.nn.utils.rnn`: sequences of different lengths packed into one tensor. */

import type { Machine } from "../../python/native";
import type { PyValue } from "../../python/values";

export function rnnUtilities(_: Machine): (readonly [string, PyValue])[] {
  return [];
}
