/** `torch.cuda`, `torch.backends` and other devices: there are none. */

import { False, None, True, int, str, type PyValue } from "../../python/values";
import type { NativeModule } from "../../python/native";
import { acceptAll, constantFunction, contextClass, tolerantClass } from "../tolerated";
import { contexts, scalerClass } from "./autograd";

type Entries = (readonly [string, PyValue])[];

function constant(name: string, value: PyValue): readonly [string, PyValue] {
  return [name, constantFunction(name, value)];
}

function ignored(...names: readonly string[]): Entries {
  return names.map((name) => [name, acceptAll] as const);
}

export const cudaModules: readonly NativeModule[] = [
  {
    name: "torch.cuda",
    create: () => [
      constant("is_available", False),
      constant("is_initialized", False),
      constant("device_count", int(0)),
      constant("current_device", int(0)),
      constant("get_device_name", str("")),
      constant("get_device_capability", { kind: "tuple", items: [int(0), int(0)] }),
      constant("memory_allocated", int(0)),
      constant("max_memory_allocated", int(0)),
      constant("memory_reserved", int(0)),
      constant("is_bf16_supported", False),
      ...ignored(
        "manual_seed",
        "manual_seed_all",
        "seed",
        "seed_all",
        "empty_cache",
        "synchronize",
        "set_device",
        "init",
        "reset_peak_memory_stats",
        "set_rng_state",
        "get_rng_state",
      ),
      ["device", contextClass("device", "torch.cuda")],
      ["stream", contextClass("stream", "torch.cuda")],
      ["Stream", tolerantClass("Stream", "torch.cuda", ["synchronize", "wait_stream"])],
      ["Event", tolerantClass("Event", "torch.cuda", ["record", "synchronize", "elapsed_time"])],
    ],
  },
  {
    name: "torch.cuda.amp",
    create: (vm) => [
      ["autocast", contexts(vm).autocast],
      ["GradScaler", scalerClass()],
      ["custom_fwd", constantFunction("custom_fwd", None)],
    ],
  },
  { name: "torch.cuda.nvtx", create: () => ignored("range_push", "range_pop") },
  { name: "torch.backends", create: () => [] },
  {
    name: "torch.backends.cudnn",
    create: () => [
      ["enabled", False],
      ["benchmark", False],
      ["deterministic", False],
      ["allow_tf32", False],
      constant("is_available", False),
      constant("version", None),
    ],
  },
  {
    name: "torch.backends.cuda",
    create: () => [
      constant("is_built", False),
      ["sdp_kernel", contextClass("sdp_kernel", "torch.backends.cuda")],
    ],
  },
  {
    name: "torch.backends.mps",
    create: () => [constant("is_available", False), constant("is_built", False)],
  },
  { name: "torch.backends.mkldnn", create: () => [constant("is_available", True)] },
  { name: "torch.backends.openmp", create: () => [constant("is_available", True)] },
  {
    name: "torch.mps",
    create: () => [...ignored("manual_seed", "empty_cache", "synchronize")],
  },
  {
    name: "torch.distributed",
    create: () => [
      constant("is_available", False),
      constant("is_initialized", False),
      constant("get_rank", int(0)),
      constant("get_world_size", int(1)),
      ...ignored("init_process_group", "barrier", "destroy_process_group", "all_reduce"),
    ],
  },
];
