import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Table } from "../table/table.ts";
import { loadCars } from "./cars.ts";
import { loadCo2 } from "./co2.ts";
import { loadFashionMnist } from "./fashion-mnist.ts";
import { loadFirstNames } from "./first-names.ts";
import { loadIris } from "./iris.ts";
import { imagesFromIdx } from "./labelled-images.ts";
import { loadMnist } from "./mnist.ts";
import { missingPackage, packageFiles } from "./package-file.ts";
import { loadPenguins } from "./penguins.ts";
import { loadSeattleWeather } from "./seattle-weather.ts";
import { loadSpam } from "./spam.ts";

function countsOf(values: Iterable<number | string | null>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
}

function missingByColumn(table: Table): Record<string, number> {
  const entries = table.names.map((name) => [name, table.missingCount(name)] as const);
  return Object.fromEntries(entries.filter(([, count]) => count > 0));
}

describe("MNIST", () => {
  it("has the 10,000 test digits, as often as is known of each", async () => {
    const { images, labels } = await loadMnist({ part: "test" });
    expect([images.shape, labels.shape]).toEqual([[10_000, 1, 28, 28], [10_000]]);
    const counts = Object.values(countsOf(labels.dataSync()));
    expect(counts).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
    const pixels = images.dataSync();
    let [sum, most] = [0, 0];
    for (const pixel of pixels) [sum, most] = [sum + pixel, Math.max(most, pixel)];
    expect(sum / pixels.length).toBeCloseTo(0.1325, 4);
    expect(most).toBe(1);
  });

  it("begins its training part with 5, 0, 4, 1, 9", async () => {
    const { images, labels } = await loadMnist({ limit: 5 });
    expect(images.shape).toEqual([5, 1, 28, 28]);
    expect(labels.toArray()).toEqual([5, 0, 4, 1, 9]);
  });

  /** Two pictures of 1 × 2 pixels, and their labels. */
  const tiny: Record<string, Uint8Array> = {
    "data/train-images-idx3-ubyte": Uint8Array.of(
      0,
      0,
      8,
      3,
      0,
      0,
      0,
      2,
      0,
      0,
      0,
      1,
      0,
      0,
      0,
      2,
      0,
      51,
      102,
      255,
    ),
    "data/train-labels-idx1-ubyte": gzipSync(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 7, 3)),
  };

  it("is read from anywhere, compressed or not", async () => {
    const { images, labels } = await loadMnist({ read: (path) => Promise.resolve(tiny[path]) });
    expect(images.shape).toEqual([2, 1, 1, 2]);
    expect([...images.dataSync()].map((pixel) => Math.round(pixel * 5))).toEqual([0, 1, 2, 5]);
    expect(labels.toArray()).toEqual([7, 3]);
  });

  it("refuses pictures and labels that do not belong together", () => {
    const images = { shape: [2, 1, 1], data: Uint8Array.of(1, 2) };
    expect(() => imagesFromIdx(images, { shape: [1], data: Uint8Array.of(1) }))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: imagesFromIdx: pictures [2, 1, 1] and labels [1].
        Pictures are bytes [images, height, width], labels bytes [images], of the same images.]
    `);
    expect(() => imagesFromIdx(images, { shape: [2], data: Uint8Array.of(1, 10) }))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: imagesFromIdx: picture 1 has the label 10.
        Labels of 10 classes are 0 to 9. This file is damaged.]
    `);
    expect(() => imagesFromIdx(images, { shape: [2], data: Uint8Array.of(1, 2) }, { limit: 0 }))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: imagesFromIdx: a limit of 0.
        A limit is a whole number, 1 or more.]
    `);
  });
});

describe("Fashion-MNIST", () => {
  /** Files in which class k has pictures of gray 10 k, 10 k + 1, …, and one that is empty. */
  const read = (path: string): Promise<Uint8Array> => {
    const label = Number(/(\d)\.json$/.exec(path)?.[1]);
    const picture = (at: number): number[] => Array.from({ length: 784 }, () => 10 * label + at);
    const data = label === 9 ? [picture(0)] : [picture(0), [], picture(1)];
    return Promise.resolve(new TextEncoder().encode(JSON.stringify({ data })));
  };

  it("has the classes in turns, without pictures that are empty", async () => {
    const { images, labels } = await loadFashionMnist({ read });
    expect(images.shape).toEqual([19, 1, 28, 28]);
    expect(labels.toArray()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(Math.round(images.slice(12, 0, 27, 27).dataSync()[0] * 255)).toBe(21);
    expect((await loadFashionMnist({ read, limit: 12 })).labels.shape).toEqual([12]);
  });

  it("refuses damaged files", async () => {
    const broken = (text: string) => (): Promise<Uint8Array> =>
      Promise.resolve(new TextEncoder().encode(text));
    await expect(loadFashionMnist({ read: broken("{") })).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: loadFashionMnist: src/clothes/0.json is not JSON.
        A file has pictures of 784 whole numbers from 0 to 255 under data. This one is damaged.]
    `);
    await expect(loadFashionMnist({ read: broken("{}") })).rejects.toThrow("no list of pictures");
    await expect(loadFashionMnist({ read: broken('{"data":[[1,2]]}') })).rejects.toThrow(
      "picture 0",
    );
    await expect(loadFashionMnist({ limit: 0.5 })).rejects.toThrow(RangeError);
  });
});

