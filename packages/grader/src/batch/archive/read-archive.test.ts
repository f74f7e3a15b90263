import * as fc from "fast-check";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { crc32, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { makeTar, paxPart } from "../testing/make-tar.ts";
import { makeZip } from "../testing/make-zip.ts";
import { ArchiveError } from "./archive-error.ts";
import { bytesOf } from "./byte-source.ts";
import { type Caps, defaultCaps } from "./caps.ts";
import { readArchive } from "./read-archive.ts";
import type { Unpacked } from "./unpacked.ts";

const isAnswer = (path: string): boolean => /(?:^|\/)exercise\.ts$/.test(path);
const answer = "export const dot = (): number => 32;\n";

function read(bytes: Buffer, caps: Caps = defaultCaps): Promise<Unpacked> {
  return readArchive(bytesOf(bytes), isAnswer, caps);
}

/** What was read, as text. */
async function texts(bytes: Buffer): Promise<Record<string, string>> {
  const { files } = await read(bytes);
  return Object.fromEntries([...files].map(([path, content]) => [path, content.toString()]));
}

/** What somebody is told whose archive cannot be read. */
async function words(bytes: Buffer, caps?: Caps): Promise<string> {
  const error = await read(bytes, caps).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ArchiveError);
  return (error as ArchiveError).message;
}

const names = fc
  .array(fc.stringMatching(/^[a-zA-Z0-9 _σé-]{1,12}$/), { minLength: 0, maxLength: 4 })
  .map((folders) => [...folders.map((name) => `d${name}`), "exercise.ts"].join("/"));
const answers = fc.uniqueArray(fc.tuple(names, fc.string({ maxLength: 2000 })), {
  maxLength: 6,
  selector: ([name]) => name.normalize("NFC").toUpperCase(),
});

describe("readArchive", () => {
  it("reads from a zip, a tar and a tar.gz what was put in", () =>
    fc.assert(
      fc.asyncProperty(
        answers,
        fc.constantFrom("stored", "deflated"),
        fc.constantFrom("signed", "bare", undefined),
        async (files, method, descriptor) => {
          const expected = Object.fromEntries(
            files.map(([name, text]) => [name.normalize("NFC"), text]),
          );
          const parts = files.map(([name, content]) => ({
            name,
            content,
            method,
            ...(descriptor && { descriptor }),
          }));
          expect(await texts(makeZip(parts))).toEqual(utf8Only(expected));
          if (parts.length === 0) return;
          const tar = makeTar(
            parts.flatMap(({ name, content }) => [paxPart({ path: name }), { name, content }]),
          );
          expect(await texts(tar)).toEqual(utf8Only(expected));
          expect(await texts(gzipSync(tar))).toEqual(utf8Only(expected));
        },
      ),
    ));

  it("keeps what an exercise declares, and nothing else", async () => {
    const parts = [
      { name: "a/exercise.ts", content: answer },
      { name: "a/spec.ts", content: "no" },
    ];
    expect(await texts(makeZip(parts))).toEqual({ "a/exercise.ts": answer });
    expect(await texts(makeTar(parts))).toEqual({ "a/exercise.ts": answer });
  });

  it("throws nothing but its own error, keeps nothing over its caps, and writes nothing, whatever the bytes", () =>
    fc.assert(
      fc.asyncProperty(archives, mutations, async (archive, mutation) => {
        const caps = {
          ...defaultCaps,
          files: 3,
          fileBytes: 500,
          keptBytes: 900,
          entries: 20,
          unpackedBytes: 50_000,
        };
        try {
          const { files } = await read(mutation(archive), caps);
          const sizes = [...files.values()].map(({ length }) => length);
          expect(sizes.length).toBeLessThanOrEqual(caps.files);
          for (const size of sizes) expect(size).toBeLessThanOrEqual(caps.fileBytes);
          expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(caps.keptBytes);
          for (const path of files.keys())
            expect(path).not.toMatch(/^\/|\\|(?:^|\/)\.\.?(?:\/|$)|\0/);
        } catch (error) {
          if (!(error instanceof ArchiveError)) throw error;
        }
      }),
      { numRuns: 3000 },
    ));

  it("knows a damaged byte in a file by its checksum", async () => {
    const zip = makeZip([{ name: "exercise.ts", content: answer, method: "stored" }]);
    zip[60] ^= 1;
    expect(await words(zip)).toContain('the checksum of "exercise.ts" is wrong');
  });
});

