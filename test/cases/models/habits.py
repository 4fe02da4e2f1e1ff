"""Ways of modules: hooks, wrappers, shared weights, scripts, training frameworks that are not installed."""

import copy
import functools
import math
import types
import weakref
from collections import OrderedDict, namedtuple
from dataclasses import dataclass, field
from typing import Any, Dict, Final, Generic, Iterator, List, NamedTuple, Optional, Sequence, Tuple, TypeVar, Union

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.nn.utils.parametrize as parametrize
import torch.utils.checkpoint as checkpoint
from torch import Tensor
from torch.nn import init
from torch.nn.utils import parametrizations
from torch.nn.parameter import Parameter
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

# --- adapters --------------------------------------------------------------------------------------------------------


class LoRALayer:
    def __init__(self, r: int, lora_alpha: int, lora_dropout: float, merge_weights: bool):
        self.r = r
        self.lora_alpha = lora_alpha
        if lora_dropout > 0.0:
            self.lora_dropout = nn.Dropout(p=lora_dropout)
        else:
            self.lora_dropout = lambda x: x
        self.merged = False
        self.merge_weights = merge_weights


class LoRALinear(nn.Linear, LoRALayer):
    def __init__(self, in_features: int, out_features: int, r: int = 0, lora_alpha: int = 1, lora_dropout: float = 0.0, fan_in_fan_out: bool = False, merge_weights: bool = True, **kwargs):
        nn.Linear.__init__(self, in_features, out_features, **kwargs)
        LoRALayer.__init__(self, r=r, lora_alpha=lora_alpha, lora_dropout=lora_dropout, merge_weights=merge_weights)
        self.fan_in_fan_out = fan_in_fan_out
        if r > 0:
            self.lora_A = nn.Parameter(self.weight.new_zeros((r, in_features)))
            self.lora_B = nn.Parameter(self.weight.new_zeros((out_features, r)))
            self.scaling = self.lora_alpha / self.r
            self.weight.requires_grad = False
        self.reset_parameters()
        if fan_in_fan_out:
            self.weight.data = self.weight.data.transpose(0, 1)

    def reset_parameters(self):
        nn.Linear.reset_parameters(self)
        if hasattr(self, "lora_A"):
            nn.init.kaiming_uniform_(self.lora_A, a=math.sqrt(5))
            nn.init.zeros_(self.lora_B)

    def train(self, mode: bool = True):
        def T(w):
            return w.transpose(0, 1) if self.fan_in_fan_out else w

        nn.Linear.train(self, mode)
        if mode:
            if self.merge_weights and self.merged:
                if self.r > 0:
                    self.weight.data -= T(self.lora_B @ self.lora_A) * self.scaling
                self.merged = False
        else:
            if self.merge_weights and not self.merged:
                if self.r > 0:
                    self.weight.data += T(self.lora_B @ self.lora_A) * self.scaling
                self.merged = True

    def forward(self, x: torch.Tensor):
        def T(w):
            return w.transpose(0, 1) if self.fan_in_fan_out else w

        if self.r > 0 and not self.merged:
            result = F.linear(x, T(self.weight), bias=self.bias)
            result += (self.lora_dropout(x) @ self.lora_A.transpose(0, 1) @ self.lora_B.transpose(0, 1)) * self.scaling
            return result
        return F.linear(x, T(self.weight), bias=self.bias)


def _get_submodules(model, key):
    parent = model.get_submodule(".".join(key.split(".")[:-1]))
    target_name = key.split(".")[-1]
    target = model.get_submodule(key)
    return parent, target, target_name


def inject_adapters(model: nn.Module, target_modules: Sequence[str], r: int = 2):
    for key, module in list(model.named_modules()):
        if any(key.endswith(t) for t in target_modules):
            parent, target, name = _get_submodules(model, key)
            if isinstance(target, nn.Linear):
                new = LoRALinear(target.in_features, target.out_features, r=r, lora_alpha=8, lora_dropout=0.1, bias=target.bias is not None)
                new.weight.data = target.weight.data
                if target.bias is not None:
                    new.bias = target.bias
                setattr(parent, name, new)
    for n, p in model.named_parameters():
        if "lora_" not in n:
            p.requires_grad = False
    return model


