import * as core from "@gradus/core";
import { fromData, parameter, tanh, sigmoid, type Tensor } from "@gradus/core";
import * as L from "@gradus/layers";
import * as O from "@gradus/optimizers";
import { it } from "vitest";
import type { GpuStorage } from "../gpu-storage.ts";
import { describeOnGpu } from "../testing/describe-on-gpu.ts";
import { without } from "../testing/expect-fused.ts";
describeOnGpu("count", (gpu0) => {
  const device = (core.zeros([1], { backend: gpu0 }).storage as GpuStorage).gpu;
  let runs = 0; const names = new Map<string, number>();
  const launch = device.commands.launch.bind(device.commands);
  device.commands.launch = (l) => { runs++; names.set(l.label, (names.get(l.label) ?? 0) + 1); return launch(l); };
  const count = (f: () => void) => { runs = 0; names.clear(); f(); return runs; };
  const none = { ...gpu0, fused: {} };
  it("activations", async () => {
    for (const [name, f] of Object.entries({ relu: L.relu, leakyRelu: L.leakyRelu, elu: L.elu, gelu: L.gelu, geluTanh: (x: Tensor) => L.gelu(x, { form: "tanh" }), silu: L.silu, softplus: L.softplus, tanh, sigmoid, dropout: (x: Tensor) => L.dropout(x, 0.5, { random: new core.Random(1) }).y })) {
      const out: (string|number)[] = [name];
      for (const backend of [none, gpu0]) {
      const x = parameter(fromData(new Float32Array(6).fill(0.5), [2, 3], { backend }));
      const w = fromData(new Float32Array(6).fill(0.5), [2, 3], { backend });
      let y!: Tensor; out.push(count(() => { y = f(x); }));
      let back!: () => void; 
      const z = y.mul(w).sum();
      out.push(count(() => z.backward()), count(()=> { y.detach(); }));
      }
      console.log(out.join(" "), "(backward includes mul+sum: 2-3)");
    }
  });
  it("steps", async () => {
    for (const [label, backend] of [["composition", none], ["fused", gpu0]] as const) {
    const o = { random: new core.Random(1), backend } as never;
    const mlp = new L.Sequential(new L.Linear(784, 128, o), new L.Activation(L.relu), new L.Linear(128, 10, o));
    const steps: [string, () => void][] = [];
    const train = (model: { parameters(): core.Parameter[] }, loss: () => Tensor) => {
      const opt = new O.Adam(model.parameters());
      return () => core.scope(() => { const l = loss(); opt.zeroGrad(); l.backward(); opt.step(); });
    };
    const x = fromData(new Float32Array(32 * 784).fill(0.1), [32, 784], { backend });
    const labels = fromData(new Int32Array(32), [32], { backend });
    steps.push(["mlp", train(mlp, () => L.crossEntropy(mlp.forward(x), labels))]);
    const lstm = new L.Lstm(32, 64, o); const seq = fromData(new Float32Array(4 * 50 * 32).fill(0.1), [4, 50, 32], { backend });
    steps.push(["lstm 50 steps", train(lstm, () => core.square(lstm.forward(seq)).mean())]);
    const gru = new L.Gru(32, 64, o); steps.push(["gru 50 steps", train(gru, () => core.square(gru.forward(seq)).mean())]);
    const rnn = new L.Rnn(32, 64, o); steps.push(["rnn 50 steps", train(rnn, () => core.square(rnn.forward(seq)).mean())]);
    class Block extends L.Layer {
      n1 = new L.LayerNorm(32, o); att = new L.MultiHeadAttention(32, 4, o); n2 = new L.LayerNorm(32, o); a = new L.Linear(32, 128, o); b = new L.Linear(128, 32, o); d = new L.Dropout(0.1, o);
      override forward(x: Tensor): Tensor { const n = this.n1.forward(x); const y = x.add(this.d.forward(this.att.forward(n, n, n, { causal: true } as never) as never)); return y.add(this.d.forward(this.b.forward(L.gelu(this.a.forward(this.n2.forward(y)))))); }
      override config(): never { return {} as never; }
    }
    const block = new Block(); const tokens = fromData(new Float32Array(2 * 16 * 32).fill(0.1), [2, 16, 32], { backend });
    steps.push(["transformer block", train(block, () => core.square(block.forward(tokens)).mean())]);
    const bn = new L.Sequential(new L.Linear(32, 16, o), new L.BatchNorm(16, o)); const xb = fromData(new Float32Array(8*32).fill(0.1), [8, 32], { backend });
    steps.push(["batchnorm mlp", train(bn, () => core.square(bn.forward(xb)).mean())]);
    for (const [name, step] of steps) { step(); const n = count(step); console.log(label, name, n, label === "fused" ? JSON.stringify([...names].sort((a, b) => b[1] - a[1]).slice(0, 16)) : ""); }
    }
  }, 100000);
});
