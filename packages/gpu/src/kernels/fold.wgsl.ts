/**
 * Folds every `step`-th number of `x` from `start` to before `end`, in pairs, and pairs of pairs: a sum of n numbers is
 * then off by log₂ n roundings at most, where one after the other it would be n.
 *
 * Sixteen numbers are folded at a time; they do not wait for one another's memory. What comes out of these blocks is kept
 * as one counts in binary: two of one size become one of the next, which is a carry.
 *
 * Expects `x` and what `reduceFunctions` define.
 */
export const foldWgsl: string = /* wgsl */ `
fn item(at: u32, end: u32) -> T {
  if (at < end) { return fromBits(x[at]); }
  return identity;
}

fn fold4(at: u32, step: u32, end: u32) -> T {
  return f(
    f(item(at, end), item(at + step, end)),
    f(item(at + 2u * step, end), item(at + 3u * step, end)),
  );
}

fn fold16(at: u32, step: u32, end: u32) -> T {
  return f(
    f(fold4(at, step, end), fold4(at + 4u * step, step, end)),
    f(fold4(at + 8u * step, step, end), fold4(at + 12u * step, step, end)),
  );
}

fn fold(start: u32, step: u32, end: u32) -> T {
  if (start >= end) { return identity; }
  let blocks = (end - start + 16u * step - 1u) / (16u * step);
  if (blocks == 1u) { return fold16(start, step, end); }
  var waiting: array<T, 28>;
  for (var block = 0u; block < blocks; block++) {
    var value = fold16(start + 16u * block * step, step, end);
    var level = 0u;
    for (var carry = block; (carry & 1u) == 1u; carry >>= 1u) {
      value = f(waiting[level], value);
      level++;
    }
    waiting[level] = value;
  }
  var value = identity;
  for (var level = 0u; (blocks >> level) > 0u; level++) {
    if (((blocks >> level) & 1u) == 1u) { value = f(waiting[level], value); }
  }
  return value;
}
`;
