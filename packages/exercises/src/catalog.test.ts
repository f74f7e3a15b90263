import { afterAll, describe, expect, it } from "vitest";
import { findExercises, readCatalog } from "./catalog.ts";
import { createFixture } from "./testing/fixture.ts";

const fixture = createFixture({
  "exercises/01-numbers/module.md":
    "# Numbers and vectors\n\nWhat a network\nis made of.\n\nMore.\n",
  "exercises/01-numbers/01-dot-product/spec.ts": "",
  "exercises/01-numbers/01-dot-product/exercise.ts": "",
  "exercises/01-numbers/01-dot-product/lesson.md": "# The dot product\n\nWhy.\n",
  "exercises/01-numbers/02-argmax/spec.ts": "",
  "exercises/01-numbers/02-argmax/act.ts": "",
  "exercises/01-numbers/03-draft/exercise.ts": "",
  "exercises/02-neuron/10-prelu/spec.ts": "",
  "exercises/02-neuron/09-relu-leaky/spec.ts": "",
  "exercises/notes.md": "",
  "exercises/drafts/01-x/spec.ts": "",
  "solutions/01-numbers/01-dot-product/solution.ts": "",
  "solutions/01-numbers/01-dot-product/mistakes/stops-early.ts": "",
  "solutions/01-numbers/01-dot-product/mistakes/notes.md": "",
  "solutions/01-numbers/01-dot-product/accept/loop.ts": "",
});
const catalog = readCatalog(fixture.root);

afterAll(fixture.remove);

describe("readCatalog", () => {
  it("finds modules and exercises in order, with their titles", () => {
    expect(catalog.modules.map(({ id, title, summary }) => ({ id, title, summary }))).toEqual([
      { id: "01-numbers", title: "Numbers and vectors", summary: "What a network is made of." },
      { id: "02-neuron", title: "Neuron", summary: undefined },
    ]);
    expect(catalog.exercises.map(({ id, title }) => `${id}: ${title}`)).toEqual([
      "01-numbers/01-dot-product: The dot product",
      "01-numbers/02-argmax: Argmax",
      "02-neuron/09-relu-leaky: Relu leaky",
      "02-neuron/10-prelu: Prelu",
    ]);
    expect(catalog.modules[0].unfinished).toEqual(["01-numbers/03-draft"]);
  });

  it("finds answers where there are any", () => {
    const [dot, argmax] = catalog.exercises;
    expect(dot.mistakes.map(({ name }) => name)).toEqual(["stops-early"]);
    expect(dot.accept.map(({ name }) => name)).toEqual(["loop"]);
    expect(dot).toMatchObject({ number: 1, name: "dot-product", module: "01-numbers" });
    expect(dot.act).toBeUndefined();
    expect(argmax).toMatchObject({ mistakes: [], accept: [] });
    expect(argmax.solution).toBeUndefined();
    expect(argmax.act).toMatch(/02-argmax.act\.ts$/);
  });

  it("reads the course itself", () => {
    expect(readCatalog().exercises.length).toBeGreaterThan(0);
  });
});

describe("findExercises", () => {
  const found = (query: string): string[] => findExercises(catalog, query).map(({ name }) => name);

  it("finds each exercise by its own id", () => {
    for (const { id, name } of catalog.exercises) expect(found(id)).toEqual([name]);
  });

  it("finds by name, part, number, module and path", () => {
    expect(found("dot-product")).toEqual(["dot-product"]);
    expect(found("Dot")).toEqual(["dot-product"]);
    expect(found("01-dot-product")).toEqual(["dot-product"]);
    expect(found("01")).toEqual(["dot-product", "argmax"]);
    expect(found("2")).toEqual(["relu-leaky", "prelu"]);
    expect(found("numbers")).toEqual(["dot-product", "argmax"]);
    expect(found("M02")).toEqual(["relu-leaky", "prelu"]);
    expect(found("02-arg")).toEqual(["argmax"]);
    expect(found("02-neuron/")).toEqual(["relu-leaky", "prelu"]);
    expect(found("packages/exercises/exercises/01-numbers/02-argmax/exercise.ts")).toEqual([
      "argmax",
    ]);
    expect(found("exercises\\02-neuron\\10-prelu\\")).toEqual(["prelu"]);
    expect(found("./01-numbers/02")).toEqual(["argmax"]);
  });

  it("prefers whole words", () => {
    expect(found("relu")).toEqual(["relu-leaky"]);
    expect(found("rel")).toEqual(["relu-leaky", "prelu"]);
  });

  it("names the nearest for a typo", () => {
    const message = (query: string): string => {
      try {
        return found(query).join();
      } catch (error) {
        return String(error);
      }
    };
    expect(
      ["dto-product", "nubmers", "01-numbers/01-dot-prodct", "zzz", ""].map(message).join("\n\n"),
    ).toMatchInlineSnapshot(`
      "NoSuchExerciseError: gradus: there is no exercise or module "dto-product".
        An exercise is called by its id, a part of it, or the number or name of its module.
        Try: 01-numbers/01-dot-product

      NoSuchExerciseError: gradus: there is no exercise or module "nubmers".
        An exercise is called by its id, a part of it, or the number or name of its module.
        Try: 01-numbers

      NoSuchExerciseError: gradus: there is no exercise or module "01-numbers/01-dot-prodct".
        An exercise is called by its id, a part of it, or the number or name of its module.
        Try: 01-numbers/01-dot-product

      NoSuchExerciseError: gradus: there is no exercise or module "zzz".
        An exercise is called by its id, a part of it, or the number or name of its module.

      NoSuchExerciseError: gradus: there is no exercise or module "".
        An exercise is called by its id, a part of it, or the number or name of its module."
    `);
  });
});