/** Lone surrogates do not survive being written. */
function utf8Only(files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, Buffer.from(text).toString()]),
  );
}

const someParts = fc.array(
  fc.record({
    name: fc.oneof(
      names,
      fc.constantFrom(
        "../exercise.ts",
        "/exercise.ts",
        "a\\exercise.ts",
        "exercise.ts",
        "EXERCISE.ts",
        "a/..",
      ),
      fc.string({ maxLength: 20 }),
    ),
    content: fc.oneof(fc.string({ maxLength: 800 }), fc.constant("x".repeat(20_000))),
  }),
  { maxLength: 5 },
);
const archives = fc
  .tuple(someParts, fc.constantFrom("zip", "bare zip", "tar", "gz"))
  .map(([parts, format]) => {
    if (format === "zip") return makeZip(parts);
    if (format === "bare zip")
      return makeZip(parts.map((part) => ({ ...part, descriptor: "bare" as const })));
    const tar = makeTar(parts);
    return format === "gz" ? gzipSync(tar) : tar;
  });
const mutations = fc.oneof(
  fc.constant((bytes: Buffer) => bytes),
  fc.nat(10_000).map((at) => (bytes: Buffer) => bytes.subarray(0, at % (bytes.length + 1))),
  fc
    .array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 })
    .map((changes) => (bytes: Buffer) => {
      const changed = Buffer.from(bytes);
      for (const [at, value] of changes)
        if (changed.length > 0) changed[at % changed.length] = value;
      return changed;
    }),
  fc.tuple(fc.nat(), fc.uint8Array({ maxLength: 40 })).map(([at, more]) => (bytes: Buffer) => {
    const place = at % (bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, place), more, bytes.subarray(place)]);
  }),
);