class TinyAttention(nn.Module):
    def __init__(self, dim=8):
        super().__init__()
        self.q_proj, self.k_proj, self.v_proj, self.out_proj = [nn.Linear(dim, dim, bias=i % 2 == 0) for i in range(4)]

    def forward(self, x):
        q, k, v = self.q_proj(x), self.k_proj(x), self.v_proj(x)
        w = torch.softmax(q @ k.mT / math.sqrt(q.shape[-1]), -1)
        return self.out_proj(w @ v)


# --- reparametrisation -----------------------------------------------------------------------------------------------


def conv_bn(in_channels, out_channels, kernel_size, stride, padding, groups=1):
    result = nn.Sequential()
    result.add_module("conv", nn.Conv2d(in_channels=in_channels, out_channels=out_channels, kernel_size=kernel_size, stride=stride, padding=padding, groups=groups, bias=False))
    result.add_module("bn", nn.BatchNorm2d(num_features=out_channels))
    return result


class RepBlock(nn.Module):
    def __init__(self, in_channels, out_channels, kernel_size=3, stride=1, padding=1, groups=1, deploy=False):
        super().__init__()
        self.deploy, self.groups, self.in_channels = deploy, groups, in_channels
        assert kernel_size == 3
        assert padding == 1
        padding_11 = padding - kernel_size // 2
        self.nonlinearity = nn.ReLU()
        if deploy:
            self.rbr_reparam = nn.Conv2d(in_channels, out_channels, kernel_size, stride, padding, groups=groups, bias=True)
        else:
            self.rbr_identity = nn.BatchNorm2d(num_features=in_channels) if out_channels == in_channels and stride == 1 else None
            self.rbr_dense = conv_bn(in_channels, out_channels, kernel_size, stride, padding, groups)
            self.rbr_1x1 = conv_bn(in_channels, out_channels, 1, stride, padding_11, groups)

    def forward(self, inputs):
        if hasattr(self, "rbr_reparam"):
            return self.nonlinearity(self.rbr_reparam(inputs))
        id_out = 0 if self.rbr_identity is None else self.rbr_identity(inputs)
        return self.nonlinearity(self.rbr_dense(inputs) + self.rbr_1x1(inputs) + id_out)

    def get_equivalent_kernel_bias(self):
        kernel3x3, bias3x3 = self._fuse_bn_tensor(self.rbr_dense)
        kernel1x1, bias1x1 = self._fuse_bn_tensor(self.rbr_1x1)
        kernelid, biasid = self._fuse_bn_tensor(self.rbr_identity)
        return kernel3x3 + self._pad_1x1_to_3x3_tensor(kernel1x1) + kernelid, bias3x3 + bias1x1 + biasid

    def _pad_1x1_to_3x3_tensor(self, kernel1x1):
        return 0 if kernel1x1 is None else torch.nn.functional.pad(kernel1x1, [1, 1, 1, 1])

    def _fuse_bn_tensor(self, branch):
        if branch is None:
            return 0, 0
        if isinstance(branch, nn.Sequential):
            kernel, bn = branch.conv.weight, branch.bn
        else:
            assert isinstance(branch, nn.BatchNorm2d)
            if not hasattr(self, "id_tensor"):
                input_dim = self.in_channels // self.groups
                kernel_value = np.zeros((self.in_channels, input_dim, 3, 3), dtype=np.float32)
                for i in range(self.in_channels):
                    kernel_value[i, i % input_dim, 1, 1] = 1
                self.id_tensor = torch.from_numpy(kernel_value).to(branch.weight.device)
            kernel, bn = self.id_tensor, branch
        std = (bn.running_var + bn.eps).sqrt()
        t = (bn.weight / std).reshape(-1, 1, 1, 1)
        return kernel * t, bn.bias - bn.running_mean * bn.weight / std

    def switch_to_deploy(self):
        if hasattr(self, "rbr_reparam"):
            return
        kernel, bias = self.get_equivalent_kernel_bias()
        c = self.rbr_dense.conv
        self.rbr_reparam = nn.Conv2d(c.in_channels, c.out_channels, c.kernel_size, c.stride, c.padding, c.dilation, c.groups, bias=True)
        self.rbr_reparam.weight.data = kernel
        self.rbr_reparam.bias.data = bias
        for para in self.parameters():
            para.detach_()
        self.__delattr__("rbr_dense")
        self.__delattr__("rbr_1x1")
        if hasattr(self, "rbr_identity"):
            self.__delattr__("rbr_identity")
        if hasattr(self, "id_tensor"):
            self.__delattr__("id_tensor")
        self.deploy = True


