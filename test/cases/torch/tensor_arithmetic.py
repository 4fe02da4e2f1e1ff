torch.arange(24.).view(2, 3, 4)+rand(5)
torch.add(2,3)
torch.ones(2,dtype=torch.bool)-torch.ones(2,dtype=torch.bool)
-torch.ones(2,dtype=torch.bool)
torch.ones(2,dtype=torch.int64)**-1
2**torch.ones(2)
torch.tensor([1,2])//0
torch.tensor([1,2])%0
torch.tensor([1.,2])%0
torch.clamp(torch.arange(24.).view(2, 3, 4))
torch.lerp(torch.arange(24.).view(2, 3, 4),torch.arange(24.).view(2, 3, 4),0.5)
torch.arange(24.).view(2, 3, 4)+'a'
torch.arange(24.).view(2, 3, 4)+None
torch.arange(24.).view(2, 3, 4)+[1]
torch.arange(24.).view(2, 3, 4).item()
bool(torch.arange(24.).view(2, 3, 4))
torch.arange(24.).view(2, 3, 4).size(7)
torch.trapz(torch.arange(24.).view(2, 3, 4))
torch.diff(torch.arange(24.).view(2, 3, 4))
torch.diff(torch.arange(24.).view(2, 3, 4),n=2,dim=0)
torch.dist(torch.arange(24.).view(2, 3, 4),torch.arange(24.).view(2, 3, 4))
torch.logical_and(torch.arange(24.).view(2, 3, 4),torch.arange(24.).view(2, 3, 4))
torch.special.erf(torch.arange(24.).view(2, 3, 4))
torch.nextafter(torch.arange(24.).view(2, 3, 4),torch.arange(24.).view(2, 3, 4))
torch.frexp(torch.arange(24.).view(2, 3, 4))
torch.digamma(torch.arange(24.).view(2, 3, 4))
torch.erfinv(torch.arange(24.).view(2, 3, 4))
torch.i0(torch.arange(24.).view(2, 3, 4))
torch.clone(torch.arange(24.).view(2, 3, 4))
torch.arange(24.).view(2, 3, 4).sub(1,alpha=2)
torch.arange(24.).view(2, 3, 4) + 1
torch.arange(24.).view(2, 3, 4) + 1.5
1 + torch.arange(24.).view(2, 3, 4)
torch.arange(24.).view(2, 3, 4) - torch.tensor(2)
2 - torch.arange(24.).view(2, 3, 4)
torch.arange(24.).view(2, 3, 4) * True
torch.arange(24.).view(2, 3, 4) / 3
3 / torch.tensor([1, 2, 4])
torch.tensor([1, 2, 3]) / 2
torch.tensor([7, -7, 7, -7]) // torch.tensor([2, 2, -2, -2])
torch.tensor([7., -7., 7., -7.]) // torch.tensor([2., 2., -2., -2.])
torch.tensor([7, -7, 7, -7]) % torch.tensor([2, 2, -2, -2])
torch.tensor([5.5, -5.5]) % 2
torch.fmod(torch.tensor([5.5, -5.5]), 2)
torch.div(torch.tensor([7., -7.]), 2, rounding_mode='floor')
torch.div(torch.tensor([7., -7.]), 2, rounding_mode='trunc')
torch.div(torch.tensor([7, -7]), 2, rounding_mode='trunc')
torch.div(torch.tensor([7]), 2, rounding_mode='x')
torch.tensor([2, 3]) ** 2
torch.tensor([2., 3.]) ** 0.5
torch.tensor([2, 3]) ** 0.5
2 ** torch.tensor([1, 2])
torch.pow(2, torch.tensor([1., 2.]))
torch.tensor(2) * torch.tensor([1.5, 2.5], dtype=torch.float16)
torch.tensor(2., dtype=torch.float64) * torch.tensor([1.5, 2.5])
torch.tensor([1], dtype=torch.uint8) + torch.tensor([1], dtype=torch.int8)
torch.tensor([200], dtype=torch.uint8) + 100
torch.tensor([True]) + torch.tensor([True])
torch.tensor([1.5]) + torch.tensor([1], dtype=torch.int64)
torch.ones(2, dtype=torch.bfloat16) + torch.ones(2, dtype=torch.float16)
torch.add(torch.ones(2), torch.ones(2), alpha=3)
torch.ones(2).sub(torch.ones(2), alpha=2)
torch.rsub(torch.ones(2), 5)
torch.addcmul(torch.ones(2), torch.ones(2), torch.full((2,), 3.), value=0.5)
torch.addcdiv(torch.ones(2), torch.ones(2), torch.full((2,), 4.), value=0.5)
torch.lerp(torch.zeros(3), torch.ones(3), torch.tensor([0., 0.5, 1.]))
torch.clamp(torch.tensor([-1., 0.5, 2.]), 0, 1)
torch.clamp(torch.tensor([-1., 0.5, 2.]), min=0)
torch.tensor([-1, 5]).clamp(max=2.5)
torch.tensor([-1., 5.]).clamp(min=torch.tensor([0., 6.]))
torch.clip(torch.tensor([-1., 5.]), 0, 1)
torch.maximum(torch.tensor([1., 5.]), torch.tensor([3., 2.]))
torch.minimum(torch.tensor([1, 5]), torch.tensor([3., 2.]))
torch.fmax(torch.tensor([float('nan'), 5]), torch.tensor([3., 2.]))
torch.atan2(torch.tensor([1., -1.]), torch.tensor([1., 1.]))
torch.hypot(torch.tensor([3.]), torch.tensor([4.]))
torch.logaddexp(torch.tensor([1.]), torch.tensor([2.]))
torch.float_power(torch.tensor([2]), 2)
torch.copysign(torch.tensor([1., 2.]), torch.tensor([-1., 1.]))
torch.xlogy(torch.tensor([0., 2.]), torch.tensor([0., 3.]))
torch.tensor([1., 2.]).add_(1)
torch.tensor([1., 2.]).mul_(torch.tensor([2., 3.]))
torch.tensor([1., 2.]).div_(2)
torch.tensor([1, 2]).mul_(2.5)
torch.tensor([True]).add_(1)
torch.heaviside(torch.tensor([-1., 0., 1.]), torch.tensor(0.5))
torch.gcd(torch.tensor([12, 18]), torch.tensor([8, 12]))
torch.lcm(torch.tensor([4]), torch.tensor([6]))
torch.float_power(torch.tensor([2.]), torch.tensor([3]))
rand(3) + rand(4)
rand(2, 1) + rand(1, 3)
rand(2, 3) * rand(2)
rand(2) + None
torch.add(rand(2), rand(2), beta=1)
