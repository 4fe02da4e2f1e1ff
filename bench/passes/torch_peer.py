"""PyTorch in the benchmark of passes: MODEL ONNX [--export]. Answers every line with the CPU time of a pass."""
import json
import resource
import sys
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).parent))
import models  # noqa: E402


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return (usage.ru_utime + usage.ru_stime) * 1000


torch.set_num_threads(1)
torch.manual_seed(0)
model = getattr(models, sys.argv[1])().eval()
i = torch.arange(3 * 224 * 224, dtype=torch.int64)
x = ((((i * 2654435761) % 2**32) >> 8).double() * 2.0**-23 - 1).float().reshape(1, 3, 224, 224)
with torch.no_grad():
    began = cpu()
    answer = model(x)
    first = cpu() - began
    if "--export" in sys.argv:
        torch.onnx.export(model, x, sys.argv[2], input_names=["x"], output_names=["y"])
        Path(sys.argv[2] + ".json").write_text(json.dumps(answer.flatten().tolist()))
        sys.exit()
    print(json.dumps({"first": first, "error": "0"}), flush=True)
    for _ in sys.stdin:
        began = cpu()
        model(x)
        print(json.dumps({"cpu": cpu() - began}), flush=True)
