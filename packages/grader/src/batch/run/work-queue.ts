/**
 * Works through a list with some at the same time. What a task adds to the end is worked through as well.
 *
 * @param slots how many at most run at once
 * @param work never rejects
 */
export async function workThrough<Task>(
  tasks: Task[],
  slots: number,
  work: (task: Task) => Promise<void>,
): Promise<void> {
  let next = 0;
  let running = 0;
  await new Promise<void>((done) => {
    const fill = (): void => {
      while (running < slots && next < tasks.length) {
        running++;
        // A slot that was held is let go of by the queue, so that a long list is not kept whole.
        void work(tasks[next++]).then(() => {
          running--;
          fill();
        });
      }
      if (running === 0 && next === tasks.length) done();
    };
    fill();
  });
}
