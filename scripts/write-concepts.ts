import { writeFileSync } from "node:fs";
import path from "node:path";
import { conceptsPage } from "./concepts/concepts-page.ts";

/* `pnpm concepts`: writes docs/concepts.md anew. */
const root = path.join(import.meta.dirname, "..");
writeFileSync(path.join(root, "docs/concepts.md"), conceptsPage(root));