describe("what is refused in a zip", () => {
  const file = { name: "exercise.ts", content: answer };

  it("says which path leads out", async () => {
    expect(await words(makeZip([{ name: "../exercise.ts" }]))).toMatchInlineSnapshot(`
      "zip: it holds "../exercise.ts", a path that leads upwards.
        The paths of an archive lead from its own top downwards, so that unpacking it stays in one folder."
    `);
    expect(await words(makeZip([{ name: "/etc/exercise.ts" }]))).toMatchInlineSnapshot(`
      "zip: it holds "/etc/exercise.ts", a path from the top of a disk.
        The paths of an archive lead from its own top downwards, so that unpacking it stays in one folder.
        Try: make the archive from inside the folder."
    `);
    expect(await words(makeZip([{ name: "C:/exercise.ts" }]))).toContain("from the top of a disk");
    expect(await words(makeZip([{ name: "..\\exercise.ts" }]))).toMatchInlineSnapshot(`
      "zip: it holds "..\\exercise.ts", a path with a backslash.
        The paths of an archive lead from its own top downwards, so that unpacking it stays in one folder.
        Try: make the archive with another program: a few old ones for Windows write such paths."
    `);
    expect(await words(makeZip([{ name: "a/../../exercise.ts" }]))).toContain("leads upwards");
    expect(await words(makeZip([{ name: "exercise.ts\0.txt" }]))).toContain("<U+0000>");
  });

  it("says that a link is no file", async () => {
    const link = { name: "exercise.ts", content: "/etc/passwd", mode: 0o120777 };
    expect(await words(makeZip([link]))).toMatchInlineSnapshot(`
      "zip: it holds "exercise.ts", which is a link.
        An answer is a file of its own; links are not followed.
        Try: put the file itself into the archive."
    `);
    expect(await words(makeZip([{ ...link, mode: 0o010644 }]))).toContain(
      "neither a file nor a folder",
    );
  });

  it("does not mind links and odd files that nobody asks for", async () => {
    const others = [0o120777, 0o010644, 0o020666].map((mode, i) => ({
      name: `node_modules/${i}`,
      mode,
    }));
    expect(await texts(makeZip([...others, file]))).toEqual({ "exercise.ts": answer });
  });

  it("refuses two files that some file systems take for one", async () => {
    const two = (other: string): Buffer => makeZip([file, { name: other }]);
    expect(await words(two("exercise.ts"))).toMatchInlineSnapshot(`
      "zip: it holds "exercise.ts" twice.
        One place holds one file: on some computers the second would replace the first, on others it would not.
        Try: make the archive again with one of them."
    `);
    expect(await words(two("Exercise.TS"))).toMatchInlineSnapshot(`
      "zip: it holds "exercise.ts" and "Exercise.TS".
        One place holds one file: on some computers the second would replace the first, on others it would not.
        Try: make the archive again with one of them."
    `);
    expect(await words(two("exercise.ts."))).toContain("exercise.ts.");
    const composed = "\u00E9/exercise.ts";
    expect(
      await words(makeZip([{ name: composed }, { name: composed.normalize("NFD") }])),
    ).toContain("twice");
    const inLink = [{ name: "a", content: "/etc", mode: 0o120777 }, { name: "a/exercise.ts" }];
    expect(await words(makeZip(inLink))).toContain('it holds "a" and "a/exercise.ts"');
  });

  it("refuses a bomb by what it says, and by what it does", async () => {
    const zeros = Buffer.alloc(3_000_000);
    expect(await words(makeZip([{ name: "zeros", content: zeros }, file]))).toMatchInlineSnapshot(`
      "zip: its 3.1 KiB unpack to 2.9 MiB or more.
        At most 1 GiB are unpacked, and at most 100 times the archive's size."
    `);
    expect(await words(makeZip([{ name: "exercise.ts", content: Buffer.alloc(300_000) }])))
      .toMatchInlineSnapshot(`
      "zip: it holds "exercise.ts" of 293 KiB.
        An answer has at most 256 KiB."
    `);
    const liar = { name: "exercise.ts", content: zeros, listed: { size: 1000, packedSize: 900 } };
    expect(await words(makeZip([liar]))).toContain("is not what its list says");
    const lies = makeZip([
      { name: "exercise.ts", content: zeros.subarray(0, 200_000), descriptor: "signed" },
    ]);
    lies.writeUInt32LE(1000, lies.length - 22 - 11 - 46 + 24);
    expect(await words(lies)).toContain("cannot be unpacked to the 1000 bytes");
  });

  it("refuses files that share bytes", async () => {
    const whole = makeZip([file, { name: "b", content: "b", listed: { at: 0, name: "b" } }]);
    expect(await words(whole)).toContain("share the same bytes");
  });

  it("refuses a file that its list describes in another way", async () => {
    const as = (listed: Record<string, unknown>): Promise<string> =>
      words(makeZip([{ ...file, listed }]));
    expect(await as({ crc: 1 })).toMatchInlineSnapshot(`
      "zip: "exercise.ts" is not what its list says.
        A zip lists its files at its end, and every file again where it stands; the two must agree, and nothing may be missing.
        Try: make the archive again, and send it again."
    `);
    expect(await as({ method: 0 })).toContain("is not what its list says");
    expect(
      await words(makeZip([{ ...file, name: "exercise.js", listed: { name: "exercise.ts" } }])),
    ).toContain("not what its list");
  });

  it("says what it does not read: encryption, zip64, rare methods, parts", async () => {
    expect(await words(makeZip([{ ...file, flags: 1 }]))).toMatchInlineSnapshot(`
      "zip: "exercise.ts" is encrypted.
        The grader knows no passwords.
        Try: make the archive again without a password."
    `);
    expect(await words(makeZip([{ ...file, listed: { size: 0xffffffff } }])))
      .toMatchInlineSnapshot(`
      "zip: it is written in the form for more than 4 GiB or 65,535 files (zip64).
        An answer is a few kilobytes; only the common form of zip is read.
        Try: zip only the folder with the exercises."
    `);
    const rare = makeZip([{ ...file, listed: { method: 12 } }]);
    rare.writeUInt16LE(12, 8);
    expect(await words(rare)).toMatchInlineSnapshot(`
      "zip: "exercise.ts" is compressed by method 12.
        Files in a zip are stored (0) or deflated (8), which every program can read.
        Try: make the archive again with the program of your system, without special settings."
    `);
  });

  it("refuses bytes in front, behind, and two ends", async () => {
    const zip = makeZip([file]);
    expect(await words(Buffer.concat([zip, Buffer.from("more")]))).toContain(
      "the list of its files is missing",
    );
    expect(await words(Buffer.concat([zip.subarray(0, 30), zip]))).toContain(
      "belong to none of its files",
    );
    const end = makeZip([]);
    end.writeUInt32LE(1, 16);
    expect(await words(makeZip([file], end.toString("latin1")))).toContain("two lists");
    for (const length of [4, 30, 60, zip.length - 1]) {
      expect(await words(zip.subarray(0, length))).toContain("missing");
    }
  });

  it("reads names in UTF-8, in code page 437, and in the Unicode field; and refuses two names", async () => {
    const unicode = (name: string, of: string): Buffer => {
      const field = Buffer.concat([Buffer.alloc(9), Buffer.from(name)]);
      field.writeUInt16LE(0x7075, 0);
      field.writeUInt16LE(field.length - 4, 2);
      field[4] = 1;
      field.writeUInt32LE(crc32(Buffer.from(of, "latin1")), 5);
      return field;
    };
    const old = Buffer.from("M\x81ller/exercise.ts", "latin1");
    expect(await texts(makeZip([{ name: old }]))).toEqual({ "Müller/exercise.ts": "" });
    expect(await texts(makeZip([{ name: "Müller/exercise.ts" }]))).toEqual({
      "Müller/exercise.ts": "",
    });
    const both = { name: old, extra: unicode("Ϻ/exercise.ts", old.toString("latin1")) };
    expect(await texts(makeZip([both]))).toEqual({ "Ϻ/exercise.ts": "" });
    const two = { name: "exercise.ts", extra: unicode("other.ts", "exercise.ts") };
    expect(await words(makeZip([two]))).toContain('both "exercise.ts" and "other.ts"');
    expect(await words(makeZip([{ name: old, flags: 0x800 }]))).toContain("said to be UTF-8");
  });
});