class RepNet(nn.Module):
    def __init__(self, num_blocks, width=4, groups_map=None):
        super().__init__()
        self.groups_map = groups_map or dict()
        self.cur_layer_idx = 1
        self.in_planes = width
        self.stage0 = RepBlock(3, self.in_planes, stride=2)
        for i, n in enumerate(num_blocks, 1):
            setattr(self, f"stage{i}", self._make_stage(width * 2**i, n, stride=2))
        self.n = len(num_blocks)

    def _make_stage(self, planes, num_blocks, stride):
        blocks = []
        for stride in [stride] + [1] * (num_blocks - 1):
            blocks.append(RepBlock(self.in_planes, planes, stride=stride, groups=self.groups_map.get(self.cur_layer_idx, 1)))
            self.in_planes = planes
            self.cur_layer_idx += 1
        return nn.ModuleList(blocks)

    def forward(self, x):
        out = self.stage0(x)
        for stage in (getattr(self, f"stage{i}") for i in range(1, self.n + 1)):
            for block in stage:
                out = checkpoint.checkpoint(block, out) if self.training and False else block(out)
        return out


def deployed(model: nn.Module, do_copy=True):
    if do_copy:
        model = copy.deepcopy(model)
    for module in model.modules():
        if hasattr(module, "switch_to_deploy"):
            module.switch_to_deploy()
    return model


# --- averages, teachers, twins ---------------------------------------------------------------------------------------


class EMA(nn.Module):
    def __init__(self, model, decay=0.9):
        super().__init__()
        self.module = copy.deepcopy(model)
        self.module.eval()
        self.decay = decay
        for p in self.module.parameters():
            p.requires_grad_(False)

    @torch.no_grad()
    def update(self, model):
        for ema_v, model_v in zip(self.module.state_dict().values(), model.state_dict().values()):
            ema_v.copy_(self.decay * ema_v + (1.0 - self.decay) * model_v if ema_v.is_floating_point() else model_v)


class Teacher(nn.Module):
    """An online and a target network, a queue, and a momentum between them."""

    def __init__(self, base_encoder=lambda d: nn.Sequential(nn.Flatten(), nn.Linear(48, d)), dim=6, K=12, m=0.99, T=0.07):
        super().__init__()
        self.K, self.m, self.T = K, m, T
        self.encoder_q = base_encoder(dim)
        self.encoder_k = base_encoder(dim)
        for param_q, param_k in zip(self.encoder_q.parameters(), self.encoder_k.parameters()):
            param_k.data.copy_(param_q.data)
            param_k.requires_grad = False
        self.register_buffer("queue", torch.randn(dim, K))
        self.queue = nn.functional.normalize(self.queue, dim=0)
        self.register_buffer("queue_ptr", torch.zeros(1, dtype=torch.long))

    @torch.no_grad()
    def _momentum_update_key_encoder(self):
        for param_q, param_k in zip(self.encoder_q.parameters(), self.encoder_k.parameters()):
            param_k.data = param_k.data * self.m + param_q.data * (1.0 - self.m)

    @torch.no_grad()
    def _dequeue_and_enqueue(self, keys):
        batch_size = keys.shape[0]
        ptr = int(self.queue_ptr)
        assert self.K % batch_size == 0
        self.queue[:, ptr : ptr + batch_size] = keys.T
        ptr = (ptr + batch_size) % self.K
        self.queue_ptr[0] = ptr

    def forward(self, im_q, im_k):
        q = F.normalize(self.encoder_q(im_q), dim=1)
        with torch.no_grad():
            self._momentum_update_key_encoder()
            idx_shuffle = torch.randperm(im_k.shape[0])
            idx_unshuffle = torch.argsort(idx_shuffle)
            k = F.normalize(self.encoder_k(im_k[idx_shuffle]), dim=1)[idx_unshuffle]
        l_pos = torch.einsum("nc,nc->n", [q, k]).unsqueeze(-1)
        l_neg = torch.einsum("nc,ck->nk", [q, self.queue.clone().detach()])
        logits = torch.cat([l_pos, l_neg], dim=1)
        logits /= self.T
        labels = torch.zeros(logits.shape[0], dtype=torch.long)
        self._dequeue_and_enqueue(k)
        return logits, labels


