/**
 * A step of Adam or AdamW, four numbers a thread.
 *
 *     g ← g + λθ            (Adam's weight decay)
 *     m ← β₁ m + (1 − β₁) g        v ← β₂ v + (1 − β₂) g²
 *     θ ← θ − η (m / correction₁) / (√(v / correction₂) + ε) − shrinkage · θ
 *
 * The corrections are the same for every weight, so they come from outside, as do 1 − β₁ and 1 − β₂: float32 would lose
 * most digits of 1 − 0.999.
 */
export const adamWgsl: string = /* wgsl */ `
struct Sizes {
  quads: u32,
  learningRate: f32,
  weightDecay: f32,
  beta1: f32,
  share1: f32,
  beta2: f32,
  share2: f32,
  epsilon: f32,
  correction1: f32,
  correction2: f32,
  shrinkage: f32,
}

@group(0) @binding(0) var<storage, read> theta: array<vec4f>;
@group(0) @binding(1) var<storage, read> gradient: array<vec4f>;
@group(0) @binding(2) var<storage, read> mean: array<vec4f>;
@group(0) @binding(3) var<storage, read> squares: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> nextTheta: array<vec4f>;
@group(0) @binding(5) var<storage, read_write> nextMean: array<vec4f>;
@group(0) @binding(6) var<storage, read_write> nextSquares: array<vec4f>;
@group(0) @binding(7) var<uniform> sizes: Sizes;

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  if (i >= sizes.quads) { return; }
  let old = theta[i];
  var g = gradient[i];
  if (sizes.weightDecay != 0.0) { g += old * sizes.weightDecay; }
  let m = mean[i] * sizes.beta1 + g * sizes.share1;
  let v = squares[i] * sizes.beta2 + g * g * sizes.share2;
  let step = m / sizes.correction1 / (sqrt(v / sizes.correction2) + sizes.epsilon);
  var next = old - step * sizes.learningRate;
  if (sizes.shrinkage != 0.0) { next -= old * sizes.shrinkage; }
  nextTheta[i] = next;
  nextMean[i] = m;
  nextSquares[i] = v;
}
`;
