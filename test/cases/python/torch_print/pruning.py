import torch, torch.nn as nn
import torch.nn.utils.prune as prune
m = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2))
prune.l1_unstructured(m[0], "weight", amount=0.3)
prune.ln_structured(m[2], name="weight", amount=0.5, n=2, dim=0)
print(list(m.state_dict()), [n for n, _ in m[0].named_parameters()], prune.is_pruned(m), m[0])
print(m(torch.zeros(3, 4)).shape, m[0].weight.shape)
prune.remove(m[0], "weight")
print([n for n, _ in m[0].named_parameters()], list(m[0].named_buffers()), prune.is_pruned(m))
prune.global_unstructured([(m[0], "weight"), (m[2], "bias")], pruning_method=prune.L1Unstructured, amount=0.2)
print(list(m.state_dict()))
try:
    prune.remove(m[0], "bias")
except ValueError as e:
    print(e)
s = torch.optim.swa_utils.AveragedModel(m[1])
print(s, list(s.state_dict()))
