/** Steps of optimizers that remember one number for each weight, as WGSL that defines `rule`. */
export const updateRules = {
  /** v ← β v + share · g, θ ← θ − η v */
  momentum: `
fn rule(theta: vec4f, g: vec4f, v: vec4f) -> Step {
  let next = v * sizes.beta + g * sizes.share;
  return Step(theta - next * sizes.learningRate, next);
}`,
  /** v ← β v + g, θ ← θ − η (g + β v) */
  nesterov: `
fn rule(theta: vec4f, g: vec4f, v: vec4f) -> Step {
  let next = v * sizes.beta + g;
  return Step(theta - (g + next * sizes.beta) * sizes.learningRate, next);
}`,
  /** s ← β s + share · g², θ ← θ − η g / (√s + ε) */
  squares: `
fn rule(theta: vec4f, g: vec4f, s: vec4f) -> Step {
  let next = s * sizes.beta + g * g * sizes.share;
  return Step(theta - g * sizes.learningRate / (sqrt(next) + sizes.epsilon), next);
}`,
};

/**
 * A step of an optimizer: θ and what is remembered of its gradients, four numbers of each a thread.
 *
 * As ops, every sign of the formula would read its operands from memory and write its result there. Here all that happens
 * in between stays in registers: three reads and two writes a number, whatever the formula.
 *
 * @param rule one of {@link updateRules}
 */
export function updateWgsl(rule: string): string {
  return /* wgsl */ `
struct Sizes {
  quads: u32,
  learningRate: f32,
  weightDecay: f32,
  beta: f32,
  share: f32,
  epsilon: f32,
}
struct Step { theta: vec4f, memory: vec4f }

@group(0) @binding(0) var<storage, read> theta: array<vec4f>;
@group(0) @binding(1) var<storage, read> gradient: array<vec4f>;
@group(0) @binding(2) var<storage, read> memory: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> nextTheta: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> nextMemory: array<vec4f>;
@group(0) @binding(5) var<uniform> sizes: Sizes;

${rule}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  if (i >= sizes.quads) { return; }
  var g = gradient[i];
  if (sizes.weightDecay != 0.0) { g += theta[i] * sizes.weightDecay; }
  let step = rule(theta[i], g, memory[i]);
  nextTheta[i] = step.theta;
  nextMemory[i] = step.memory;
}
`;
}
