import type { DType } from "@gradus/core";

/** What WGSL calls numbers of a dtype. */
export function wgslType(dtype: DType): "f32" | "i32" {
  return dtype === "int32" ? "i32" : "f32";
}
