/** `torch.distributions`, as far as models use them, said in Python: shapes of samples, densities and entropies. */

import type { NativeModule } from "../../python/native";

const source = `
import math

import torch
from torch.nn.functional import binary_cross_entropy_with_logits


def _together(*values):
    tensors = [v for v in values if isinstance(v, torch.Tensor)]
    if not tensors:
        return [torch.tensor(float(v)) for v in values]
    like = tensors[0]
    made = [v if isinstance(v, torch.Tensor) else torch.full((), float(v), dtype=like.dtype) for v in values]
    return list(torch.broadcast_tensors(*made))


class Distribution:
    has_rsample = False
    has_enumerate_support = False
    arg_constraints = {}

    @staticmethod
    def set_default_validate_args(value):
        pass

    def __init__(self, batch_shape=torch.Size(), event_shape=torch.Size(), validate_args=None):
        self._batch_shape = torch.Size(batch_shape)
        self._event_shape = torch.Size(event_shape)

    @property
    def batch_shape(self):
        return self._batch_shape

    @property
    def event_shape(self):
        return self._event_shape

    def _extended_shape(self, sample_shape=torch.Size()):
        return torch.Size(sample_shape) + self._batch_shape + self._event_shape

    @property
    def stddev(self):
        return self.variance.sqrt()

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return self.rsample(sample_shape)

    def sample_n(self, n):
        return self.sample(torch.Size((n,)))

    def rsample(self, sample_shape=torch.Size()):
        raise NotImplementedError

    def log_prob(self, value):
        raise NotImplementedError

    def entropy(self):
        raise NotImplementedError

    def perplexity(self):
        return torch.exp(self.entropy())

    def __repr__(self):
        names = [name for name in self.arg_constraints if name in self.__dict__]
        parts = []
        for name in names:
            value = self.__dict__[name]
            parts.append("{}: {}".format(name, value if value.numel() == 1 else value.size()))
        return self.__class__.__name__ + "(" + ", ".join(parts) + ")"


class Normal(Distribution):
    has_rsample = True
    arg_constraints = {"loc": None, "scale": None}

    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = _together(loc, scale)
        super().__init__(self.loc.size())

    mean = property(lambda self: self.loc)
    mode = property(lambda self: self.loc)
    stddev = property(lambda self: self.scale)
    variance = property(lambda self: self.scale.pow(2))

    def rsample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        return self.loc + torch.empty(shape, dtype=self.loc.dtype).normal_() * self.scale

    def log_prob(self, value):
        return (
            -((value - self.loc) ** 2) / (2 * self.scale**2)
            - self.scale.log()
            - math.log(math.sqrt(2 * math.pi))
        )

    def cdf(self, value):
        return 0.5 * (1 + torch.erf((value - self.loc) * self.scale.reciprocal() / math.sqrt(2)))

    def icdf(self, value):
        return self.loc + self.scale * torch.erfinv(2 * value - 1) * math.sqrt(2)

    def entropy(self):
        return 0.5 + 0.5 * math.log(2 * math.pi) + torch.log(self.scale)


class Laplace(Distribution):
    has_rsample = True
    arg_constraints = {"loc": None, "scale": None}

    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = _together(loc, scale)
        super().__init__(self.loc.size())

    mean = property(lambda self: self.loc)
    mode = property(lambda self: self.loc)
    stddev = property(lambda self: (2**0.5) * self.scale)
    variance = property(lambda self: self.stddev.pow(2))

    def rsample(self, sample_shape=torch.Size()):
        u = torch.rand(self._extended_shape(sample_shape), dtype=self.loc.dtype) * 2 - 1
        return self.loc - self.scale * u.sign() * torch.log1p(-u.abs())

    def log_prob(self, value):
        return -torch.log(2 * self.scale) - torch.abs(value - self.loc) / self.scale

    def entropy(self):
        return 1 + torch.log(2 * self.scale)


class Uniform(Distribution):
    has_rsample = True
    arg_constraints = {"low": None, "high": None}

    def __init__(self, low, high, validate_args=None):
        self.low, self.high = _together(low, high)
        super().__init__(self.low.size())

    mean = property(lambda self: (self.high + self.low) / 2)
    stddev = property(lambda self: (self.high - self.low) / 12**0.5)
    variance = property(lambda self: (self.high - self.low).pow(2) / 12)

    def rsample(self, sample_shape=torch.Size()):
        u = torch.rand(self._extended_shape(sample_shape), dtype=self.low.dtype)
        return self.low + u * (self.high - self.low)

    def log_prob(self, value):
        inside = self.low.le(value).type_as(self.low) * self.high.gt(value).type_as(self.low)
        return torch.log(inside) - torch.log(self.high - self.low)

    def entropy(self):
        return torch.log(self.high - self.low)


class _ByLogits(Distribution):
    """One of probabilities and logits is given, the other follows."""

    arg_constraints = {"probs": None, "logits": None}

    def __init__(self, probs, logits):
        if (probs is None) == (logits is None):
            raise ValueError("Either \`probs\` or \`logits\` must be specified, but not both.")

    def _from(self, probs, logits):
        if logits is None:
            eps = torch.finfo(probs.dtype).eps
            clamped = probs.clamp(min=eps, max=1 - eps)
            self.probs = probs
            self._logits = clamped.log() - torch.log1p(-clamped)
        else:
            self.logits = logits

    def __getattr__(self, name):
        # What was asked for once is kept, and from then on shown.
        if name == "logits" and "_logits" in self.__dict__:
            self.logits = self._logits
            return self.logits
        if name == "probs" and "logits" in self.__dict__:
            self.probs = self._probabilities()
            return self.probs
        raise AttributeError("'{}' object has no attribute '{}'".format(type(self).__name__, name))


class Bernoulli(_ByLogits):
    has_enumerate_support = True

    def __init__(self, probs=None, logits=None, validate_args=None):
        super().__init__(probs, logits)
        (given,) = _together(logits if probs is None else probs)
        self._from(None if probs is None else given, None if logits is None else given)
        Distribution.__init__(self, given.size())

    def _probabilities(self):
        return torch.sigmoid(self.logits)

    mean = property(lambda self: self.probs)
    variance = property(lambda self: self.probs * (1 - self.probs))

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return torch.bernoulli(self.probs.expand(self._extended_shape(sample_shape)))

    def log_prob(self, value):
        logits, value = torch.broadcast_tensors(self.logits, value)
        return -binary_cross_entropy_with_logits(logits, value, reduction="none")

    def entropy(self):
        return binary_cross_entropy_with_logits(self.logits, self.probs, reduction="none")


class Categorical(_ByLogits):
    has_enumerate_support = True

    def __init__(self, probs=None, logits=None, validate_args=None):
        super().__init__(probs, logits)
        given = logits if probs is None else probs
        if given.dim() < 1:
            what = "logits" if probs is None else "probs"
            raise ValueError("\`" + what + "\` parameter must be at least one-dimensional.")
        if probs is not None:
            self.probs = probs / probs.sum(-1, keepdim=True)
            eps = torch.finfo(probs.dtype).eps
            self._logits = torch.log(self.probs.clamp(min=eps, max=1 - eps))
        else:
            self.logits = logits - logits.logsumexp(dim=-1, keepdim=True)
        self._num_events = given.size(-1)
        Distribution.__init__(self, given.size()[:-1])

    def _probabilities(self):
        return torch.softmax(self.logits, dim=-1)

    mode = property(lambda self: self.probs.argmax(axis=-1))

    def sample(self, sample_shape=torch.Size()):
        shape = torch.Size(sample_shape)
        rows = self.probs.reshape(-1, self._num_events)
        picked = torch.multinomial(rows, shape.numel(), True).T
        return picked.reshape(self._extended_shape(shape))

    def log_prob(self, value):
        value = value.long().unsqueeze(-1)
        value, log_pmf = torch.broadcast_tensors(value, self.logits)
        return log_pmf.gather(-1, value[..., :1]).squeeze(-1)

    def entropy(self):
        least = torch.finfo(self.logits.dtype).min
        return -(torch.clamp(self.logits, min=least) * self.probs).sum(-1)


class OneHotCategorical(Distribution):
    arg_constraints = {"probs": None, "logits": None}

    def __init__(self, probs=None, logits=None, validate_args=None):
        self._categorical = Categorical(probs, logits)
        n = self._categorical._num_events
        super().__init__(self._categorical.batch_shape, torch.Size((n,)))

    probs = property(lambda self: self._categorical.probs)
    logits = property(lambda self: self._categorical.logits)
    mean = property(lambda self: self._categorical.probs)

    def sample(self, sample_shape=torch.Size()):
        picked = self._categorical.sample(sample_shape)
        return torch.nn.functional.one_hot(picked, self._event_shape[0]).to(self.probs)

    def log_prob(self, value):
        return self._categorical.log_prob(value.max(-1)[1])

    def entropy(self):
        return self._categorical.entropy()


class OneHotCategoricalStraightThrough(OneHotCategorical):
    has_rsample = True

    def rsample(self, sample_shape=torch.Size()):
        return self.sample(sample_shape) + (self.probs - self.probs.detach())


class MultivariateNormal(Distribution):
    has_rsample = True
    arg_constraints = {"loc": None, "covariance_matrix": None, "precision_matrix": None, "scale_tril": None}

    def __init__(self, loc, covariance_matrix=None, precision_matrix=None, scale_tril=None, validate_args=None):
        if loc.dim() < 1:
            raise ValueError("loc must be at least one-dimensional.")
        given = [covariance_matrix, scale_tril, precision_matrix]
        if sum(m is not None for m in given) != 1:
            raise ValueError("Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified.")
        matrix = [m for m in given if m is not None][0]
        batch = torch.broadcast_shapes(matrix.shape[:-2], loc.shape[:-1])
        self.loc = loc.expand(batch + (-1,))
        if scale_tril is not None:
            self.scale_tril = scale_tril.expand(batch + (-1, -1))
            self._tril = self.scale_tril
        elif covariance_matrix is not None:
            self.covariance_matrix = covariance_matrix.expand(batch + (-1, -1))
            self._tril = torch.linalg.cholesky(self.covariance_matrix)
        else:
            self.precision_matrix = precision_matrix.expand(batch + (-1, -1))
            self._tril = torch.linalg.cholesky(torch.inverse(self.precision_matrix))
        super().__init__(batch, self.loc.shape[-1:])

    mean = property(lambda self: self.loc)
    mode = property(lambda self: self.loc)
    variance = property(lambda self: self._tril.pow(2).sum(-1).expand(self._batch_shape + self._event_shape))

    def rsample(self, sample_shape=torch.Size()):
        eps = torch.empty(self._extended_shape(sample_shape), dtype=self.loc.dtype).normal_()
        return self.loc + torch.matmul(self._tril, eps.unsqueeze(-1)).squeeze(-1)

    def _half_log_det(self):
        return self._tril.diagonal(dim1=-2, dim2=-1).log().sum(-1)

    def log_prob(self, value):
        diff = value - self.loc
        solved = torch.linalg.solve(self._tril, diff.unsqueeze(-1)).squeeze(-1)
        return -0.5 * (self._event_shape[0] * math.log(2 * math.pi) + solved.pow(2).sum(-1)) - self._half_log_det()

    def entropy(self):
        return 0.5 * self._event_shape[0] * (1.0 + math.log(2 * math.pi)) + self._half_log_det()


class Independent(Distribution):
    def __init__(self, base_distribution, reinterpreted_batch_ndims, validate_args=None):
        count = reinterpreted_batch_ndims
        if count > len(base_distribution.batch_shape):
            raise ValueError(
                "Expected reinterpreted_batch_ndims <= len(base_distribution.batch_shape), "
                "actual {} vs {}".format(count, len(base_distribution.batch_shape))
            )
        shape = base_distribution.batch_shape + base_distribution.event_shape
        split = len(base_distribution.batch_shape) - count
        self.base_dist = base_distribution
        self.reinterpreted_batch_ndims = count
        super().__init__(shape[:split], shape[split:])

    has_rsample = property(lambda self: self.base_dist.has_rsample)
    mean = property(lambda self: self.base_dist.mean)
    mode = property(lambda self: self.base_dist.mode)
    variance = property(lambda self: self.base_dist.variance)

    def sample(self, sample_shape=torch.Size()):
        return self.base_dist.sample(sample_shape)

    def rsample(self, sample_shape=torch.Size()):
        return self.base_dist.rsample(sample_shape)

    def _summed(self, value):
        count = self.reinterpreted_batch_ndims
        return value.sum(tuple(range(-count, 0))) if count else value

    def log_prob(self, value):
        return self._summed(self.base_dist.log_prob(value))

    def entropy(self):
        return self._summed(self.base_dist.entropy())

    def __repr__(self):
        return self.__class__.__name__ + "({}, {})".format(self.base_dist, self.reinterpreted_batch_ndims)


def kl_divergence(p, q):
    if isinstance(p, Independent) and isinstance(q, Independent):
        if p.reinterpreted_batch_ndims != q.reinterpreted_batch_ndims:
            raise NotImplementedError
        return p._summed(kl_divergence(p.base_dist, q.base_dist))
    if isinstance(p, Normal) and isinstance(q, Normal):
        ratio = (p.scale / q.scale).pow(2)
        return 0.5 * (ratio + ((p.loc - q.loc) / q.scale).pow(2) - 1 - ratio.log())
    if isinstance(p, OneHotCategorical) and isinstance(q, OneHotCategorical):
        return kl_divergence(p._categorical, q._categorical)
    if isinstance(p, Categorical) and isinstance(q, Categorical):
        return (p.probs * (p.logits - q.logits)).sum(-1)
    if isinstance(p, Bernoulli) and isinstance(q, Bernoulli):
        softplus = torch.nn.functional.softplus
        first = p.probs * (softplus(-q.logits) - softplus(-p.logits))
        return first + (1 - p.probs) * (softplus(q.logits) - softplus(p.logits))
    if isinstance(p, MultivariateNormal) and isinstance(q, MultivariateNormal):
        mixed = torch.linalg.solve(q._tril, p._tril)
        moved = torch.linalg.solve(q._tril, (q.loc - p.loc).unsqueeze(-1)).squeeze(-1)
        traces = mixed.pow(2).sum((-2, -1)) + moved.pow(2).sum(-1)
        return q._half_log_det() - p._half_log_det() + 0.5 * (traces - p.event_shape[0])
    if type(p).__module__ == __name__ and type(q).__module__ == __name__:
        raise NotImplementedError("No KL(p || q) is implemented for p type {} and q type {}".format(type(p).__name__, type(q).__name__))
    raise NotImplementedError
`;

const parts: Readonly<Record<string, readonly string[]>> = {
  distribution: ["Distribution"],
  normal: ["Normal"],
  laplace: ["Laplace"],
  uniform: ["Uniform"],
  bernoulli: ["Bernoulli"],
  categorical: ["Categorical"],
  one_hot_categorical: ["OneHotCategorical", "OneHotCategoricalStraightThrough"],
  multivariate_normal: ["MultivariateNormal"],
  independent: ["Independent"],
  kl: ["kl_divergence"],
};

const name = "torch.distributions";

export const distributionModules: readonly NativeModule[] = [
  {
    name,
    create: () => [],
    source,
    missing: (vm, attribute) => vm.unknown({ kind: "unsupported", what: `${name}.${attribute}` }),
  },
  ...Object.entries(parts).map(([part, names]): NativeModule => {
    const imports = `from ${name} import ${names.join(", ")}\n`;
    return { name: `${name}.${part}`, create: () => [], source: imports };
  }),
];