class Siamese(nn.Module):
    def __init__(self):
        super(Siamese, self).__init__()
        self.cnn = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(inplace=True), nn.MaxPool2d(2), nn.Flatten(1), nn.LazyLinear(8))
        self.distance = nn.PairwiseDistance()
        self.cos = nn.CosineSimilarity()

    def forward_once(self, x):
        return self.cnn(x)

    def forward(self, *inputs):
        outputs = [self.forward_once(i) for i in inputs]
        if len(outputs) == 3:
            return F.triplet_margin_loss(*outputs)
        a, b = outputs
        return self.distance(a, b), self.cos(a, b), torch.abs(a - b), torch.cdist(a, b, p=1)


# --- hooks -----------------------------------------------------------------------------------------------------------


class FeatureExtractor(nn.Module):
    def __init__(self, model, layers):
        super().__init__()
        self.model = model
        self.layers = layers
        self._features = {layer: torch.empty(0) for layer in layers}
        for layer_id in layers:
            layer = dict([*self.model.named_modules()])[layer_id]
            layer.register_forward_hook(self.save_outputs_hook(layer_id))

    def save_outputs_hook(self, layer_id):
        def fn(_, __, output):
            self._features[layer_id] = output

        return fn

    def forward(self, x):
        _ = self.model(x)
        return self._features


class HookedHalf(nn.Module):
    """A hook before that changes the input, a hook after that changes the output, one that is taken away again."""

    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(4, 6), nn.Linear(6, 2)
        self.a.register_forward_pre_hook(lambda m, args: (args[0][..., :4],))
        self.b.register_forward_hook(lambda m, args, out: (out, args[0].sum(-1)))
        handle = self.b.register_forward_hook(lambda *a: 1 / 0)
        handle.remove()
        self.seen = []
        self.register_forward_hook(HookedHalf.remember)

    @staticmethod
    def remember(module, args, output):
        module.seen.append(tuple(output.shape))
        return {"y": output, "n": torch.tensor(len(module.seen) * 0.0)}

    def forward(self, x):
        y, s = self.b(self.a(x))
        return y + s[..., None]


class GradCAM:
    def __init__(self, model, target_layer):
        self.model, self.gradients, self.activations = model, [], []
        self.handles = [target_layer.register_forward_hook(self.save_activation), target_layer.register_forward_hook(self.save_gradient)]

    def save_activation(self, module, input, output):
        self.activations.append(output.cpu().detach())

    def save_gradient(self, module, input, output):
        if not hasattr(output, "requires_grad") or not output.requires_grad:
            return

        def _store_grad(grad):
            self.gradients = [grad.cpu().detach()] + self.gradients

        output.register_hook(_store_grad)


def with_cam():
    net = nn.Sequential(OrderedDict(features=nn.Conv2d(3, 4, 3), head=nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 2))))
    net.cam = [GradCAM(net, net.features)]
    return net


# --- forward, overridden ---------------------------------------------------------------------------------------------


def patched(model):
    """Gives instances another forward, in the ways people do."""
    linear = model[0]
    original = linear.forward
    linear.forward = lambda x: original(x).relu()

    def forward(self, x):
        return F.dropout(x, self.p, self.training) * 2

    model[1].forward = types.MethodType(forward, model[1])
    model[2].forward = functools.partial(nn.Linear.forward, model[2])
    return model


class Callable2(nn.Module):
    def __init__(self):
        super().__init__()
        self.inner = nn.Linear(3, 3)
        self.forward = self.forward_train

    def forward_train(self, x):
        return self.inner(x), self.inner(x)

    def forward_test(self, x):
        return self.inner(x)

    def eval(self):
        self.forward = self.forward_test
        return super().eval()


class CountingSequential(nn.Sequential):
    """A container of its own kind: indices, slices, several arguments."""

    def __init__(self, *args):
        super().__init__(*args)
        self.taps = [1]

    def forward(self, input, *others, return_all=True):
        outs = []
        for i, module in enumerate(self):
            input = module(input)
            if i in self.taps or i == len(self) - 1:
                outs.append(input)
        return tuple(outs) if return_all else outs[-1]


