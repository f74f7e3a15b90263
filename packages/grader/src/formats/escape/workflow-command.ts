/** What may stand in a workflow command. */
export interface CommandFields {
  readonly file?: string;
  readonly line?: number;
  readonly col?: number;
  readonly title?: string;
}

/**
 * A command to GitHub Actions, on one line: `::error file=…,line=…,title=…::message`.
 *
 * A line break would begin a new line, and with it perhaps a command of the learner's own; a colon or comma would end
 * the field.
 */
export function workflowCommand(name: string, fields: CommandFields, message: string): string {
  const known = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${commandField(String(value))}`);
  const head = known.length === 0 ? name : `${name} ${known.join(",")}`;
  return `::${head}::${commandData(message)}`;
}

function commandData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function commandField(text: string): string {
  return commandData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
