import { matmulEndingWgsl } from "./matmul-ending.wgsl.ts";

/**
 * c = f(Σ of the parts + bias), one number of C a thread: what workgroups that shared a long sum have left, put together.
 *
 * The parts of one product stand one behind the other, and are always added up in that order, so that the same numbers give
 * the same sum. Neighboring threads read neighbors.
 *
 * @param t the type of the numbers
 * @param f WGSL that defines `fn f(x: T) -> T`
 */
export function sumPartsWgsl(t: "f32" | "i32", f: string): string {
  return /* wgsl */ `
alias T = ${t};
@group(0) @binding(0) var<storage, read> part: array<T>;
${matmulEndingWgsl(f)}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  let size = sizes.m * sizes.n;
  let product = i / size;
  if (product >= sizes.batch) { return; }
  var at = product * sizes.parts * size + i % size;
  var sum = T();
  for (var p = 0u; p < sizes.parts; p++) {
    sum += part[at];
    at += size;
  }
  put(product, i / sizes.n % sizes.m, i % sizes.n, sum);
}
`;
}
