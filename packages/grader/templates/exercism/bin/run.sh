#!/usr/bin/env bash
# Grades one solution: run.sh SLUG INPUT-FOLDER OUTPUT-FOLDER. Ends with 0 where the runner itself worked.
set -euo pipefail
if [ "$#" -ne 3 ]; then
  echo "usage: run.sh SLUG INPUT-FOLDER OUTPUT-FOLDER" >&2
  exit 2
fi
slug="$1"
input="$(realpath "$2")"
output="$(realpath "$3")"

cd "${GRADUS_HOME:-$(dirname "$(dirname "$(realpath "$0")")")/course}"
# There are no points to be had here, and no secrets to be read, so the isolation that the platform leaves us will do.
# shellcheck disable=SC2086
exec node packages/grader/bin/gradus.mjs ci "$slug" ${GRADUS_OPTIONS:-} --exit-zero --accept-weaker --force \
  --submission "$input" --format exercism --out "$output/results.json"
