import { editDistance } from "@gradus/exercises";

/** Thrown where the command cannot do what it was asked: told in words, without a stack. */
export class Misuse extends Error {
  override readonly name = "Misuse";
}

/** Thrown where no command is called like that. */
export class UnknownCommand extends Misuse {
  constructor(name: string, commands: readonly string[]) {
    const nearest = commands
      .map((command) => ({ command, far: editDistance(command, name) }))
      .toSorted((a, b) => a.far - b.far)
      .find(({ far }) => far <= 2)?.command;
    super(
      `gradus: there is no command "${name}".\n  The commands are ${commands.join(", ")}.` +
        (nearest === undefined ? "" : `\n  Try: gradus ${nearest}`),
    );
  }
}
