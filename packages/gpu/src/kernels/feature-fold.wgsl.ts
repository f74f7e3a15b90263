/**
 * Everything that belongs to one feature of `[outer, length, inner]`, folded: a part for each chunk of it.
 *
 * A workgroup has `across` neighboring features, so that neighboring threads read neighboring numbers, and as many threads
 * for each as are left. A thread takes four numbers at a time, from its own place on; what the threads of a feature found
 * meets in shared memory, in pairs, half as many each time.
 *
 * @param terms one of `featureTerms`: WGSL that binds what is read, `part` and `sizes`, and defines `terms`, what up to four
 *   numbers add, and `join`
 */
export function featureFoldWgsl(terms: string): string {
  return /* wgsl */ `
struct Sizes {
  outer: u32, length: u32, inner: u32, across: u32, chunks: u32, chunkLength: u32,
  rowwise: u32, epsilon: f32,
}

${terms}

var<workgroup> found: array<vec4f, 256>;

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let across = sizes.across;
  let beside = (sizes.length + across - 1u) / across;
  let number = group.y * groups.x + group.x;
  let chunk = number / beside;
  let feature = number % beside * across + local % across;
  let isThere = feature < sizes.length && chunk < sizes.chunks;

  let step = 256u / across;
  let start = chunk * sizes.chunkLength + local / across;
  let end = select(0u, min((chunk + 1u) * sizes.chunkLength, sizes.outer * sizes.inner), isThere);
  var own = vec4f();
  for (var i = start; i < end; i += 4u * step) {
    let all = min(i + step * vec4u(0u, 1u, 2u, 3u), vec4u(end - 1u));
    let row = all / sizes.inner;
    let at = (row * sizes.length + feature) * sizes.inner + all % sizes.inner;
    own = join(own, terms(at, min(4u, (end - i + step - 1u) / step), feature, row));
  }

  found[local] = own;
  for (var half = 128u; half >= across; half /= 2u) {
    workgroupBarrier();
    if (local < half) { found[local] = join(found[local], found[local + half]); }
  }
  if (isThere && local < across) { part[feature * sizes.chunks + chunk] = found[local]; }
}
`;
}

/**
 * What the chunks of each feature have left, put together: two numbers a feature. It has `lanes` threads, of which each takes
 * every lanes-th chunk.
 *
 * @param results one of `featureResults`: WGSL that defines `fn join(a: vec4f, b: vec4f)` and `fn finish(all: vec4f) -> vec2f`
 */
export function joinPartsWgsl(results: string): string {
  return /* wgsl */ `
struct Sizes { features: u32, chunks: u32, lanes: u32 }

@group(0) @binding(0) var<storage, read> part: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> first: array<f32>;
@group(0) @binding(2) var<storage, read_write> second: array<f32>;
@group(0) @binding(3) var<uniform> sizes: Sizes;

${results}

var<workgroup> found: array<vec4f, 256>;

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let lanes = sizes.lanes;
  let lane = local % lanes;
  let feature = (group.y * groups.x + group.x) * (256u / lanes) + local / lanes;
  var own = vec4f();
  if (feature < sizes.features) {
    for (var i = lane; i < sizes.chunks; i += lanes) {
      own = join(own, part[feature * sizes.chunks + i]);
    }
  }
  found[local] = own;
  for (var half = lanes / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (lane < half) { found[local] = join(found[local], found[local + half]); }
  }
  if (feature < sizes.features && lane == 0u) {
    let y = finish(found[local]);
    first[feature] = y.x;
    second[feature] = y.y;
  }
}
`;
}
