/** What a learner never reads: a line of ours, of Node's, or of a package. */
export const foreignFrame: RegExp =
  /node:internal|node_modules|packages[/\\]grader|gradus-entry|framework-|^\s+at /m;
