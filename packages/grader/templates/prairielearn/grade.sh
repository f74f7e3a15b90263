#!/usr/bin/env bash
# Grades the exercises named on the command line: what PrairieLearn runs for each submission, as root.
set -euo pipefail
root="${GRADE_ROOT:-/grade}"
course="${GRADUS_HOME:-/gradus/course}"

mkdir -p "$root/results"
cd "$course"
status=0
# shellcheck disable=SC2086
node packages/grader/bin/gradus.mjs ci "$@" ${GRADUS_OPTIONS:-} --exit-zero --force \
  --submission "$root/student" \
  --format prairielearn --out "$root/results/results.json" || status=$?

# The platform ignores the file unless the container ends with 0. One that was written says by itself that nothing was
# graded, and costs the learner no attempt.
if [ "$status" -eq 3 ] && [ -s "$root/results/results.json" ]; then status=0; fi
exit "$status"
