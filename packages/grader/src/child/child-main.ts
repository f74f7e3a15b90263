import { Harness } from "./harness.ts";

new Harness().serve();
