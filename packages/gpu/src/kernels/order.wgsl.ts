/**
 * float32 numbers as whole numbers in the same order, NaN as the largest of all (or the smallest: the negated key).
 *
 * The bits of positive floats grow with them, those of negative ones run the other way. Compilers may take NaN for
 * something that never occurs, so that a comparison of floats would lose it; these are comparisons of whole numbers.
 */
export const orderWgsl: string = /* wgsl */ `
fn isNan(bits: u32) -> bool { return (bits & 0x7fffffffu) > 0x7f800000u; }

/** Its own inverse. */
fn flipNegative(key: i32) -> i32 { return key ^ ((key >> 31u) & 0x7fffffff); }

/** NaN above all. */
fn keyUp(bits: u32) -> i32 { return select(flipNegative(bitcast<i32>(bits)), 0x7fffffff, isNan(bits)); }

/** NaN below all. */
fn keyDown(bits: u32) -> i32 { return select(flipNegative(bitcast<i32>(bits)), -0x7fffffff - 1, isNan(bits)); }
`;