describe("what is refused in a tar", () => {
  const file = { name: "exercise.ts", content: answer };

  it("refuses links, devices and pipes where an answer should be, and passes over others", async () => {
    for (const type of ["1", "2"]) {
      expect(
        await words(makeTar([{ name: "exercise.ts", type, linkName: "/etc/passwd" }])),
      ).toContain("is a link");
    }
    for (const type of ["3", "4", "6", "S"]) {
      expect(await words(makeTar([{ name: "exercise.ts", type }]))).toContain(
        "neither a file nor a folder",
      );
    }
    expect(
      await texts(
        makeTar([{ name: "x", type: "2", linkName: "y" }, { name: "p", type: "6" }, file]),
      ),
    ).toEqual({
      "exercise.ts": answer,
    });
  });

  it("refuses paths that lead out, by whichever way a tar can give them", async () => {
    expect(await words(makeTar([{ name: "../exercise.ts" }]))).toContain("leads upwards");
    expect(await words(makeTar([paxPart({ path: "/exercise.ts" }), file]))).toContain(
      "top of a disk",
    );
    const long = { name: "././@LongLink", type: "L", content: "a/../../exercise.ts\0" };
    expect(await words(makeTar([long, file]))).toContain("leads upwards");
    expect(await words(makeTar([{ ...file, prefix: "../up" }]))).toContain("leads upwards");
    expect(
      await words(
        makeTar([{ ...file, type: "g", name: "g", content: "25 path=../exercise.ts\n\n" }, file]),
      ),
    ).toContain("tar:");
  });

  it("refuses two names, two sizes, two files", async () => {
    const long = { name: "././@LongLink", type: "L", content: "other.ts\0" };
    expect(await words(makeTar([long, paxPart({ path: "exercise.ts" }), file]))).toContain(
      "two names",
    );
    expect(await words(makeTar([paxPart({ size: "99999" }), file]))).toContain("two sizes");
    expect(await words(makeTar([file, file]))).toContain("twice");
    expect(await words(makeTar([file, { name: "EXERCISE.ts" }]))).toContain('"EXERCISE.ts"');
    expect(await words(makeTar([{ name: "a", type: "2" }, { name: "a/exercise.ts" }]))).toContain(
      '"a" and',
    );
    expect(await words(makeTar([{ name: "exercise.ts", type: "2", content: "x" }]))).toContain(
      "yet has a size",
    );
    expect(await words(makeTar([paxPart({ "GNU.sparse.major": "1" }), file]))).toContain(
      "neither a file nor a folder",
    );
  });

  it("reads long names of both kinds, prefixes, and a leading ./", async () => {
    const path = `${"folder/".repeat(30)}exercise.ts`;
    const long = { name: "././@LongLink", type: "L", content: `${path}\0` };
    expect(await texts(makeTar([long, { ...file, name: path.slice(0, 100) }]))).toEqual({
      [path]: answer,
    });
    expect(
      await texts(makeTar([{ name: "./exercise.ts", prefix: "a/b", content: answer }])),
    ).toEqual({
      "a/b/exercise.ts": answer,
    });
  });

  it("refuses what is cut off, wherever that is", async () => {
    const tar = makeTar([{ name: "a", content: "a".repeat(1000) }, file]);
    for (const length of [700, 1024, 1536, 2100, 2560]) {
      expect(await words(tar.subarray(0, length))).toContain("before it is closed");
    }
    const packed = gzipSync(tar);
    expect(await words(packed.subarray(0, packed.length - 4))).toMatchInlineSnapshot(`
      "gzip: it ends too early.
        A gzip closes with its length and a checksum, and both must agree with what it holds.
        Try: make the archive again, and send it again."
    `);
    packed[packed.length - 6] ^= 1;
    expect(await words(packed)).toMatchInlineSnapshot(`
      "gzip: it is damaged: its bytes or its checksum are wrong.
        A gzip closes with its length and a checksum, and both must agree with what it holds.
        Try: make the archive again, and send it again."
    `);
    const second = makeTar([file]);
    second[0] ^= 1;
    const both = Buffer.concat([makeTar([{ name: "a" }], 0), second]);
    expect(await words(both)).toContain("wrong checksum");
  });

  it("stops a bomb while it unpacks", async () => {
    const bomb = gzipSync(makeTar([{ name: "zeros", content: Buffer.alloc(8_000_000) }, file]));
    expect(await words(bomb)).toMatchInlineSnapshot(`
      "gzip: its 7.8 KiB unpack to 1 MiB or more.
        At most 1 GiB are unpacked, and at most 100 times the archive's size."
    `);
    const large = gzipSync(makeTar([{ name: "exercise.ts", content: Buffer.alloc(300_000) }]));
    expect(await words(large)).toContain("An answer has at most 256 KiB");
  });
});