describe("tables", () => {
  it("of irises have 50 of each species", async () => {
    const iris = await loadIris();
    expect(countsOf(iris.strings("species"))).toEqual({
      setosa: 50,
      versicolor: 50,
      virginica: 50,
    });
    expect(iris.row(0)).toEqual({
      sepalLength: 5.1,
      sepalWidth: 3.5,
      petalLength: 1.4,
      petalWidth: 0.2,
      species: "setosa",
    });
  });

  it("of penguins know what is missing", async () => {
    const penguins = await loadPenguins();
    expect(countsOf(penguins.strings("species"))).toEqual({
      Adelie: 152,
      Gentoo: 124,
      Chinstrap: 68,
    });
    expect(missingByColumn(penguins)).toEqual({
      beakLength: 2,
      beakDepth: 2,
      flipperLength: 2,
      bodyMass: 2,
      sex: 11,
    });
    expect(penguins.row(0)).toEqual({
      species: "Adelie",
      island: "Torgersen",
      beakLength: 39.1,
      beakDepth: 18.7,
      flipperLength: 181,
      bodyMass: 3750,
      sex: "MALE",
    });
  });

  it("of cars have the year as a number", async () => {
    const cars = await loadCars();
    expect(cars.rowCount).toBe(406);
    expect(missingByColumn(cars)).toEqual({ milesPerGallon: 8, horsepower: 6 });
    expect(cars.row(0)).toMatchObject({
      name: "chevrolet chevelle malibu",
      milesPerGallon: 18,
      year: 1970,
    });
  });

  it("of time series are in order, without gaps in their values", async () => {
    const [co2, weather] = [await loadCo2(), await loadSeattleWeather()];
    expect([co2.rowCount, weather.rowCount]).toEqual([741, 1461]);
    for (const series of [co2, weather]) {
      expect(series.missingCount()).toBe(0);
      const days = series.strings("date").map((date) => Date.parse(date ?? ""));
      expect(days).toEqual(days.toSorted((a, b) => a - b));
    }
    expect(co2.row(0)).toEqual({ date: "1958-03-01", co2: 315.7, adjusted: 314.44 });
    expect(weather.row(0)).toMatchObject({ temperatureMax: 12.8, weather: "drizzle" });
  });

  it("of first names have women and men", async () => {
    const names = await loadFirstNames();
    expect(countsOf(names.strings("gender"))).toEqual({ female: 4951, male: 3898 });
    expect(names.row(0)).toEqual({ name: "Aaren", gender: "female" });
  });

  it("of mails are unbalanced", async () => {
    const mails = await loadSpam();
    expect(countsOf(mails.strings("label"))).toEqual({ ham: 4150, spam: 1896 });
    expect(mails.missingCount()).toBe(0);
  });
});

describe("a package that is not installed", () => {
  it("is named, with the command that installs it", async () => {
    await expect(packageFiles("loadMore", "gradus-more-data")("data.csv")).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: loadMore: the package gradus-more-data is not installed.
        Real data comes in packages of its own, so that nobody downloads what they do not use.
        Try: npm install gradus-more-data]
    `);
    const name = "gradus-more-data";
    await expect(
      import(/* @vite-ignore */ name).catch(missingPackage("loadMore", name)),
    ).rejects.toThrow("npm install gradus-more-data");
  });

  it("is not blamed for other errors", () => {
    const error = new Error("no room");
    expect(() => missingPackage("loadMore", "gradus-more-data")(error)).toThrow(error);
  });
});
