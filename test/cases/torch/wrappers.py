# What wraps modules.
nn.utils.weight_norm(nn.Linear(4, 3))
nn.utils.weight_norm(nn.Conv2d(4, 3, 2))(rand(1, 4, 5, 5))
nn.utils.weight_norm(nn.Conv1d(4, 3, 2), dim=1).weight_g.shape
nn.utils.remove_weight_norm(nn.utils.weight_norm(nn.Linear(4, 3)))
nn.utils.weight_norm(nn.utils.weight_norm(nn.Linear(4, 3)))
nn.utils.spectral_norm(nn.Linear(4, 3))
nn.utils.spectral_norm(nn.Conv2d(4, 3, 2))(rand(1, 4, 5, 5))
nn.utils.spectral_norm(nn.ConvTranspose2d(4, 3, 2)).weight_u.shape
nn.utils.spectral_norm(nn.Linear(4, 3)).eval()(rand(2, 4))
nn.utils.remove_spectral_norm(nn.utils.spectral_norm(nn.Linear(4, 3)))
nn.DataParallel(nn.Linear(4, 3))
nn.DataParallel(nn.Linear(4, 3))(rand(2, 4))
nn.DataParallel(nn.Linear(4, 3)).module
isinstance(nn.DataParallel(nn.Linear(4, 3)), nn.DataParallel)
nn.AdaptiveLogSoftmaxWithLoss(8, 10, [4, 6])
nn.AdaptiveLogSoftmaxWithLoss(8, 10, [6, 4])
F.gumbel_softmax(rand(2, 3))
F.gumbel_softmax(rand(2, 3), tau=0.5, hard=True)
F.upsample_bilinear(rand(1, 2, 4, 4), scale_factor=2)
nn.utils.clip_grad_norm_(nn.Linear(4, 3).parameters(), 1.0) is not None
torch.jit.script(nn.Linear(4, 3)).in_features
torch.no_grad()(lambda x: x)(3)
torch.is_tensor(rand(2))
torch.is_grad_enabled()
torch.cuda.is_available()
torch.device('cuda:1').index
torch.device('cpu') == torch.device('cpu')
repr(torch.device('cuda'))
str(torch.device('cuda', 0))
torch.float32
torch.float
repr(torch.int64)
torch.float16.is_floating_point
torch.Size([1, 2])
torch.Size([1, 2]).numel()
rand(2, 3).shape[1:]
rand(2, 3).size(-1)
rand(2, 3).size(5)
rand(2, 3).dim()
rand(2, 3).numel()
rand(2, 3).dtype
rand(2, 3).device
rand(2, 3).type()
rand(2, 3).is_cuda
rand(2, 3).requires_grad_().requires_grad
len(rand(4, 3))
len(torch.tensor(1))
[tuple(r.shape) for r in rand(4, 3)]
list(torch.tensor(3))
torch.tensor(3.5).item()
torch.tensor([3]).item()
torch.tensor([3, 4]).item()
torch.tensor([[1, 2], [3, 4]]).tolist()
bool(torch.tensor([1]))
bool(torch.tensor([1, 2]))
int(torch.tensor(3.7))
float(torch.tensor(3))
rand(2).half().dtype
rand(2).to(torch.int32).dtype
torch.tensor([1.7, -1.7]).int()
torch.tensor([1.7, 0.0]).bool()
rand(2).to('cpu').dtype
torch.zeros(2).type(torch.float64).dtype
torch.zeros(2).type('torch.LongTensor').dtype
torch.Tensor(2, 3).shape
torch.Tensor([1, 2])
torch.FloatTensor([1, 2])
torch.LongTensor([1, 2]).dtype
torch.zeros(3, 2).T.shape
torch.zeros(2, 3, 4).mT.shape
torch.zeros(3).foo
nn.Lineer(3, 4)
nn.Conv2D(3, 4, 3)
nn.relu
torch.catt
torch.zeros(2).vieww(2)
F.rellu
nn.BatchNorm2D(3)
torch.nn.functional.Relu
nn.Parameter(torch.zeros(2)).foo
torch.finfo(torch.float32).eps
torch.finfo(torch.float16).min
torch.finfo(torch.float32).max
torch.iinfo(torch.int64).max
torch.promote_types(torch.int32, torch.float16)
torch.result_type(torch.zeros(2), 3)
torch.can_cast(torch.float32, torch.int32)
F.multi_head_attention_forward(rand(5, 3, 8), rand(5, 3, 8), rand(5, 3, 8), 8, 2, rand(24, 8), rand(24), None, None, False, 0.0, rand(8, 8), rand(8))