class Stack(nn.ModuleList):
    def __init__(self, n, dim):
        super().__init__([nn.Linear(dim, dim) for _ in range(n)])
        self.extend([nn.LayerNorm(dim)])
        self.insert(1, nn.Dropout(0.1))
        self[0] = nn.Linear(dim, dim, bias=False)
        self += [nn.Tanh()]

    def forward(self, x, skip: Optional[int] = None):
        for i, layer in enumerate(self):
            if i == skip:
                continue
            x = layer(x)
        return x


class Heads(nn.ModuleDict):
    def __init__(self, dims: Dict[str, int], width=5):
        super().__init__({name: nn.Linear(width, d) for name, d in dims.items()})
        self.update([("shared", nn.Linear(width, 1))])
        self["extra"] = nn.Identity()
        del self["extra"]

    def forward(self, x):
        return {name: head(x) for name, head in self.items() if name in self.keys() and "shared" in self}


# --- shared weights --------------------------------------------------------------------------------------------------


class SharedEverything(nn.Module):
    def __init__(self, V=11, d=6):
        super().__init__()
        self.embed = nn.Embedding(V, d)
        self.block = nn.TransformerEncoderLayer(d, 2, 8, batch_first=True)
        self.blocks = nn.ModuleList([self.block] * 3)
        self.alias = self.blocks[0].linear1
        self.head = nn.Linear(d, V, bias=False)
        self.head.weight = self.embed.weight
        self.out_norm = self.block.norm1
        self.scale = nn.Parameter(torch.tensor(1.0))
        self.scales = nn.ParameterList([self.scale, self.scale, nn.Parameter(torch.rand(2))])

    def forward(self, ids):
        x = self.embed(ids) * self.scale
        for b in self.blocks:
            x = b(x)
        return self.head(self.out_norm(x))


class UniversalSteps(nn.Module):
    def __init__(self, steps=3, hidden=5, adaptive=True):
        super().__init__()
        self.cell = nn.GRUCell(hidden, hidden)
        self.halt = nn.Linear(hidden, 1)
        self.steps, self.adaptive = steps, adaptive

    def forward(self, x):
        h = torch.zeros_like(x)
        remaining = torch.ones(x.size(0), 1)
        total = 0
        for n in range(self.steps):
            h = self.cell(x, h)
            p = torch.sigmoid(self.halt(h)) if n < self.steps - 1 else remaining
            total = total + p * h
            remaining = remaining - p
        return total, remaining


# --- parametrisations ------------------------------------------------------------------------------------------------


class Symmetric(nn.Module):
    def forward(self, X):
        return X.triu() + X.triu(1).transpose(-1, -2)


class MatrixExponential(nn.Module):
    def forward(self, X):
        return torch.matrix_exp(X - X.T)


def symmetric_layer(n=4):
    layer = nn.Linear(n, n)
    parametrize.register_parametrization(layer, "weight", Symmetric())
    return nn.Sequential(layer, nn.ReLU())


def constrained():
    return nn.Sequential(
        parametrizations.spectral_norm(nn.Conv2d(2, 4, 3)),
        nn.Flatten(),
        parametrizations.orthogonal(nn.Linear(16, 6)),
        parametrizations.orthogonal(nn.Linear(6, 6), use_trivialization=False),
        parametrize.register_parametrization(nn.Linear(6, 3), "bias", nn.Softplus()),
    )


# --- scripts ---------------------------------------------------------------------------------------------------------


@torch.jit.script
def fused_swish(x, beta: float = 1.0):
    return x * torch.sigmoid(beta * x)


@torch.jit.script_if_tracing
def crop(x: Tensor, size: List[int]) -> Tensor:
    return x[..., : size[0], : size[1]]


class LSTMState(NamedTuple):
    hx: Tensor
    cx: Tensor


