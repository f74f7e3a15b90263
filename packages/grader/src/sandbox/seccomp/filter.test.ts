import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lookAtHost } from "../host.ts";
import { isOffered } from "../testing/is-offered.ts";
import { assemble } from "./bpf.ts";
import { deniedSyscalls } from "./denied-syscalls.ts";
import { type Architecture, syscallFilter } from "./filter.ts";

/** A system call, as the kernel shows it to a filter. */
interface Call {
  readonly number: number;
  readonly audit: number;
  readonly args?: readonly number[];
}

/** Runs a filter as the kernel does, and returns what it answers. */
function answerOf(filter: Buffer, { number, audit, args = [] }: Call): number {
  const data = Buffer.alloc(64);
  data.writeUInt32LE(number, 0);
  data.writeUInt32LE(audit, 4);
  args.forEach((value, i) => data.writeBigUInt64LE(BigInt(value), 16 + 8 * i));
  let loaded = 0;
  for (let at = 0; ; at++) {
    const code = filter.readUInt16LE(8 * at);
    const k = filter.readUInt32LE(8 * at + 4);
    if (code === 0x06) return k;
    if (code === 0x20) loaded = data.readUInt32LE(k);
    else at += filter.readUInt8(8 * at + (doesJump(code, loaded, k) ? 2 : 3));
  }
}

function doesJump(code: number, loaded: number, k: number): boolean {
  if (code === 0x15) return loaded === k;
  if (code === 0x35) return loaded >= k;
  // As the kernel's numbers are: without a sign.
  return (loaded & k) >>> 0 !== 0;
}

const allow = 0x7fff_0000;
const killed = 0x8000_0000;
const eperm = 0x0005_0001;
const enosys = 0x0005_0026;
const audits = { x64: 0xc000_003e, arm64: 0xc000_00b7 } as const;
const architectures = ["x64", "arm64"] as const;
const clone = { x64: 56, arm64: 220 } as const;

const calls = deniedSyscalls.flatMap((one) => one.calls);

/** The numbers that a filter does not let pass as they are, of one processor. */
function special(architecture: Architecture): Set<number | undefined> {
  const ioctl = { x64: 16, arm64: 29 }[architecture];
  return new Set([...calls.map((call) => call[architecture]), clone[architecture], ioctl]);
}

describe.each(architectures)("syscallFilter for %s", (architecture) => {
  const filter = syscallFilter(architecture);
  const audit = audits[architecture];

  it("refuses every call of the list, and lets all others pass", () => {
    for (const { name, [architecture]: number, answer = "EPERM" } of calls) {
      const expected = { EPERM: eperm, ENOSYS: enosys }[answer];
      const given = number === undefined ? expected : answerOf(filter, { number, audit });
      expect([name, given]).toEqual([name, expected]);
    }
    const known = special(architecture);
    fc.assert(
      fc.property(fc.nat(1000), (number) => {
        fc.pre(!known.has(number));
        expect(answerOf(filter, { number, audit })).toBe(allow);
      }),
    );
  });

  it("lets threads be made, and neither processes nor namespaces", () => {
    const number = clone[architecture];
    const made = (flags: number): number => answerOf(filter, { number, audit, args: [flags] });
    // As the C library makes a thread.
    expect(made(0x003d_0f00)).toBe(allow);
    // As it makes a process.
    expect(made(0x0120_0011)).toBe(eperm);
    fc.assert(
      fc.property(fc.nat(0x7fff_ffff), (flags) => {
        const isThread = (flags & 0x0001_0000) !== 0;
        const hasNamespace = (flags & 0x7e02_0080) !== 0;
        expect(made(flags)).toBe(isThread && !hasNamespace ? allow : eperm);
      }),
    );
  });

  it("ends what calls in another processor's way", () => {
    const others = fc.nat(0xffff_ffff).filter((other) => other !== audit);
    fc.assert(
      fc.property(others, fc.nat(1000), (other, number) => {
        expect(answerOf(filter, { number, audit: other })).toBe(killed);
      }),
    );
  });
});

describe("syscallFilter", () => {
  it("ends what calls in the x32 way, whose numbers are others", () => {
    const audit = audits.x64;
    fc.assert(
      fc.property(fc.integer({ min: 0x4000_0000, max: 0xffff_ffff }), (number) => {
        expect(answerOf(syscallFilter("x64"), { number, audit })).toBe(killed);
      }),
    );
  });

  it("names every call once", () => {
    for (const architecture of architectures) {
      const numbers = calls.flatMap((call) => call[architecture] ?? []);
      expect(new Set(numbers).size).toBe(numbers.length);
    }
  });

  it.runIf(isOffered("L3"))(
    "is what the kernel obeys: its own error is what a program meets",
    () => {
      const { bubblewrap, architecture } = lookAtHost();
      const folder = mkdtempSync(join(tmpdir(), "gradus-filter-"));
      const file = join(folder, "filter");
      // "Remote I/O error", which unshare never meets otherwise.
      writeFileSync(file, syscallFilter(architecture ?? "x64", { EPERM: 121, ENOSYS: 121 }));
      const fd = openSync(file, "r");
      const everything = ["--unshare-user", "--ro-bind", "/", "/", "--seccomp", "3"];
      const { stderr } = spawnSync(
        bubblewrap?.file ?? "",
        [...everything, "--", "unshare", "--net", "true"],
        {
          stdio: ["ignore", "pipe", "pipe", fd],
          encoding: "utf8",
          env: { PATH: "/usr/bin:/bin", LC_ALL: "C" },
        },
      );
      closeSync(fd);
      rmSync(folder, { recursive: true });
      expect(stderr).toContain("Remote I/O error");
    },
  );
});

describe("assemble", () => {
  it("writes eight bytes an instruction, and nothing for a label", () => {
    const bytes = assemble([
      { op: "load", offset: 4 },
      { op: "equal", value: 7, yes: "end" },
      { op: "answer", value: 1 },
      { op: "label", name: "end" },
      { op: "answer", value: 2 },
    ]);
    expect(bytes.toString("hex").match(/.{16}/g)).toEqual([
      "2000000004000000",
      "1500010007000000",
      "0600000001000000",
      "0600000002000000",
    ]);
  });

  it("goes only forward, to labels that exist", () => {
    const back = [
      { op: "label", name: "start" },
      { op: "equal", value: 1, yes: "start" },
    ] as const;
    expect(() => assemble(back)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: assemble: instruction 0 goes to "start", -1 instructions ahead.
        A filter only goes forward, at most 255 instructions at a time, to a label that exists.]
    `);
    expect(() => assemble([{ op: "equal", value: 1, yes: "nowhere" }])).toThrow(RangeError);
  });
});
