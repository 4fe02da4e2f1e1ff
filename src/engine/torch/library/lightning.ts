/** PyTorch Lightning as far as models need it, said in Python: a module with hyperparameters, and a trainer that trains nothing. */

import type { NativeModule } from "../../python/native";
import { partialModule, pythonModule } from "../../python/stdlib/pythonModule";

const core = `
import inspect

import torch
from torch import nn


class AttributeDict(dict):
    def __getattr__(self, key):
        try:
            return self[key]
        except KeyError as error:
            raise AttributeError(f"Missing attribute '{key}'") from error

    def __setattr__(self, key, value):
        self[key] = value

    def __repr__(self):
        if not len(self):
            return ""
        width = max(len(str(key)) for key in self) + 1
        return "\\n".join(f'"{key}":'.ljust(width + 3) + f" {self[key]}" for key in sorted(self.keys()))


class _HyperparametersMixin:
    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        self.__dict__["_init_arguments"] = (args, kwargs)
        return self

    def save_hyperparameters(self, *args, ignore=None, frame=None, logger=True):
        given, named = self.__dict__["_init_arguments"]
        bound = inspect.signature(type(self).__init__).bind(self, *given, **named)
        bound.apply_defaults()
        found = {}
        for name, parameter in list(inspect.signature(type(self).__init__).parameters.items())[1:]:
            if parameter.kind is inspect.Parameter.VAR_KEYWORD:
                found.update(bound.arguments[name])
            elif parameter.kind is not inspect.Parameter.VAR_POSITIONAL:
                found[name] = bound.arguments[name]
        ignored = [ignore] if isinstance(ignore, str) else list(ignore or ())
        found = {name: value for name, value in found.items() if name not in ignored}
        if args:
            names = [arg for arg in args if isinstance(arg, str)]
            others = [arg for arg in args if not isinstance(arg, str)]
            if others:
                found = dict(others[0]) if isinstance(others[0], dict) else dict(vars(others[0]))
            else:
                found = {name: found[name] for name in names}
        self.hparams.update(found)

    @property
    def hparams(self):
        return self.__dict__.setdefault("_hparams", AttributeDict())

    @property
    def hparams_initial(self):
        return AttributeDict(self.hparams)


class LightningModule(_HyperparametersMixin, nn.Module):
    trainer = None
    logger = None
    current_epoch = 0
    global_step = 0
    global_rank = 0
    local_rank = 0
    automatic_optimization = True
    example_input_array = None

    @property
    def device(self):
        return torch.device("cpu")

    @property
    def dtype(self):
        return torch.get_default_dtype()

    def log(self, name, value, *args, **kwargs):
        pass

    def log_dict(self, dictionary, *args, **kwargs):
        pass

    def print(self, *args, **kwargs):
        print(*args, **kwargs)

    def forward(self, *args, **kwargs):
        return super().forward(*args, **kwargs)

    def training_step(self, *args, **kwargs):
        pass

    def validation_step(self, *args, **kwargs):
        pass

    def test_step(self, *args, **kwargs):
        pass

    def predict_step(self, batch, *args, **kwargs):
        return self(batch)

    def configure_optimizers(self):
        pass

    def optimizers(self, use_pl_optimizer=True):
        return []

    def lr_schedulers(self):
        return None

    def manual_backward(self, loss, *args, **kwargs):
        pass

    def all_gather(self, data, *args, **kwargs):
        return data

    def freeze(self):
        for parameter in self.parameters():
            parameter.requires_grad = False
        self.eval()

    def unfreeze(self):
        for parameter in self.parameters():
            parameter.requires_grad = True
        self.train()

    @classmethod
    def load_from_checkpoint(cls, checkpoint_path, map_location=None, hparams_file=None, strict=True, **kwargs):
        return cls(**kwargs)


class LightningDataModule(_HyperparametersMixin):
    def prepare_data(self):
        pass

    def setup(self, stage=None):
        pass


class Callback:
    pass


class Trainer:
    """Holds its settings. Training is nothing that code has to wait for here."""

    def __init__(self, *args, **kwargs):
        self.max_epochs = kwargs.get("max_epochs")
        self.callbacks = kwargs.get("callbacks") or []

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(f"'Trainer' object has no attribute '{name}'")
        return _unknown(f"Trainer.{name}")

    def fit(self, *args, **kwargs):
        pass

    validate = test = predict = tune = fit


def seed_everything(seed=None, workers=False):
    if seed is not None:
        torch.manual_seed(seed)
    return seed
`;

const names = "Callback, LightningDataModule, LightningModule, Trainer, seed_everything";

/** The two names that the package goes by, and the older places of its module class. */
const roots = ["pytorch_lightning", "lightning", "lightning.pytorch"] as const;

export const lightningModules: readonly NativeModule[] = [
  pythonModule("lightning.pytorch._layerlens", core),
  ...roots.map((name) =>
    partialModule(name, `from lightning.pytorch._layerlens import ${names}\n`),
  ),
  ...["pytorch_lightning", "lightning.pytorch"].flatMap((root) => [
    partialModule(
      `${root}.core`,
      "from lightning.pytorch._layerlens import LightningDataModule, LightningModule\n",
    ),
    ...["lightning", "module"].map((part) =>
      partialModule(
        `${root}.core.${part}`,
        "from lightning.pytorch._layerlens import LightningModule\n",
      ),
    ),
    ...["callbacks", "loggers", "strategies", "utilities"].map((part) =>
      partialModule(`${root}.${part}`, "from lightning.pytorch._layerlens import Callback\n"),
    ),
  ]),
];
