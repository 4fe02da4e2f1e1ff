/**
 * Tuned bodies for WebGPU: a gpu.js kernel whose shader is written here. Parameters, bindings, handles and reading back stay
 * gpu.js's; the kernel's source stays its definition. Sizes are parameters, so that one shader serves all layers.
 */

import { fromPlanNumber, type PlanPass } from "../plan";
import { WebGPUKernel, type KernelClass } from "./gpuLibrary";

/** What a tuned shader is, and how many workgroups a pass of it takes. */
interface Body {
  readonly workgroup: readonly [number, number, number];
  /** Statements of `main`, with `gid`, `lid` and `wid`. */
  readonly main: string;
  /** Declarations before `main`. */
  readonly head?: string;
  groups(pass: PlanPass): readonly [number, number, number];
}

/** Four output channels times eight pixels of a row; each input and weight that is loaded serves all of them. */
const pixelsAtOnce = 8;
const pixelIndices = Array.from({ length: pixelsAtOnce }, (_, i) => i);

const convolution: Body = {
  workgroup: [2, 4, 8],
  groups(pass) {
    const [width, height, planes] = pass.output;
    return [
      Math.ceil(width / (pixelsAtOnce * 2)),
      Math.ceil(height / 4),
      Math.ceil(planes / 4 / 8),
    ];
  },
  // Reads where there is something and takes zero elsewhere, without a branch: branches make this shader slow to compile.
  head: `
fn pixel(row : i32, x : i32, width : i32) -> f32 {
  return select(0.0, user_input[row + clamp(x, 0, width - 1)], x >= 0 && x < width);
}`,
  main: `
  let width = i32(params.outputX);
  let height = i32(params.outputY);
  let x0 = i32(gid.x) * ${pixelsAtOnce};
  let y = i32(gid.y);
  let outChannels = i32(params.user_outChannels);
  let blocks = outChannels / 4;
  let sample = i32(gid.z) / blocks;
  let channel = (i32(gid.z) % blocks) * 4;
  if (x0 >= width || y >= height || i32(gid.z) * 4 >= i32(params.outputZ)) { return; }
  let groupIn = i32(params.user_groupIn);
  let first = sample * i32(params.user_inChannels) + (channel / i32(params.user_groupOut)) * groupIn;
  let kernelHeight = i32(params.user_kernelHeight);
  let kernelWidth = i32(params.user_kernelWidth);
  let rowLength = groupIn * kernelHeight * kernelWidth;
  let strideX = i32(params.user_strideX);
  let dilationX = i32(params.user_dilationX);
  let fromX = x0 * strideX - i32(params.user_padX);
  let fromY = y * i32(params.user_strideY) - i32(params.user_padY);
  let start = vec4<f32>(user_bias[channel], user_bias[channel + 1], user_bias[channel + 2], user_bias[channel + 3]);
  ${pixelIndices.map((i) => `var s${i} = start;`).join(" ")}
  var at = channel * rowLength;
  let inWidth = i32(params.user_width);
  let inHeight = i32(params.user_height);
  for (var c = 0; c < groupIn; c++) {
    for (var ky = 0; ky < kernelHeight; ky++) {
      let inY = fromY + ky * i32(params.user_dilationY);
      if (inY < 0 || inY >= inHeight) {
        at += kernelWidth;
        continue;
      }
      let row = ((first + c) * inHeight + inY) * inWidth;
      if (strideX == 1 && dilationX == 1) {
        ${pixelIndices.map((i) => `var a${i} = pixel(row, fromX + ${i}, inWidth);`).join(" ")}
        for (var kx = 0; kx < kernelWidth; kx++) {
          let w = vec4<f32>(user_weight[at], user_weight[at + rowLength], user_weight[at + 2 * rowLength], user_weight[at + 3 * rowLength]);
          ${pixelIndices.map((i) => `s${i} += a${i} * w;`).join(" ")}
          ${pixelIndices
            .slice(1)
            .map((i) => `a${i - 1} = a${i};`)
            .join(" ")}
          a${pixelsAtOnce - 1} = pixel(row, fromX + ${pixelsAtOnce} + kx, inWidth);
          at += 1;
        }
      } else {
        for (var kx = 0; kx < kernelWidth; kx++) {
          let w = vec4<f32>(user_weight[at], user_weight[at + rowLength], user_weight[at + 2 * rowLength], user_weight[at + 3 * rowLength]);
          let x = fromX + kx * dilationX;
          ${pixelIndices.map((i) => `s${i} += pixel(row, x + ${i} * strideX, inWidth) * w;`).join(" ")}
          at += 1;
        }
      }
    }
  }
  let plane = width * height;
  let to = (sample * outChannels + channel) * plane + y * width + x0;
  ${pixelIndices
    .map(
      (i) =>
        `if (x0 + ${i} < width) { result[to + ${i}] = s${i}.x; result[to + plane + ${i}] = s${i}.y; result[to + 2 * plane + ${i}] = s${i}.z; result[to + 3 * plane + ${i}] = s${i}.w; }`,
    )
    .join("\n  ")}`,
};

