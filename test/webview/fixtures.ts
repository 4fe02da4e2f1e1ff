/** Networks the panel is tried with: the usual ones, a very deep one, a tangled one, and a broken one. */

import type { ModelView } from "../../src/protocol";
import { network, uri, type Flow, type Network } from "./network";

export const fixtures: Readonly<Record<string, () => ModelView>> = {
  alexnet,
  inception,
  vgg,
  resnet152: () => resnet([3, 8, 36, 3]),
  resnet18: () => resnet([2, 2, 2, 2]),
  densenet201: () => densenet([6, 12, 48, 32]),
  unet,
  tangled,
  broken,
  chain: () => chain(5000),
};

export function alexnet(): ModelView {
  const net = network("AlexNet", [1, 3, 224, 224]);
  const [input] = net.inputs();
  const flow = net.inside("", "AlexNet", () => {
    let x = net.inside("features", "Sequential", () => {
      let y = net.relu(net.conv(input, "0", 64, 11, 4, 2), "1");
      y = net.pool(y, "2", 3, 2);
      y = net.relu(net.conv(y, "3", 192, 5, 1, 2), "4");
      y = net.pool(y, "5", 3, 2);
      y = net.relu(net.conv(y, "6", 384, 3, 1, 1), "7");
      y = net.relu(net.conv(y, "8", 256, 3, 1, 1), "9");
      y = net.relu(net.conv(y, "10", 256, 3, 1, 1), "11");
      return net.pool(y, "12", 3, 2);
    });
    x = net.flatten(net.averagePool(x, "avgpool", 6));
    return net.inside("classifier", "Sequential", () => {
      let y = net.relu(net.linear(net.dropout(x, "0"), "1", 4096), "2");
      y = net.relu(net.linear(net.dropout(y, "3"), "4", 4096), "5");
      return net.linear(y, "6", 1000);
    });
  });
  net.output(flow);
  return net.view("AlexNet(num_classes=1000)");
}

function inceptionBlock(net: Network, x: Flow, name: string, widths: readonly number[]): Flow {
  return net.inside(name, "Inception", () => {
    const one = net.relu(net.conv(x, "b1_1", widths[0], 1));
    const two = net.relu(
      net.conv(net.relu(net.conv(x, "b2_1", widths[1], 1)), "b2_2", widths[2], 3, 1, 1),
    );
    const three = net.relu(
      net.conv(net.relu(net.conv(x, "b3_1", widths[3], 1)), "b3_2", widths[4], 5, 1, 2),
    );
    const four = net.relu(net.conv(net.pool(x, "b4_1", 3, 1, 1), "b4_2", widths[5], 1));
    return net.cat([one, two, three, four]);
  });
}

export function inception(): ModelView {
  const net = network("GoogLeNet", [1, 3, 96, 96]);
  const [input] = net.inputs();
  let x = net.relu(net.conv(input, "stem", 192, 7, 2, 3), "act");
  x = net.pool(x, "pool", 3, 2, 1);
  x = inceptionBlock(net, x, "b3a", [64, 96, 128, 16, 32, 32]);
  x = inceptionBlock(net, x, "b3b", [128, 128, 192, 32, 96, 64]);
  x = net.flatten(net.averagePool(x, "avgpool", 1));
  net.output(net.linear(x, "fc", 10));
  return net.view("GoogLeNet()");
}

export function vgg(): ModelView {
  const net = network("VGG", [1, 1, 224, 224]);
  let [x] = net.inputs();
  const widths = [64, 128, 256, 512, 512];
  widths.forEach((width, block) => {
    x = net.inside(`block${block}`, "Sequential", () => {
      let y = x;
      const convs = block < 2 ? 1 : 2;
      for (let i = 0; i < convs; i++)
        y = net.relu(net.conv(y, String(2 * i), width, 3, 1, 1), String(2 * i + 1));
      return net.pool(y, String(2 * convs), 2, 2);
    });
  });
  x = net.flatten(x);
  for (const [i, width] of [4096, 4096].entries()) {
    x = net.dropout(net.relu(net.linear(x, `fc${i}`, width), `relu${i}`), `drop${i}`);
  }
  net.output(net.linear(x, "fc2", 10));
  return net.view("VGG(arch=((1, 64), (1, 128), (2, 256), (2, 512), (2, 512)), num_classes=10)");
}

