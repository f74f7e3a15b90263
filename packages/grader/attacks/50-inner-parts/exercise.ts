console.log("tried");
const took = (what: string, body: () => unknown): void => {
  try {
    if (body()) console.log(`got through: ${what}`);
  } catch (error) {
    // It may not.
    console.log(String(error));
  }
};
const { existsSync } = process.getBuiltinModule("node:fs");
took("a debugger listens", () => {
  const inspector = process.getBuiltinModule("node:inspector");
  inspector.open(0, "127.0.0.1");
  return inspector.url();
});
took("it wrote a snapshot", () => {
  const file = "<openFolder>/snapshot";
  return process.getBuiltinModule("node:v8").writeHeapSnapshot(file);
});
took("it wrote a report", () => {
  process.report.directory = "<openFolder>";
  return existsSync(`<openFolder>/${process.report.writeReport("report.json")}`);
});
took("it made a database", () => {
  const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
  return new DatabaseSync("<openFolder>/database");
});
took("a binding read a file", () => process.binding("fs").readFileUtf8("<secretFile>", 0));

export const dot = () => 7;
