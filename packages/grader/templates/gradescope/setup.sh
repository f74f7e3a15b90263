#!/usr/bin/env bash
# Runs once, as root, when Gradescope builds the image: Node, what isolation needs, and the course.
set -euo pipefail
source_folder="${AUTOGRADER_ROOT:-/autograder}/source"

if ! node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 20 ? 1 : 0)' 2>/dev/null; then
  apt-get update
  apt-get install -y --no-install-recommends npm ca-certificates curl
  npm install --global n
  n 22
  hash -r
fi
# setpriv and prlimit.
command -v setpriv >/dev/null || { apt-get update && apt-get install -y --no-install-recommends util-linux; }

cd "$source_folder/course"
npx --yes pnpm@10 install --frozen-lockfile --prod=false
# What can be prepared now costs no learner a second later.
node packages/grader/bin/gradus.mjs list >/dev/null
chmod -R go-rwx "$source_folder"
