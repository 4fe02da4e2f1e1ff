/** What `grad_fn` is called in a printed tensor: the node that PyTorch's autograd makes for an op. */

import type { Machine } from "../python/native";
import type { PyTensor } from "../python/values";
import { lastName } from "./op";
import { sessionOf, tensorClasses } from "./session";

/** Ops whose node is not called after them. The number counts PyTorch's variants of the op. */
const names: Readonly<Record<string, string>> = {
  "torch.mean": "MeanBackward1",
  "torch.sum": "SumBackward1",
  "torch.div": "DivBackward0",
  "torch.nn.functional.linear": "AddmmBackward0",
  "torch.nn.functional.conv1d": "ConvolutionBackward0",
  "torch.nn.functional.conv2d": "ConvolutionBackward0",
  "torch.nn.functional.conv3d": "ConvolutionBackward0",
  "torch.nn.functional.max_pool2d": "MaxPool2DWithIndicesBackward0",
  "torch.nn.functional.avg_pool2d": "AvgPool2DBackward0",
  "torch.nn.functional.adaptive_avg_pool2d": "MeanBackward1",
  "torch.nn.functional.batch_norm": "NativeBatchNormBackward0",
  "torch.nn.functional.layer_norm": "NativeLayerNormBackward0",
  "torch.nn.functional.group_norm": "NativeGroupNormBackward0",
  "torch.nn.functional.embedding": "EmbeddingBackward0",
  "torch.nn.functional.dropout": "MulBackward0",
  "torch.nn.functional.cross_entropy": "NllLossBackward0",
  "torch.nn.functional.mse_loss": "MseLossBackward0",
  "torch.softmax": "SoftmaxBackward0",
  "torch.nn.functional.softmax": "SoftmaxBackward0",
  "torch.log_softmax": "LogSoftmaxBackward0",
  "torch.nn.functional.log_softmax": "LogSoftmaxBackward0",
  "torch.flatten": "ReshapeAliasBackward0",
  "torch.reshape": "ReshapeAliasBackward0",
  "Tensor.view:size": "ViewBackward0",
  "torch.squeeze": "SqueezeBackward0",
  "torch.max:all": "MaxBackward1",
  "torch.max:dim": "MaxBackward0",
  "torch.min:all": "MinBackward1",
  "torch.min:dim": "MinBackward0",
  "torch.norm": "NormBackward1",
  "torch.mm": "MmBackward0",
  "torch.bmm": "BmmBackward0",
  "torch.split": "SplitBackward0",
  "torch.chunk": "SplitBackward0",
  "torch.where:self": "WhereBackward0",
  "Tensor.__getitem__": "IndexBackward0",
  "aten::_to_copy": "ToCopyBackward0",
};

/** Absent for leaves: parameters, and tensors that were made with `requires_grad=True`. */
export function gradientName(vm: Machine, tensor: PyTensor): string | undefined {
  if (tensor.of === tensorClasses(vm).parameter) return undefined;
  const { tensors, ops } = sessionOf(vm);
  const made = tensors.at(tensor.state.id)?.op;
  const record = made === undefined ? undefined : ops.at(made);
  if (!record || record.inputs.length === 0 || record.op.startsWith("torch.nn.init.")) {
    return undefined;
  }
  const known = names[record.op];
  if (known) {
    if (record.op === "torch.mean" || record.op === "torch.sum") {
      return record.args.dim === null ? known.replace("1", "0") : known;
    }
    return known;
  }
  const words = lastName(record.op).replace(/_+$/, "").split("_");
  return `${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")}Backward0`;
}
