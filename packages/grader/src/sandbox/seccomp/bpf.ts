/** Where an instruction goes on: the name of a label, or the next instruction if left out. */
export type Target = string | undefined;

/**
 * An instruction of the kernel's filter language: one number is loaded from the system call and compared.
 *
 * @see The kernel's documentation, "Seccomp BPF (SECure COMPuting with filters)"
 */
export type Instruction =
  | { readonly op: "load"; readonly offset: number }
  /** Goes to `yes` if the number equals `value` (or is at least it, or has one of its bits), else to `no`. */
  | {
      readonly op: "equal" | "atLeast" | "hasBits";
      readonly value: number;
      readonly yes?: Target;
      readonly no?: Target;
    }
  | { readonly op: "answer"; readonly value: number }
  | { readonly op: "label"; readonly name: string };

const codes = { load: 0x20, equal: 0x15, atLeast: 0x35, hasBits: 0x45, answer: 0x06 } as const;

/**
 * Assembles a filter: eight bytes an instruction, as the kernel reads them.
 *
 * @throws RangeError if a label is missing, lies behind, or lies further than 255 instructions ahead
 */
export function assemble(program: readonly Instruction[]): Buffer {
  const places = new Map<string, number>();
  const real = program.filter((one, i): one is Exclude<Instruction, { op: "label" }> => {
    if (one.op !== "label") return true;
    places.set(one.name, i - places.size);
    return false;
  });
  const bytes = Buffer.alloc(8 * real.length);
  const jump = (from: number, to: Target): number => {
    if (to === undefined) return 0;
    const far = (places.get(to) ?? Number.NaN) - from - 1;
    if (far >= 0 && far <= 255) return far;
    throw new RangeError(
      `assemble: instruction ${from} goes to "${to}", ${far} instructions ahead.\n` +
        "  A filter only goes forward, at most 255 instructions at a time, to a label that exists.",
    );
  };
  real.forEach((one, i) => {
    const at = 8 * i;
    bytes.writeUInt16LE(codes[one.op], at);
    if ("yes" in one || "no" in one) {
      bytes.writeUInt8(jump(i, one.yes), at + 2);
      bytes.writeUInt8(jump(i, one.no), at + 3);
    }
    bytes.writeUInt32LE(one.op === "load" ? one.offset : one.value, at + 4);
  });
  return bytes;
}
