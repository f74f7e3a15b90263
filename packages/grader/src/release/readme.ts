import type { ModuleEntry } from "@gradus/exercises";

/** What a learner reads first. */
export function readme(modules: readonly ModuleEntry[]): string {
  return `# Deep learning, by writing it

You build the pieces yourself, and every time you save you are told the truth about your answer: the smallest input on which it is wrong, what
came back, what was expected, and why.

## Start

You need [Node](https://nodejs.org) 20.19 or newer, and nothing else. In this folder:

\`\`\`sh
npx pnpm@10 start
\`\`\`

That installs what is needed, shows the map of the course and where to begin, and checks the exercise you are working on whenever you save it.
Open its \`lesson.md\`, open its \`exercise.ts\`, write, save.

| command                        | does                                                            |
| ------------------------------ | --------------------------------------------------------------- |
| \`npx pnpm@10 start\`            | the map, your progress, and a check on every save               |
| \`npx pnpm@10 check [exercise]\` | one exercise, a module, or the next one to do                   |
| \`npx pnpm@10 hint [exercise]\`  | the next of three hints                                         |
| \`npx pnpm@10 grade\`            | your points                                                     |
| \`npx pnpm@10 test\`             | every check as a test, for editors and debuggers                |
| \`npx pnpm@10 gradus --help\`    | everything else: putting an exercise back as it was, for example |

Lessons and messages write \`pnpm\` for \`npx pnpm@10\`: where pnpm 10 is installed, that is all it takes.

## The modules

${modules.map(moduleLines).join("\n")}

## What is where

- \`exercises/\` is yours: in each folder a lesson, the \`exercise.ts\` that you write in, and its \`spec.ts\`, which says what a right answer does.
  You may read the spec; changing it changes nothing about your grade.
- \`packages/\` holds the checker and the library beneath it, as they were when this was released. You need not look inside, but you may.
- \`.gradus/\` remembers, on your machine only, how far you are.
`;
}

function moduleLines({ number, title, exercises }: ModuleEntry): string {
  const titles = exercises.map((one) => `[${one.title}](exercises/${one.id}/lesson.md)`);
  return `${number}. **${title}**: ${titles.join(", ")}.`;
}
