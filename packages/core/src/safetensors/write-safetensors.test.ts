import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromData, tensor, zeros } from "../tensor/creation.ts";
import { allocate, type DType } from "../tensor/dtype.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { Variable } from "../tensor/variable.ts";
import { writeSafetensors } from "./write-safetensors.ts";

const dtypes: DType[] = ["float32", "float64", "int32"];

/** Named vectors of any dtype. */
const vectors = fc
  .array(fc.tuple(fc.string(), fc.constantFrom(...dtypes), fc.nat({ max: 5 })))
  .map(
    (list) =>
      new Map(list.map(([name, dtype, size]) => [name, fromData(allocate(dtype, size), [size])])),
  );

function headerOf(file: Uint8Array): { length: number; text: string } {
  const view = new DataView(file.buffer, file.byteOffset);
  const length = Number(view.getBigUint64(0, true));
  return { length, text: new TextDecoder().decode(file.subarray(8, 8 + length)) };
}

interface Info {
  readonly dtype: string;
  readonly data_offsets: [begin: number, end: number];
}

describe("writeSafetensors", () => {
  it("writes lengths, header and numbers as the format says", async () => {
    const file = await writeSafetensors(
      { w: tensor([[1, -2]]), steps: tensor(3, { dtype: "int32" }) },
      { metadata: { epoch: "12", by: "me" } },
    );
    const { length, text } = headerOf(file);
    expect(length).toBe(160); // 153 characters, and 7 spaces
    expect(text.trimEnd()).toBe(
      '{"__metadata__":{"by":"me","epoch":"12"},' +
        '"w":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},' +
        '"steps":{"dtype":"I32","shape":[],"data_offsets":[8,12]}}',
    );
    expect(Buffer.from(file.subarray(8 + length)).toString("hex")).toBe("0000803f000000c003000000");
  });

  it("writes an empty file for no tensors", async () => {
    expect(headerOf(await writeSafetensors({}))).toEqual({ length: 8, text: "{}      " });
  });

  it("starts every tensor at a multiple of its width, and leaves no gap", async () => {
    await fc.assert(
      fc.asyncProperty(vectors, async (tensors) => {
        const file = await writeSafetensors(tensors);
        const { length, text } = headerOf(file);
        const infos = Object.values(JSON.parse(text) as Record<string, Info>);
        const ranges = infos
          .map((info) => info.data_offsets)
          .toSorted(([a, b], [c, d]) => a - c || b - d);
        expect(length % 8).toBe(0);
        for (const { dtype, data_offsets } of infos) {
          expect(data_offsets[0] % (dtype === "F64" ? 8 : 4)).toBe(0);
        }
        expect([0, ...ranges.map(([, end]) => end)]).toEqual([
          ...ranges.map(([begin]) => begin),
          file.length - 8 - length,
        ]);
      }),
    );
  });

  it("gives the same bytes in whatever order the tensors come", async () => {
    await fc.assert(
      fc.asyncProperty(vectors, async (tensors) => {
        const backwards = [...tensors].toReversed();
        expect(await writeSafetensors(backwards)).toEqual(await writeSafetensors(tensors));
        expect(await writeSafetensors(Object.fromEntries(tensors))).toEqual(
          await writeSafetensors(tensors),
        );
      }),
    );
  });

  it("writes the numbers of the moment it was called", async () => {
    const x = new Variable(tensor([1]));
    const writing = writeSafetensors({ x });
    x.assign(tensor([2]));
    expect(await writing).toEqual(await writeSafetensors({ x: tensor([1]) }));
  });

  it("explains what a file cannot hold", async () => {
    const x = zeros([1]);
    const pairs: [string, Tensor][] = [
      ["x", x],
      ["x", x],
    ];
    await expect(writeSafetensors(pairs)).rejects.toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: writeSafetensors: two tensors are called "x".
        A name stands for one tensor.]
    `);
    await expect(writeSafetensors({ __metadata__: x })).rejects.toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: writeSafetensors: a tensor is called "__metadata__".
        This name belongs to the metadata.]
    `);
    await expect(writeSafetensors({ "a\ud800": x })).rejects.toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: writeSafetensors: the text "a\\ud800" holds half of a character.
        A header is written in UTF-8, which has whole characters only.]
    `);
    // as a caller without types might
    const metadata: Record<string, string> = JSON.parse('{"epoch": 12}');
    await expect(writeSafetensors({ x }, { metadata })).rejects.toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: writeSafetensors: the metadata "epoch" is 12.
        Metadata is an object whose values are text.]
    `);
    await expect(writeSafetensors({ x }, { metadata: { notes: "a".repeat(100_000_000) } })).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: writeSafetensors: the header of these tensors and their metadata has 100000088 bytes.
        A header has at most 100000000 bytes.]
    `);
  });
});
