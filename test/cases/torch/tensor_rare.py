torch.fmin(torch.tensor([float('nan'), 5.]), torch.tensor([3., 2.]))
torch.tensor([1., 5.]).clamp_max(2)
torch.clamp_min(torch.tensor([1, 5]), 2.5)
torch.clamp_(torch.tensor([-1.]), 0)
torch.conj_physical(torch.tensor([1.]))
torch.resolve_conj(torch.tensor([1.]))
torch.resolve_neg(torch.tensor([1.]))
torch.fft.hfft(rand(4)).shape
torch.fft.ihfft(rand(4)).shape
torch.fft.ifft(rand(2, 4)).dtype
torch.fft.ifftn(rand(2, 4)).shape
torch.fft.irfftn(torch.fft.rfftn(rand(2, 4))).shape
torch.fft.ifftshift(rand(4)).shape
torch.imag(torch.view_as_complex(rand(3, 2))).dtype
torch.view_as_complex(rand(3, 2)).imag.shape
torch.view_as_complex(rand(3, 3))
torch.view_as_real(torch.view_as_complex(rand(3, 2))).shape
torch.view_as_real(rand(3))
torch.istft(torch.stft(rand(1, 400), 64, return_complex=True), 64).shape
torch.special.entr(rand(2)).shape
torch.special.i1(rand(2)).shape
torch.special.ndtr(rand(2)).shape
torch.special.ndtri(rand(2)).shape
torch.special.zeta(rand(2) + 2, rand(2) + 1).shape
torch.special.xlog1py(torch.tensor([0., 2.]), torch.tensor([0., 3.]))
torch.vander(rand(3)).shape
torch.vander(rand(3), 2).shape
torch.logdet(torch.eye(2)).shape
torch.linalg.svdvals(rand(3, 5)).shape
torch.adjoint(rand(2, 3, 4)).shape
torch.cholesky_solve(torch.ones(2, 1), torch.eye(2)).shape
torch.linalg.cond(torch.eye(2)).shape
torch.linalg.lstsq(rand(3, 2), rand(3, 2)).solution.shape
torch.linalg.solve_triangular(torch.eye(2), torch.ones(2, 1), upper=True).shape
torch.linalg.vecdot(rand(2, 3), rand(2, 3)).shape
torch.diagonal_scatter(torch.zeros(2, 2), torch.ones(2)).shape
torch.zeros(3, 3).fill_diagonal_(5)
torch.zeros(2, 3).fill_diagonal_(1)
torch.zeros(4, 2).fill_diagonal_(1, wrap=True)
torch.zeros(3).fill_diagonal_(5)
torch.zeros(2).geometric_(0.5).shape
torch.zeros(2).cauchy_().shape
torch.zeros(2).exponential_().shape
torch.zeros(2).log_normal_().shape
torch.zeros(2).random_(0, 5).shape
torch.zeros(2).bernoulli_(0.5).shape
torch.bernoulli(torch.full((3,), 0.5)).shape
torch.gradient(torch.tensor([1., 4., 9.]))[0].shape
torch.histogram(torch.tensor([1., 2., 1.]), bins=4).hist.shape
torch.igamma(rand(2), rand(2)).shape
torch.igammac(rand(2), rand(2)).shape
torch.zeros(2, 3).index_reduce(0, torch.tensor([0, 1]), torch.ones(2, 3), 'prod').shape
torch.zeros(2).is_same_size(torch.ones(2))
torch.zeros(2).is_same_size(torch.ones(3))
torch.isreal(torch.tensor([1., 2.]))
torch.kaiser_window(4).shape
torch.logaddexp2(torch.tensor([1.]), torch.tensor([1.]))
torch.mvlgamma(torch.tensor([3.]), 2).shape
torch.polygamma(1, torch.tensor([3.])).shape
torch.zeros(2).new_empty_strided((2, 3), (3, 1)).shape
torch.zeros(2).resize_(3, 2).shape
torch.arange(6.).view(2, 3).sum_to_size(1, 3)
torch.arange(6.).view(2, 3).sum_to_size(2, 2)
torch.select_scatter(torch.zeros(2, 2), torch.ones(2), 0, 1).shape
torch.set_printoptions(precision=4)
torch.tensor([1, 2]).less_(2)
torch.tensor([0, 2]).logical_not_()
rand(2, 3).swapaxes_(0, 1).shape
torch.tensor([1., 2.]).float_power(2)
torch.stack([rand(2, 3), rand(2, 3)]).unbind(0)[1].shape
torch.cdist(rand(2, 3), rand(4, 3)).shape
torch.tensor([[1., 2.], [3., 4.]]).sum(dim=(0, 1))
torch.tensor([3., 1., 2.]).max(dim=0, keepdim=True)
torch.zeros(2, 3).repeat_interleave(2).shape
torch.tensor([2, 3]).repeat_interleave(2, output_size=4)
rand(2, 1, 3).squeeze_(1).shape
rand(2, 3).unsqueeze_(0).shape
rand(2, 3).t_().shape
rand(2, 3).transpose_(0, 1).shape