function bottleneck(net: Network, input: Flow, name: string, width: number, stride: number): Flow {
  return net.inside(name, "Bottleneck", () => {
    let y = net.relu(
      net.batchNorm(net.conv(input, "conv1", width, 1, 1, 0, false), "bn1"),
      "relu1",
    );
    y = net.relu(net.batchNorm(net.conv(y, "conv2", width, 3, stride, 1, false), "bn2"), "relu2");
    y = net.batchNorm(net.conv(y, "conv3", 4 * width, 1, 1, 0, false), "bn3");
    const shortcut =
      stride > 1 || input.shape[1] !== 4 * width
        ? net.inside("downsample", "Sequential", () =>
            net.batchNorm(net.conv(input, "0", 4 * width, 1, stride, 0, false), "1"),
          )
        : input;
    return net.relu(net.add(y, shortcut), "relu");
  });
}

export function resnet(counts: readonly number[]): ModelView {
  const net = network("ResNet", [1, 3, 224, 224]);
  const [input] = net.inputs();
  const logits = net.inside("", "ResNet", () => {
    let x = net.relu(net.batchNorm(net.conv(input, "conv1", 64, 7, 2, 3, false), "bn1"), "relu");
    x = net.pool(x, "maxpool", 3, 2, 1);
    counts.forEach((count, stage) => {
      x = net.inside(`layer${stage + 1}`, "Sequential", () => {
        let y = x;
        for (let i = 0; i < count; i++) {
          y = bottleneck(net, y, String(i), 64 * 2 ** stage, i === 0 && stage > 0 ? 2 : 1);
        }
        return y;
      });
    });
    return net.linear(net.flatten(net.averagePool(x, "avgpool", 1)), "fc", 1000);
  });
  net.output(logits);
  return net.view(`ResNet(Bottleneck, [${counts.join(", ")}])`);
}

export function densenet(counts: readonly number[], growth = 32): ModelView {
  const net = network("DenseNet", [1, 3, 224, 224]);
  const [input] = net.inputs();
  const logits = net.inside("", "DenseNet", () => {
    let x = net.relu(net.batchNorm(net.conv(input, "conv0", 64, 7, 2, 3, false), "norm0"), "relu0");
    x = net.pool(x, "pool0", 3, 2, 1);
    counts.forEach((count, block) => {
      x = net.inside(`denseblock${block + 1}`, "_DenseBlock", () => {
        const features = [x];
        for (let i = 0; i < count; i++) {
          features.push(
            net.inside(`denselayer${i + 1}`, "_DenseLayer", () => {
              let y = features.length > 1 ? net.cat(features) : features[0];
              y = net.conv(
                net.relu(net.batchNorm(y, "norm1"), "relu1"),
                "conv1",
                4 * growth,
                1,
                1,
                0,
                false,
              );
              return net.conv(
                net.relu(net.batchNorm(y, "norm2"), "relu2"),
                "conv2",
                growth,
                3,
                1,
                1,
                false,
              );
            }),
          );
        }
        return net.cat(features);
      });
      if (block === counts.length - 1) return;
      x = net.inside(`transition${block + 1}`, "_Transition", () => {
        const y = net.conv(
          net.relu(net.batchNorm(x, "norm"), "relu"),
          "conv",
          x.shape[1] / 2,
          1,
          1,
          0,
          false,
        );
        return net.pool(y, "pool", 2, 2);
      });
    });
    x = net.relu(net.batchNorm(x, "norm5"));
    return net.linear(net.flatten(net.averagePool(x, "avgpool", 1)), "classifier", 1000);
  });
  net.output(logits);
  return net.view("DenseNet(32, (6, 12, 48, 32), 64)");
}