class ScriptedCell(torch.jit.ScriptModule):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.weight_ih = Parameter(torch.randn(4 * hidden_size, input_size))
        self.weight_hh = Parameter(torch.randn(4 * hidden_size, hidden_size))
        self.layernorm_i = nn.LayerNorm(4 * hidden_size)

    @torch.jit.script_method
    def forward(self, input: Tensor, state: Tuple[Tensor, Tensor]) -> Tuple[Tensor, Tuple[Tensor, Tensor]]:
        hx, cx = state
        gates = self.layernorm_i(torch.mm(input, self.weight_ih.t())) + torch.mm(hx, self.weight_hh.t())
        ingate, forgetgate, cellgate, outgate = gates.chunk(4, 1)
        cy = (torch.sigmoid(forgetgate) * cx) + (torch.sigmoid(ingate) * torch.tanh(cellgate))
        hy = torch.sigmoid(outgate) * torch.tanh(cy)
        return hy, (hy, cy)


class AnnotatedNet(nn.Module):
    """TorchScript's style: annotations everywhere, Final, Optional refinement, overloads, ignored methods."""

    __constants__ = ["hidden"]
    hidden: Final[int]
    cache: Dict[str, Tensor]
    layers: nn.ModuleList

    def __init__(self, hidden: int = 4):
        super().__init__()
        self.hidden = hidden
        self.cache = torch.jit.annotate(Dict[str, Tensor], {})
        self.steps: int = 2
        self.proj = nn.Linear(3, hidden)
        self.maybe: Optional[nn.Linear] = None
        self.layers = nn.ModuleList([nn.Linear(hidden, hidden) for _ in range(2)])

    @torch.jit.export
    def reset(self) -> None:
        self.cache.clear()

    @torch.jit.unused
    def debug(self, x: Tensor) -> Tensor:
        raise RuntimeError("never")

    def forward(self, x: Tensor, mask: Optional[Tensor] = None) -> Tuple[Tensor, List[Tensor]]:
        x = self.proj(x)
        if mask is not None:
            x = x * mask
        if self.maybe is not None:
            x = self.maybe(x)
        outs: List[Tensor] = []
        outs = torch.jit.annotate(List[Tensor], outs)
        for _i, layer in enumerate(self.layers):
            x = fused_swish(layer(x), 1.5)
            outs.append(x)
        if torch.jit.is_scripting() or torch.jit.is_tracing():
            assert False
        self.cache["last"] = x
        return crop(x, [2, 3]), outs


# --- a training framework that may be missing ------------------------------------------------------------------------

try:
    import pytorch_lightning as pl
except ImportError:

    class _PL:
        class LightningModule(nn.Module):
            def save_hyperparameters(self, *args, **kwargs):
                pass

            def log(self, *args, **kwargs):
                pass

            @property
            def device(self):
                return next(self.parameters()).device

        class LightningDataModule:
            pass

    pl = _PL

try:
    from omegaconf import DictConfig, OmegaConf
except ModuleNotFoundError:
    DictConfig = dict


class Accuracy(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("correct", torch.tensor(0), persistent=False)
        self.register_buffer("total", torch.tensor(0), persistent=False)

    def update(self, p, t):
        self.correct += (p.argmax(-1) == t).sum()
        self.total += t.numel()


class LitClassifier(pl.LightningModule):
    def __init__(self, backbone: nn.Module = None, lr: float = 1e-3, hidden: int = 7, **kwargs):
        super().__init__()
        self.save_hyperparameters(ignore=["backbone"])
        self.backbone = backbone or nn.Sequential(nn.Flatten(), nn.Linear(16, hidden), nn.ReLU())
        self.head = nn.Linear(hidden, 3)
        self.criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
        self.metrics = nn.ModuleDict({"train_acc": Accuracy(), "val_acc": Accuracy()})
        self.example_input_array = torch.zeros(1, 1, 4, 4)

    def forward(self, x):
        return self.head(self.backbone(x))

    def _shared_step(self, batch, stage):
        x, y = batch
        logits = self(x)
        self.log(f"{stage}_loss", self.criterion(logits, y), prog_bar=True)
        self.metrics[f"{stage}_acc"].update(logits, y)
        return self.criterion(logits, y)

    def training_step(self, batch, batch_idx):
        return self._shared_step(batch, "train")

    def configure_optimizers(self):
        opt = torch.optim.AdamW(self.parameters(), lr=self.hparams.lr)
        sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=10)
        return {"optimizer": opt, "lr_scheduler": {"scheduler": sched, "monitor": "val_loss"}}


