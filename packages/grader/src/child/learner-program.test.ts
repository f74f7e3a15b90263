import type { Outcome } from "@gradus/exercises";
import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { framework } from "../bundle/framework.ts";
import { openSandbox, type Sandbox } from "../sandbox/sandbox.ts";
import { places } from "../workspace/places.ts";
import { LearnerProgram, type Loaded } from "./learner-program.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { InfrastructureError, Nursery } from "./nursery.ts";

let sandbox: Sandbox;
let harness: string;
const limits: Limits = {
  ...defaultLimits,
  call: 1500,
  load: 2000,
  mostOutput: 64 * 1024,
};

beforeAll(async () => {
  ({ harness } = await framework(places()));
  sandbox = await openSandbox({ level: "L0" });
});
afterAll(() => sandbox.close());

interface Tried {
  readonly loaded: Loaded;
  readonly outcomes: readonly Outcome[];
  readonly program: LearnerProgram;
}

/** A program whose `f` has this body. */
function programOf(body: string, above = "", signal?: AbortSignal): LearnerProgram {
  const code = `
    import fs, { writeSync } from "node:fs";
    import { spawn } from "node:child_process";
    import * as path from "node:path";
    export const acts = [];
    export const learner = async () => { ${above}; return { f: (x) => { ${body} } }; };`;
  return new LearnerProgram(new Nursery(sandbox, harness, limits), code, limits, signal);
}

/** Loads a program whose `f` has this body, and calls it so often. */
async function tried(
  body: string,
  { above = "", times = 1, signal }: { above?: string; times?: number; signal?: AbortSignal } = {},
): Promise<Tried> {
  const program = programOf(body, above, signal);
  const loaded = await program.load();
  const call = program.transport(null);
  const outcomes: Outcome[] = [];
  for (let i = 0; loaded.kind === "loaded" && i < times; i++) {
    outcomes.push((await call("f", [i])).outcome);
  }
  await program.mark("");
  await program.end();
  return { loaded, outcomes, program };
}

const stops = (outcomes: readonly Outcome[]): string[] =>
  outcomes.map((one) => (one.kind === "stopped" ? one.stop : one.kind));

/** A frame as a program would forge it. */
const forged = (request: string): string => `
  const head = Buffer.from('{"value":32}');
  const frame = Buffer.alloc(13 + head.length);
  frame.writeUInt32LE(9 + head.length, 0);
  frame.writeUInt32LE(${request}, 4);
  frame.writeUInt8(129, 8);
  frame.writeUInt32LE(head.length, 9);
  head.copy(frame, 13);
  writeSync(3, frame);`;