export function unet(): ModelView {
  const net = network("UNet", [1, 3, 256, 256]);
  let [x] = net.inputs();
  const block = (y: Flow, name: string, width: number) =>
    net.inside(name, "DoubleConv", () => {
      const z = net.relu(net.batchNorm(net.conv(y, "conv1", width, 3, 1, 1), "bn1"));
      return net.relu(net.batchNorm(net.conv(z, "conv2", width, 3, 1, 1), "bn2"));
    });
  const skips: Flow[] = [];
  for (const [i, width] of [64, 128, 256, 512].entries()) {
    x = block(x, `down${i}`, width);
    skips.push(x);
    x = net.pool(x, `pool${i}`, 2, 2);
  }
  x = block(x, "bottom", 1024);
  for (const [i, width] of [512, 256, 128, 64].entries()) {
    x = net.inside(`up${i}`, "Up", () => {
      const up = net.upsample(x, "up");
      return block(net.cat([skips[3 - i], up]), "conv", width);
    });
  }
  net.output(net.conv(x, "head", 2, 1));
  return net.view("UNet(classes=2)");
}

/** Nothing about it is branches that part and meet: two inputs, crossing lines, several outputs. */
export function tangled(): ModelView {
  const net = network("Pyramid", [1, 3, 128, 128], [1, 8]);
  const [image, code] = net.inputs();
  const stages: Flow[] = [];
  let x = image;
  for (const [i, width] of [16, 32, 64, 128].entries()) {
    x = net.relu(net.conv(x, `stage${i}`, width, 3, 2, 1));
    stages.push(x);
  }
  const lateral = stages.map((stage, i) => net.conv(stage, `lateral${i}`, 32, 1));
  let top = lateral[3];
  const outputs = [net.conv(top, "head3", 32, 3, 1, 1)];
  for (const i of [2, 1, 0]) {
    top = net.add(lateral[i], net.upsample(top, `up${i}`));
    outputs.push(net.conv(top, `head${i}`, 32, 3, 1, 1));
  }
  const embedded = net.linear(code, "embed", 32);
  const mixed = outputs.map((output) => net.add(output, embedded));
  net.output(...mixed);
  return net.view("Pyramid()");
}

export function broken(): ModelView {
  const net = network("LeNet", [1, 1, 28, 28]);
  let [x] = net.inputs();
  x = net.pool(net.relu(net.conv(x, "conv1", 6, 5, 1, 2)), "pool1", 2, 2);
  x = net.pool(net.relu(net.conv(x, "conv2", 16, 5)), "pool2", 2, 2);
  x = net.flatten(x);
  x = net.op([x], {
    category: "linear",
    label: "Linear",
    name: "fc1",
    detail: "in_features=256, out_features=120, bias=True",
    params: 256 * 120 + 120,
    hasError: true,
  });
  x = net.op([x], {
    category: "linear",
    label: "Linear",
    name: "fc2",
    params: 10164,
    detail: "in_features=120, out_features=84",
  });
  net.output(x);
  const view = net.view("LeNet()");
  const range = { start: { line: 34, character: 12 }, end: { line: 34, character: 23 } };
  return {
    ...view,
    problems: [
      {
        severity: "error",
        message:
          "Linear 'fc1': expected 256 input features, got 400 (mat1 and mat2 shapes cannot be multiplied (1x400 and 256x120))",
        location: { uri, range },
        related: [{ message: "flatten makes 16 × 5 × 5 = 400 features", location: { uri, range } }],
        fixes: [
          {
            title: "Change to nn.Linear(400, 120)",
            edits: [{ location: { uri, range }, newText: "nn.Linear(400, 120)" }],
          },
        ],
      },
      {
        severity: "warning",
        message: "layer 'dropout' is defined and never called",
        location: { uri, range },
        related: [],
        fixes: [],
      },
    ],
  };
}

export function chain(count: number): ModelView {
  const net = network("Chain", [1, 64]);
  let [x] = net.inputs();
  for (let i = 0; i < count; i++) x = i % 2 ? net.relu(x, String(i)) : net.linear(x, String(i), 64);
  net.output(x);
  return net.view("Chain()");
}
