torch.distributions.Normal(torch.zeros(3, 2), torch.ones(2)).rsample((4,)).shape
torch.distributions.Normal(0., 1.).log_prob(torch.tensor(0.5))
torch.distributions.Normal(torch.zeros(2), 2.).entropy()
torch.distributions.Normal(0., 1.).cdf(torch.tensor([0., 1.]))
repr(torch.distributions.Normal(torch.zeros(3), 1.))
torch.distributions.Normal(torch.zeros(3, 2), 1.).batch_shape
torch.distributions.Independent(torch.distributions.Normal(torch.zeros(3, 2), 1.), 1).event_shape
torch.distributions.Independent(torch.distributions.Normal(torch.zeros(3, 2), 1.), 1).log_prob(torch.zeros(3, 2))
torch.distributions.Independent(torch.distributions.Normal(torch.zeros(3, 2), 1.), 3)
torch.distributions.Categorical(logits=torch.zeros(2, 4)).sample((3,))
torch.distributions.Categorical(probs=torch.tensor([0.25, 0.75])).entropy()
torch.distributions.Categorical(probs=torch.tensor([0.25, 0.75])).log_prob(torch.tensor([0, 1]))
torch.distributions.Categorical(probs=torch.tensor([[0.25, 0.75]])).mode
torch.distributions.Categorical()
torch.distributions.Categorical(probs=torch.tensor(1.))
torch.distributions.Bernoulli(probs=torch.tensor([0.5, 0.2])).log_prob(torch.ones(2))
torch.distributions.Bernoulli(logits=torch.zeros(3)).sample((2,)).shape
torch.distributions.Uniform(0., 2.).log_prob(torch.tensor(0.5))
torch.distributions.Laplace(torch.zeros(2), 1.).entropy()
torch.distributions.OneHotCategorical(logits=torch.zeros(3, 5)).sample().shape
torch.distributions.OneHotCategoricalStraightThrough(logits=torch.zeros(3, 5)).rsample().shape
torch.distributions.MultivariateNormal(torch.zeros(3), torch.eye(3)).rsample((2,)).shape
torch.distributions.MultivariateNormal(torch.zeros(2, 3), scale_tril=torch.eye(3)).log_prob(torch.zeros(3)).shape
torch.distributions.MultivariateNormal(torch.zeros(3))
torch.distributions.kl_divergence(torch.distributions.Normal(0., 1.), torch.distributions.Normal(1., 2.))
torch.distributions.kl_divergence(torch.distributions.Bernoulli(torch.tensor(0.3)), torch.distributions.Bernoulli(torch.tensor(0.6)))
torch.distributions.kl_divergence(torch.distributions.MultivariateNormal(torch.zeros(3), torch.eye(3)), torch.distributions.MultivariateNormal(torch.ones(3), torch.eye(3))).shape
