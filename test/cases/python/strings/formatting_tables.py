"""Text as programs print it: tables, progress lines, sizes, times."""

layers = [("conv1", (64, 3, 7, 7), 9408, 118013952), ("bn1", (64,), 128, 0), ("layer1.0.conv1", (64, 64, 3, 3), 36864, 115605504), ("fc", (1000, 512), 513000, 512000)]
print("=" * 70)
print("{:<20}{:>20}{:>12}{:>18}".format("Layer", "Shape", "Params", "Mult-Adds"))
print("-" * 70)
for name, shape, params, macs in layers:
    print(f"{name:<20}{str(list(shape)):>20}{params:>12,}{macs:>18,}")
print(f"{'total':<20}{'':>20}{sum(p for _, _, p, _ in layers):>12,}{sum(m for *_, m in layers):>18,}")
print("=" * 70)


def human(size):
    for unit in ["", "K", "M", "G"]:
        if abs(size) < 1000:
            return f"{size:.2f}{unit}"
        size /= 1000
    return f"{size:.2f}T"


print([human(n) for n in (0, 5, 999, 1000, 1234567, 25557032, 4.1e9, 7e13)])
for epoch in range(3):
    loss, accuracy = 2.3 / (epoch + 1), 1 - 0.5 ** (epoch + 1)
    print("Epoch [%d/%d], Step [%3d/%-4d], Loss: %.4f, Acc: %5.1f%%" % (epoch + 1, 3, epoch * 100, 300, loss, accuracy * 100))
    print(f"epoch {epoch:02d} | loss {loss:8.5f} | lr {0.1 * 0.1**epoch:.1e} | {accuracy:.1%} | {loss:g}")
print(f"{3661 // 3600:02d}:{3661 % 3600 // 60:02d}:{3661 % 60:02d}", f"{0.000123:.3e}", f"{1e-3}", f"{0.1 + 0.2:.17f}", f"{1 / 3:.3}", f"{100:e}", f"{12345.6789:,.1f}")
config = {"lr": 1e-3, "layers": [64, 128], "name": "net", "dropout": None, "bias": True}
print("\n".join(f"{key:>10} = {value!r}" for key, value in sorted(config.items())))
print(", ".join(f"{k}={v}" for k, v in config.items()), str(config), repr(config) == f"{config}")
print("Conv2d({in_c}, {out_c}, kernel_size=({k}, {k}))".format(in_c=3, out_c=64, k=7), "%s(%r)" % ("Linear", (512, 10)), "x".join(map(str, (224, 224))), "-" * 3 + "> " + "ok".center(10, "."))
name = "layer{}.{}.weight"
print([name.format(i, j) for i in range(1, 3) for j in range(2)], "model.layer1.0.conv1".split(".", 2), "model.layer1.0".rpartition("."), "features.0.weight".replace("features.", ""), "layer4".removeprefix("layer"), "resnet18"[6:].isdigit())
