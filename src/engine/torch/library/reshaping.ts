/**
 * What makes other modules of modules, said in Python: pruning, averaged copies, calls with other weights. What is pruned
 * depends on values; the masks are unknown.
 */

import type { NativeModule } from "../../python/native";
import { pythonModule, unmodelled } from "../../python/stdlib/pythonModule";

const prune = `
import torch
from torch import nn

class BasePruningMethod:
    PRUNING_TYPE = "unstructured"

    def __init__(self, amount=0, *args, **kwargs):
        self.amount = amount

    def __call__(self, module, inputs):
        setattr(module, self._tensor_name, self.apply_mask(module))

    def apply_mask(self, module):
        mask = getattr(module, self._tensor_name + "_mask")
        orig = getattr(module, self._tensor_name + "_orig")
        return mask.to(dtype=orig.dtype) * orig

    def compute_mask(self, t, default_mask):
        return torch.rand_like(t).round()

    def remove(self, module):
        name = self._tensor_name
        orig = module._parameters[name + "_orig"]
        delattr(module, name)
        del module._parameters[name + "_orig"]
        del module._buffers[name + "_mask"]
        module.register_parameter(name, orig)

    @classmethod
    def apply(cls, module, name, *args, importance_scores=None, **kwargs):
        method = cls(*args, **kwargs)
        method._tensor_name = name
        if hasattr(module, name + "_mask"):
            remove(module, name)
        orig = getattr(module, name)
        if not isinstance(method, Identity) and isinstance(method.amount, int) and method.amount > orig.nelement():
            raise ValueError(f"amount={method.amount} should be smaller than the number of parameters to prune={orig.nelement()}")
        del module._parameters[name]
        module.register_parameter(name + "_orig", orig)
        module.register_buffer(name + "_mask", method.compute_mask(orig, torch.ones_like(orig)))
        setattr(module, name, method.apply_mask(module))
        module.register_forward_pre_hook(method)
        return method

class Identity(BasePruningMethod):
    def compute_mask(self, t, default_mask):
        return default_mask

class RandomUnstructured(BasePruningMethod):
    pass

class L1Unstructured(BasePruningMethod):
    pass

class RandomStructured(BasePruningMethod):
    def __init__(self, amount, dim=-1):
        self.amount, self.dim = amount, dim

class LnStructured(BasePruningMethod):
    def __init__(self, amount, n, dim=-1):
        self.amount, self.n, self.dim = amount, n, dim

class CustomFromMask(BasePruningMethod):
    def __init__(self, mask):
        self.amount, self.mask = 0, mask

    def compute_mask(self, t, default_mask):
        return self.mask.to(dtype=t.dtype)

class PruningContainer(BasePruningMethod):
    pass

def identity(module, name):
    Identity.apply(module, name)
    return module

def random_unstructured(module, name, amount):
    RandomUnstructured.apply(module, name, amount)
    return module

def l1_unstructured(module, name, amount, importance_scores=None):
    L1Unstructured.apply(module, name, amount)
    return module

def random_structured(module, name, amount, dim):
    RandomStructured.apply(module, name, amount, dim)
    return module

def ln_structured(module, name, amount, n, dim, importance_scores=None):
    LnStructured.apply(module, name, amount, n, dim)
    return module

def custom_from_mask(module, name, mask):
    CustomFromMask.apply(module, name, mask)
    return module

def global_unstructured(parameters, pruning_method, importance_scores=None, **kwargs):
    for module, name in parameters:
        pruning_method.apply(module, name, **kwargs)

def remove(module, name):
    for key, hook in module._forward_pre_hooks.items():
        if isinstance(hook, BasePruningMethod) and hook._tensor_name == name:
            hook.remove(module)
            del module._forward_pre_hooks[key]
            return module
    raise ValueError(f"Parameter '{name}' of module {module} has to be pruned before pruning can be removed")

def is_pruned(module):
    return any(
        isinstance(hook, BasePruningMethod)
        for each in module.modules()
        for hook in each._forward_pre_hooks.values()
    )
`;

const averaged = `
from copy import deepcopy
import torch
from torch.nn import Module
from torch.optim.lr_scheduler import LRScheduler as _Scheduler

class AveragedModel(Module):
    def __init__(self, model, device=None, avg_fn=None, multi_avg_fn=None, use_buffers=False):
        super().__init__()
        self.module = deepcopy(model)
        self.register_buffer("n_averaged", torch.tensor(0, dtype=torch.long))
        self.avg_fn = avg_fn
        self.use_buffers = use_buffers

    def forward(self, *args, **kwargs):
        return self.module(*args, **kwargs)

    def update_parameters(self, model):
        pass

def get_ema_multi_avg_fn(decay=0.999):
    return lambda averaged, current, count: None

def get_ema_avg_fn(decay=0.999):
    return lambda averaged, current, count: decay * averaged + (1 - decay) * current

def get_swa_avg_fn():
    return lambda averaged, current, count: averaged + (current - averaged) / (count + 1)

def update_bn(loader, model, device=None):
    pass

class SWALR(_Scheduler):
    def __init__(self, optimizer, swa_lr=0.05, anneal_epochs=10, anneal_strategy="cos", last_epoch=-1):
        super().__init__(optimizer)
`;

const stateless = `
def functional_call(module, parameters_and_buffers, args=None, kwargs=None, *, tie_weights=True, strict=False):
    if args is None:
        args = ()
    return module(*(args if isinstance(args, tuple) else (args,)), **(kwargs or {}))
`;

export const reshapingModules: readonly NativeModule[] = [
  { ...pythonModule("torch.nn.utils.prune", prune), missing: unmodelled("torch.nn.utils.prune") },
  {
    ...pythonModule("torch.optim.swa_utils", averaged),
    missing: unmodelled("torch.optim.swa_utils"),
  },
  pythonModule("torch.nn.utils.stateless", stateless),
];