/** A workgroup for each output, whose members add up a part of the row each: neighbours read neighbouring weights. */
const linear: Body = {
  workgroup: [64, 1, 1],
  groups: (pass) => [pass.output[0], pass.output[1] ?? 1, 1],
  head: "var<workgroup> parts : array<f32, 64>;",
  main: `
  let k = i32(params.user_inFeatures);
  let feature = i32(wid.x);
  let row = i32(wid.y);
  var sum = 0.0;
  for (var i = i32(lid.x); i < k; i += 64) {
    sum += user_input[row * k + i] * user_weight[feature * k + i];
  }
  parts[lid.x] = sum;
  workgroupBarrier();
  for (var half = 32u; half > 0u; half = half / 2u) {
    if (lid.x < half) { parts[lid.x] += parts[lid.x + half]; }
    workgroupBarrier();
  }
  if (lid.x == 0u) { result[row * i32(params.outputX) + feature] = parts[0] + user_bias[feature]; }`,
};

/** Where a tuned shader fits a pass. */
export function tunedShader(pass: PlanPass): Body | undefined {
  if (pass.kernel === "linear") return pass.output[0] <= 65535 ? linear : undefined;
  if (pass.kernel !== "convolution") return undefined;
  const numbers = pass.arguments
    .slice(3)
    .map((arg) => (typeof arg === "object" ? NaN : fromPlanNumber(arg)));
  const [, , , groupOut, depth, , , outDepth, kernelZ, , , strideZ, , , padZ] = numbers;
  const isFlat = [depth, outDepth, kernelZ, strideZ].every((size) => size === 1) && padZ === 0;
  return isFlat && groupOut % 4 === 0 ? convolution : undefined;
}

/** The members of gpu.js's WebGPU kernel that this one replaces or reads. */
interface Overridable {
  assembleWGSL(): string;
  _computeDispatch(threadDim: readonly number[]): {
    groups: readonly number[];
    dispatchWidth: number;
  };
  workgroupSize: readonly number[];
}

/** A kernel with the shader of `body`, for whatever pass `current` gives when it runs. */
export function tunedWebGpuKernel(body: Body, current: () => PlanPass): KernelClass {
  const base = WebGPUKernel as unknown as new (
    ...args: ConstructorParameters<KernelClass>
  ) => InstanceType<KernelClass> & Overridable; // see src/backend/web-gpu/kernel.js
  return class extends base {
    override assembleWGSL(): string {
      const generated = super.assembleWGSL();
      this.workgroupSize = body.workgroup;
      // Everything up to the accessors of arrays is declarations of parameters and bindings.
      const declarations = generated.slice(0, generated.indexOf("var<private> threadGid"));
      return `${declarations}
${body.head ?? ""}
@compute @workgroup_size(${body.workgroup.join(", ")})
fn main(
  @builtin(global_invocation_id) gid : vec3<u32>,
  @builtin(local_invocation_id) lid : vec3<u32>,
  @builtin(workgroup_id) wid : vec3<u32>,
) {${body.main}
}`;
    }

    override _computeDispatch(): { groups: readonly number[]; dispatchWidth: number } {
      return { groups: body.groups(current()), dispatchWidth: 0 };
    }
  };
}