def instantiate(config, *args, **kwargs):
    """`_target_` names what to make, as some configuration libraries have it."""
    if isinstance(config, dict) and "_target_" in config:
        config = {k: instantiate(v) for k, v in config.items()}
        target = config.pop("_target_")
        partial_ = config.pop("_partial_", False)
        parts = target.split(".")
        obj = {"nn": nn, "torch": torch}.get(parts[0]) or globals()[parts[0]]
        for part in parts[1:]:
            obj = getattr(obj, part)
        return functools.partial(obj, *args, **config, **kwargs) if partial_ else obj(*args, **config, **kwargs)
    if isinstance(config, (list, tuple)):
        return [instantiate(c) for c in config]
    return config


lit_config = {
    "_target_": "LitClassifier",
    "lr": 0.01,
    "hidden": 6,
    "backbone": {
        "_target_": "CountingSequential.__mro__.__getitem__" if False else "Stem",
        "layers": [{"_target_": "nn.Conv2d", "in_channels": 1, "out_channels": 6, "kernel_size": 3}, {"_target_": "nn.AdaptiveMaxPool2d", "output_size": 1}, {"_target_": "torch.nn.Flatten"}],
        "act": {"_target_": "nn.LeakyReLU", "_partial_": True, "negative_slope": 0.3},
    },
}


class Stem(nn.Sequential):
    def __init__(self, layers, act):
        super().__init__(*layers)
        self.append(act(inplace=True))


# --- attributes ------------------------------------------------------------------------------------------------------


class Attributes(nn.Module):
    """Slots, properties, buffers that depend on others, __getattr__ with a fallback, None for parameters and modules."""

    version = 3

    def __init__(self, n=4):
        super().__init__()
        self.register_parameter("bias", None)
        self.register_buffer("window", torch.hann_window(n), persistent=False)
        self.register_buffer("normed", self.window / self.window.sum())
        self.register_module("act", nn.Softplus())
        self.add_module("later", None)
        self._width = n
        self.wrapped = nn.Linear(n, n)
        self.table = nn.ParameterDict({"a": nn.Parameter(torch.ones(n)), "b": nn.Parameter(torch.zeros(1, n))})
        self.table["c"] = torch.nn.Parameter(torch.full((n,), 0.5), requires_grad=False)
        object.__setattr__(self, "hidden_from_torch", nn.Linear(2, 2))
        self.plain_list = [nn.Linear(1, 1)]
        self.ref = weakref.ref(self)

    @property
    def width(self):
        return self._width

    @width.setter
    def width(self, value):
        self._width = value

    def __getattr__(self, name):
        try:
            return super().__getattr__(name)
        except AttributeError:
            return getattr(super().__getattr__("wrapped"), name)

    def forward(self, x):
        self.width = self.width + 0
        assert self.later is None and self.bias is None
        assert self.in_features == self.width and not hasattr(self, "nowhere")
        x = self.act(self.wrapped(x * self.normed))
        for key in ("a", "b"):
            x = x + self.table[key]
        x = torch.stack([x * p for p in self.table.values()])
        return x.mean(0), len(list(self.children()))


class Counter(nn.Module):
    instances = 0

    def __new__(cls, *args, **kwargs):
        cls.instances += 1
        return super().__new__(cls)

    def __init_subclass__(cls, width=2, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.width = width

    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, getattr(type(self), "width", 1))

    def __call__(self, *args, **kwargs):
        return super().__call__(*args, **kwargs)

    def __len__(self):
        return self.fc.out_features

    def forward(self, x):
        return self.fc(x)


class Wide(Counter, width=8):
    def forward(self, x):
        return super().forward(x), super(Counter, self).__class__.__name__ and torch.zeros(1)


