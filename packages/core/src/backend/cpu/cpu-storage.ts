import { type DType, dtypeOf, type TypedArray } from "../../tensor/dtype.ts";
import type { Storage } from "../backend.ts";

/** Numbers in an ordinary typed array; the garbage collector frees them. */
export class CpuStorage implements Storage {
  readonly data: TypedArray;

  constructor(data: TypedArray) {
    this.data = data;
  }

  get dtype(): DType {
    return dtypeOf(this.data);
  }

  get size(): number {
    return this.data.length;
  }

  read(): Promise<TypedArray> {
    return Promise.resolve(this.readSync());
  }

  readSync(): TypedArray {
    return this.data.slice();
  }

  retain(): void {}

  release(): void {}
}
