"""The tasks of `pnpm bench gpu` in PyTorch, eager, on the CUDA device: milliseconds of each as JSON."""

import json
import time

import torch
from torch import nn

DEVICE = "cuda"
PATIENCE = 0.2
ROUNDS = 5


def milliseconds(task):
    """The median over rounds that queue the task as often as fills their time, and wait once."""
    run(task, 3)
    times = max(1, min(1000, int(PATIENCE / (run(task, 4) / 4))))
    timings = sorted(run(task, times) / times for _ in range(ROUNDS))
    return 1000 * timings[ROUNDS // 2]


def run(task, times):
    start = time.perf_counter()
    for _ in range(times):
        task()
    torch.cuda.synchronize()
    return time.perf_counter() - start


def operations():
    size, rows = 2**26, 16_384
    x = torch.rand(size, device=DEVICE)
    scores = torch.randn(rows, 1000, device=DEVICE)
    yield "x + x, 2²⁶ numbers", lambda: x + x
    yield "tanh x, 2²⁶ numbers", lambda: torch.tanh(x)
    yield "x · 2 + tanh x, 2²⁶ numbers", lambda: x * 2 + torch.tanh(x)
    yield "sum, 2²⁶ numbers", lambda: x.sum()
    yield f"softmax [{rows}, 1000]", lambda: torch.softmax(scores, -1)
    yield f"transpose [{rows}, 1000]", lambda: scores.t().contiguous()


def products():
    for side in (256, 512, 1024, 2048, 4096):
        a = torch.randn(side, side, device=DEVICE)
        yield f"matmul {side}", lambda a=a: a @ a
    x = torch.randn(128, 64, 56, 56, device=DEVICE)
    weight = torch.randn(64, 64, 3, 3, device=DEVICE)
    yield "conv 3×3, [128, 64, 56, 56]", lambda: nn.functional.conv2d(x, weight, padding=1)


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.memory = nn.LSTM(32, 64, batch_first=True)
        self.answer = nn.Linear(64, 10)

    def forward(self, x):
        return self.answer(self.memory(x)[0][:, -1])


def steps():
    perceptron = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
    digits = nn.Sequential(
        *(nn.Conv2d(1, 8, 5), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Conv2d(8, 16, 5), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Flatten(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10)),
    )
    yield "MLP 784-128-10, batch 512", step(perceptron, (512, 784))
    yield "CNN of the digits, batch 512", step(digits, (512, 1, 28, 28))
    yield "LSTM 32→64, 50 steps, batch 32", step(Reader(), (32, 50, 32))


def step(model, shape):
    model.to(DEVICE)
    optimizer = torch.optim.Adam(model.parameters())
    x = torch.randn(*shape, device=DEVICE)
    labels = torch.arange(shape[0], device=DEVICE) % 10

    def task():
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(x), labels).backward()
        optimizer.step()

    return task


# float32 throughout, as on our side: no tensor cores.
torch.backends.cuda.matmul.allow_tf32 = False
torch.backends.cudnn.allow_tf32 = False
outcomes = {name: milliseconds(task) for family in (operations, products, steps) for name, task in family()}
report = {"torch": torch.__version__, "card": torch.cuda.get_device_name(), "milliseconds": outcomes}
print(json.dumps(report, ensure_ascii=False, indent=2))