describe("what is no archive", () => {
  it("says what it is instead, where that can be known", async () => {
    expect(await words(Buffer.from("Rar!\x1A\x07\x00", "latin1"))).toMatchInlineSnapshot(`
      "archive: it is a RAR archive.
        A submission is a folder, a .zip, a .tar or a .tar.gz.
        Try: make a zip of the folder with the exercises."
    `);
    expect(await words(Buffer.alloc(0))).toContain("it is empty");
    expect(await words(Buffer.from("<!DOCTYPE html><title>Log in</title>"))).toContain(
      "a web page",
    );
    expect(await words(gzipSync("export const dot = 1;"))).toMatchInlineSnapshot(`
      "gzip: it holds something that is no tar.
        A gzip packs one file; several files are first made a tar, which is then packed: a .tar.gz.
        Try: tar czf answers.tar.gz exercises"
    `);
    expect(await words(Buffer.alloc(2000), { ...defaultCaps, archiveBytes: 1000 }))
      .toMatchInlineSnapshot(`
      "archive: it has 2 KiB.
        An archive has at most 1000 bytes.
        Try: leave node_modules and .git out of it."
    `);
  });
});

/** Programs that may be there: what they make must be readable. */
describe("archives of other programs", () => {
  const makers: readonly (readonly [name: string, command: string])[] = [
    ["tar, GNU's form", "tar --format=gnu -cf a.tar work"],
    ["tar, pax", "tar --format=pax -czf a.tar.gz work"],
    ["tar, ustar", "tar --format=ustar -cf a.tar ./work"],
    ["zip", "zip -qr a.zip work"],
    ["zip with links kept", "zip -qry a.zip work"],
    ["zip through a pipe", "zip -qr - work | cat > a.zip"],
  ];
  it.each(makers)("reads what %s makes", async (name, command) => {
    const folder = mkdtempSync(join(tmpdir(), "gradus-archive-"));
    try {
      const path = join(folder, "work", "exercises", "größe", "exercise.ts");
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, answer);
      const script = `ln -s /etc/passwd work/link && ${command}`;
      const { status } = spawnSync("sh", ["-c", script], { cwd: folder });
      if (status !== 0) {
        console.warn(`NOT RUN: reads what ${name} makes: the program is not here.`);
        return;
      }
      const made = command.includes(".zip")
        ? "a.zip"
        : command.includes(".gz")
          ? "a.tar.gz"
          : "a.tar";
      expect(await texts(readFileSync(join(folder, made)))).toEqual({
        "work/exercises/größe/exercise.ts": answer,
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
