/** Why the check of an exercise is skipped, where its learner has not been yet. */
export const notWrittenYet = "not written yet";
