/** Activation functions. */

import { unary } from "../families";

export const relu = unary(
  "torch.relu",
  function relu(x) {
    return Math.max(x, 0);
  },
  { aliases: ["Tensor.relu", "Tensor.relu_", "torch.relu_"] },
);
