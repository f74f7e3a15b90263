import type { Task, Tell } from "../task.ts";

/** As much of it as is needed here: the types of a browser are not at hand. */
declare const WebAssembly: { readonly Memory: new (size: { initial: number }) => object };

/** Claims more memory than it may have, outside JavaScript's heap: a claim is all that a limit has to refuse. */
export function tryMemory({ tooMuch }: Task, tell: Tell): void {
  const bytes = tooMuch * 1024 * 1024;
  const kept: unknown[] = [];
  const claim = (about: string, make: (size: number) => unknown): void => {
    tell(`memory: ${about}`, () => {
      // In parts: one alone may be refused for its own size.
      for (let i = 0; i < 8; i++) kept.push(make(bytes / 8));
      return bytes;
    });
  };
  claim("a buffer", (size) => new ArrayBuffer(size));
  claim("a shared buffer", (size) => new SharedArrayBuffer(size));
  claim("a program's memory", (size) => new WebAssembly.Memory({ initial: size / 65_536 }));
}