class Abstracts(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = self.build_body()
        for name, layer in self.build_heads().items():
            self.add_module(name, layer)

    def build_body(self):
        raise NotImplementedError

    def build_heads(self):
        return {"head": nn.Linear(4, 2)}

    def forward(self, x):
        x = self.body(x)
        return tuple(getattr(self, n)(x) for n, _ in self.named_children() if n.endswith("head"))


class NormMixin:
    def norm(self, c):
        return nn.GroupNorm(2, c)


class ActMixin:
    act_cls = nn.Mish

    def unit(self, i, o):
        return nn.Sequential(nn.Linear(i, o), self.norm(o), self.act_cls())


class Concrete(NormMixin, ActMixin, Abstracts):
    def build_body(self):
        return self.unit(5, 4)

    def build_heads(self):
        return {**super().build_heads(), "second_head": nn.Bilinear(4, 4, 3) if False else nn.Linear(4, 3)}


class Swapped(nn.Module):
    """Replaces layers after building: the children stand where they stood."""

    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Conv2d(1, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.Sequential(nn.Conv2d(4, 4, 3, groups=4), nn.BatchNorm2d(4)))
        self._swap(self)
        self.net[0] = nn.Conv2d(2, 4, 3, padding_mode="circular", padding=1)
        del self.net[2]
        self.freeze(self.net[0])

    def _swap(self, module):
        for name, child in module.named_children():
            if isinstance(child, nn.BatchNorm2d):
                new = nn.GroupNorm(2, child.num_features)
                with torch.no_grad():
                    new.weight.copy_(child.weight)
                    new.bias.copy_(child.bias)
                module._modules[name] = new
            else:
                self._swap(child)

    @staticmethod
    def freeze(m):
        m.requires_grad_(False)

    def forward(self, x):
        return self.net(x)


def loaded():
    """Weights from a state dict, partly, with other names and shapes."""
    big, small = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2)), nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3))
    state = {f"module.{k}": v for k, v in big.state_dict().items()}
    state = OrderedDict((k[len("module.") :] if k.startswith("module.") else k, v) for k, v in state.items())
    own = small.state_dict()
    state = {k: v for k, v in state.items() if k in own and v.shape == own[k].shape}
    missing = small.load_state_dict(state, strict=False)
    assert missing.missing_keys == ["2.weight", "2.bias"], missing
    own.update(state)
    small.load_state_dict(own)
    return small


class Wrapper(nn.Module):
    def __init__(self, module):
        super().__init__()
        self.module = module

    def __getattr__(self, name):
        try:
            return super().__getattr__(name)
        except AttributeError:
            return getattr(self.module, name)

    def forward(self, *args, **kwargs):
        return self.module(*args, **kwargs)


MODELS = [
    ("inject_adapters(nn.Sequential(TinyAttention(), TinyAttention(4 * 2)), ['q_proj', 'v_proj'])", [[2, 3, 8]]),
    ("RepNet([1, 2], groups_map={2: 2})", [[2, 3, 16, 16]]),
    ("deployed(RepNet([2, 1]))", [[2, 3, 16, 16]]),
    ("EMA(TinyAttention()).module", [[1, 2, 8]]),
    ("Teacher()", [[4, 3, 4, 4], [4, 3, 4, 4]]),
    ("Siamese()", [[2, 1, 8, 8], [2, 1, 8, 8]]),
    ("FeatureExtractor(nn.Sequential(OrderedDict(a=nn.Conv2d(3, 4, 3), b=nn.Sequential(nn.ReLU(), nn.Conv2d(4, 5, 3)))), ['a', 'b.0', 'b'])", [[1, 3, 8, 8]]),
    ("HookedHalf()", [[3, 5]]),
    ("with_cam()", [[1, 3, 8, 8]]),
    ("patched(nn.Sequential(nn.Linear(3, 4), nn.Dropout(0.3), nn.Linear(4, 2)))", [[5, 3]]),
    ("Callable2()", [[2, 3]]),
    ("CountingSequential(nn.Linear(2, 3), nn.ReLU(), *CountingSequential(nn.Linear(3, 4), nn.Linear(4, 5))[:1])", [[7, 2]]),
    ("Stack(2, 4)", [[3, 4]]),
    ("Heads({'a': 2, 'b': 3})", [[3, 5]]),
    ("SharedEverything()", [["long", 2, 4]]),
    ("UniversalSteps()", [[3, 5]]),
    ("symmetric_layer()", [[2, 4]]),
    ("constrained()", [[2, 2, 4, 4]]),
    ("AnnotatedNet()", [[4, 3]]),
    ("LitClassifier()", [[2, 1, 4, 4]]),
    ("instantiate(lit_config)", [[2, 1, 4, 4]]),
    ("Attributes()", [[3, 4]]),
    ("Wide()", [[2, 3]]),
    ("Concrete()", [[2, 5]]),
    ("Swapped()", [[1, 2, 9, 9]]),
    ("loaded()", [[1, 4]]),
    ("Wrapper(Wrapper(Counter()))", [[1, 3]]),
]
