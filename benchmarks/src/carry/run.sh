#!/usr/bin/env bash
# Measures on this machine's card what was carried here; results go into the folder that is named, or into this one.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here}

nvidia-smi --query-gpu=name,driver_version --format=csv,noheader > "$out/card.txt" 2> /dev/null ||
  echo "unknown: there is no nvidia-smi" > "$out/card.txt"
cat "$out/card.txt"
if python3 "$here/pytorch.py" > "$out/pytorch.json" 2> "$out/pytorch.log"; then
  peer=("--pytorch=$out/pytorch.json")
else
  echo "NOT RUN: PyTorch, see $out/pytorch.log"
  peer=()
fi
"$here/node" "$here/bench.mjs" gpu "${peer[@]}" | tee "$out/gpu.txt"
