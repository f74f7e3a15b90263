import { defineConfig } from "vitest/config";

const conditions = ["gradus-source"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // Threads that share modules: eight times faster than isolated processes, and no test here needs isolation.
    pool: "threads",
    isolate: false,
    include: ["packages/*/src/**/*.test.ts", "conformance/**/*.test.ts"],
  },
});
