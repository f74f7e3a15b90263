import { existsSync } from "node:fs";

/** Where systems keep Chromium or Chrome. */
const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
];

/** The path of a Chromium: `GRADUS_CHROMIUM`, or one of the usual places. */
export function chromium(): string | undefined {
  const named = process.env["GRADUS_CHROMIUM"];
  return [...(named ? [named] : []), ...places].find((place) => existsSync(place));
}

/** Gives a page WebGPU without a window, on a machine with or without a card, and lets it look for nothing else. */
export const chromiumArguments: readonly string[] = [
  "--no-sandbox",
  "--enable-unsafe-webgpu",
  "--use-webgpu-adapter=swiftshader",
  "--enable-features=Vulkan,WebGPU",
  // See device/node-gpu.ts.
  "--disable-dawn-features=use_vulkan_zero_initialize_workgroup_memory_extension",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];
