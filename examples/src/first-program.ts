import { noGrad, parameter, Random, scope, sigmoid, square, tanh, tensor } from "@gradus/core";

// The exclusive or: a network without a hidden layer cannot learn it.
const x = tensor([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]);
const target = tensor([[0], [1], [1], [0]]);

const random = new Random(1);
const w1 = parameter(random.normal([2, 8]));
const b1 = parameter(random.normal([8]));
const w2 = parameter(random.normal([8, 1]));
const b2 = parameter(random.normal([1]));
const parameters = [w1, b1, w2, b2];

const predict = () => sigmoid(tanh(x.matmul(w1).add(b1)).matmul(w2).add(b2));

for (let step = 0; step < 1000; step++) {
  scope(() => {
    const loss = square(predict().sub(target)).mean();
    for (const p of parameters) p.zeroGrad();
    loss.backward(); // now p.grad is ∂loss/∂p
    noGrad(() => {
      for (const p of parameters) p.assign(p.sub(p.grad!.mul(2))); // gradient descent
    });
  });
}

console.log(String(predict()));
