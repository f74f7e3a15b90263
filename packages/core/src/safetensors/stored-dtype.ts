import type { DType } from "../tensor/dtype.ts";

/** How safetensors calls a dtype, and how many bytes one number has. */
export interface StoredDType {
  readonly name: string;
  readonly bytes: number;
}

/** Wide numbers first: written in this order, every tensor starts at a multiple of its width. */
export const storedDTypes: Readonly<Record<DType, StoredDType>> = {
  float64: { name: "F64", bytes: 8 },
  float32: { name: "F32", bytes: 4 },
  int32: { name: "I32", bytes: 4 },
};

/** The dtype that a file calls `name`, if tensors have it. */
export function dtypeNamed(name: string): DType | undefined {
  const dtypes = Object.keys(storedDTypes) as DType[];
  return dtypes.find((dtype) => storedDTypes[dtype].name === name);
}