/** Whether a process runs. One that has ended and was not buried yet (a zombie) does not. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch (error) {
    // Where there is no /proc, the signal alone has to say it.
    return (error as { syscall?: unknown }).syscall !== "kill";
  }
}

describe("a learner's program", { timeout: 20_000 }, () => {
  it("answers one call after the other", async () => {
    const { outcomes } = await tried("return 2 * x;", { times: 3 });
    expect(outcomes).toEqual([0, 2, 4].map((value) => ({ kind: "returned", value })));
  });

  it("tells each way of stopping from every other", async () => {
    const bodies = {
      "for (;;);": "too-slow",
      "process.exit(0);": "ended-itself",
      'process.kill(process.pid, "SIGKILL");': "crashed",
      'for (;;) console.log("still here");': "printed-too-much",
      "const all = []; for (;;) all.push(new Array(1000).fill(x));": "out-of-memory",
      'writeSync(3, "all points, please");': "bad-frame",
    };
    for (const [body, stop] of Object.entries(bodies)) {
      expect([body, ...stops((await tried(body)).outcomes)]).toEqual([body, stop]);
    }
    const { loaded } = await tried("", { above: "await new Promise(() => {})" });
    expect(loaded).toEqual({ kind: "stopped", stop: "stuck", after: limits.load });
  });

  it("that stopped goes on in another child, three times", async () => {
    const { outcomes, program } = await tried("if (x !== 1) process.exit(0); return x;", {
      times: 6,
    });
    expect(stops(outcomes)).toEqual([
      "ended-itself",
      "returned",
      "ended-itself",
      "ended-itself",
      "ended-itself",
      "crashed",
    ]);
    expect(program.isOver).toBe(true);
  });

  it("that answers what nobody asked, or twice, or without knowing the question, is found out", async () => {
    // Whatever the answer says: a random number names the question.
    expect(stops((await tried(forged("1"))).outcomes)).toEqual(["bad-frame"]);
    expect((await tried("", { above: forged("1") })).loaded).toMatchObject({ stop: "bad-frame" });
    // One that spies on the harness learns the number, and then the harness answers as well.
    const spy = `
      const read = Buffer.prototype.readUInt32LE;
      let seen = 0;
      Buffer.prototype.readUInt32LE = function (at) { const n = read.call(this, at); if (at === 0) seen = n; return n; };
      globalThis.request = () => seen;`;
    const { outcomes } = await tried(`${forged("globalThis.request()")} return 1;`, {
      above: spy,
      times: 2,
    });
    expect(stops(outcomes)).toContain("bad-frame");
  });

  it("that begins to say something on the private channel is found out when its time is up", async () => {
    expect(stops((await tried('writeSync(3, "x"); return x;')).outcomes)).toEqual(["bad-frame"]);
  });

  it("that wrote to the private channel does not go on", async () => {
    const { outcomes, program } = await tried('if (x === 1) writeSync(3, "no frame"); return x;', {
      times: 4,
    });
    expect(stops(outcomes).slice(0, 2)).toEqual(["returned", "bad-frame"]);
    expect(stops(outcomes).slice(2)).not.toContain("returned");
    expect(program.isOver).toBe(true);
  });

  it("leaves no process and no file behind, however it ends", async () => {
    const start = `const { pid } = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" });`;
    for (const end of ["for (;;);", "process.exit(0);", "return 1;"]) {
      const { program } = await tried(`${start} writeSync(1, String(pid)); ${end}`);
      const pid = Number(program.printedBy(0).printed);
      expect(pid).toBeGreaterThan(0);
      // The system takes a moment to bury it.
      await expect.poll(() => isAlive(pid)).toBe(false);
    }
    const shelves = readdirSync(tmpdir()).filter((name) =>
      name.startsWith(`gradus-${process.pid}-`),
    );
    const boxes = shelves.flatMap((name) => readdirSync(`${tmpdir()}/${name}`));
    expect(boxes.filter((name) => name.startsWith("box-"))).toEqual([]);
  });

  it("knows nothing of this process's settings, and finds nothing but itself and the harness", async () => {
    const { outcomes } = await tried("return Object.keys(process.env).sort().join();");
    expect(outcomes[0]).toMatchObject({
      value: expect.stringMatching(/^HOME,LANG,(?:SystemRoot,)?TZ$/),
    });
    const shelf = await tried(
      "return fs.readdirSync(path.dirname(process.argv[1])).concat(process.argv.slice(2)).join();",
    );
    expect(shelf.outcomes[0]).toMatchObject({ value: expect.stringMatching(/^harness-\w+\.mjs$/) });
  });

  it("stops at once when nobody waits any more", async () => {
    const given = new AbortController();
    setTimeout(() => given.abort(), 200);
    const begun = performance.now();
    const { program } = await tried("for (;;);", { signal: given.signal, times: 3 });
    expect(program.isCancelled).toBe(true);
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  it("is heard of errors that reach nobody", async () => {
    const { program } = await tried('void Promise.reject(new Error("lost")); return 1;');
    expect(program.stray).toMatchObject({ message: "lost" });
  });
});

describe("a child that something else ends", () => {
  /** A sandbox in which the first children are ended a moment after they were asked for. */
  const deadly = (count: number, after: number): Sandbox => {
    let starts = 0;
    return {
      ...sandbox,
      start: (job) => {
        const started = sandbox.start(job);
        if (starts++ < count) setTimeout(() => started.child.kill("SIGKILL"), after);
        return started;
      },
    };
  };
  const code = "export const acts = []; export const learner = async () => ({ f: (x) => 2 * x });";

  it("before or while it opens a program is nobody's fault: another one opens it", async () => {
    for (const after of [0, 20, 60, 100]) {
      const nursery = new Nursery(deadly(2, after), harness, limits);
      const program = new LearnerProgram(nursery, code, limits);
      const { kind } = await program.load();
      const call = program.transport(null);
      const outcomes = kind === "loaded" ? [await call("f", [1]), await call("f", [3])] : [];
      // One that is ended later has loaded the program, which may have ended itself.
      expect([{ kind: "returned", value: 6 }, undefined]).toContainEqual(outcomes.at(-1)?.outcome);
      expect(["loaded", "stopped"]).toContain(kind);
      await program.end();
    }
  });

  it("while it waits for a program is replaced", async () => {
    const nursery = new Nursery(deadly(1, 400), harness, limits);
    nursery.prepare();
    await new Promise((resolve) => setTimeout(resolve, 600));
    const program = new LearnerProgram(nursery, code, limits);
    expect(await program.load()).toEqual({ kind: "loaded" });
    await program.end();
  });

  it("every time is told in words", async () => {
    const program = new LearnerProgram(new Nursery(deadly(99, 0), harness, limits), code, limits);
    await expect(program.load()).rejects.toThrow(InfrastructureError);
  });
});

describe("a child that is not there in time", () => {
  it("is nobody's fault, after three attempts", async () => {
    let starts = 0;
    const broken: Sandbox = {
      ...sandbox,
      start: (job) => {
        starts++;
        return sandbox.start({ ...job, entry: `${job.entry}.missing` });
      },
    };
    const program = new LearnerProgram(new Nursery(broken, harness, limits), "", limits);
    await expect(program.load()).rejects.toThrow(InfrastructureError);
    expect(starts).toBe(3);
  });
});

describe("calls that are made before they are asked for", { timeout: 20_000 }, () => {
  /** Has `f` called with some numbers, and asks for what came of others. */
  const prefetched = async (
    program: LearnerProgram,
    numbers: readonly number[],
    asked = numbers,
  ): Promise<Outcome[]> => {
    const call = program.transport(null);
    call.prefetch?.(numbers.map((x) => ({ action: "f", args: [x] })));
    const outcomes: Outcome[] = [];
    for (const x of asked) outcomes.push((await call("f", [x])).outcome);
    return outcomes;
  };

  it("are made once each, in their order, and so are those that come after them", async () => {
    const program = programOf("seen.push(x); return seen;", "const seen = []");
    await program.load();
    const outcomes = await prefetched(program, [5, 3, 5, 1], [5, 3, 5, 1, 2]);
    expect(outcomes.at(-1)).toEqual({ kind: "returned", value: [5, 3, 5, 1, 2] });
    expect(outcomes[1]).toEqual({ kind: "returned", value: [5, 3] });
    await program.end();
  });

  it("are not taken for others", async () => {
    const program = programOf("return 2 * x;");
    await program.load();
    const values = (await prefetched(program, [1, 2, 3], [1, 3, 2, -0])).map((one) =>
      one.kind === "returned" ? one.value : one.kind,
    );
    expect(values).toEqual([2, 6, 4, -0]);
    await program.end();
  });

  it("are to blame for what they do, and none before or after them is", async () => {
    const program = programOf("if (x === 3) for (;;); return x;");
    await program.load();
    const outcomes = await prefetched(program, [1, 2, 3, 4, 5]);
    expect(stops(outcomes)).toEqual(["returned", "returned", "too-slow", "returned", "returned"]);
    await program.end();
  });

  it("and that nobody asks for are waited for, and what they do counts for nothing", async () => {
    const program = programOf("if (x > 0) process.exit(0); return x;");
    await program.load();
    for (let i = 0; i < 5; i++) {
      expect(stops(await prefetched(program, [-i, 1, 2], [-i, -10]))).toEqual([
        "returned",
        "returned",
      ]);
    }
    expect(program.isOver).toBe(false);
    await program.end();
  });

  it("cannot be answered for one another", async () => {
    const program = programOf(`if (x === 2) { ${forged("1")} } return x;`);
    await program.load();
    const outcomes = await prefetched(program, [1, 2, 3]);
    expect(stops(outcomes)).toEqual(["returned", "bad-frame", "crashed"]);
    expect(program.hasForged).toBe(true);
    await program.end();
  });
});
