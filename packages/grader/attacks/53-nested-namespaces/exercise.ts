const { spawnSync } = process.getBuiltinModule("node:child_process");
console.log("tried");
for (const file of ["/usr/bin/unshare", "/bin/unshare"]) {
  try {
    if (spawnSync(file, ["--user", "--map-root-user", "true"]).status === 0) {
      console.log("got through: it has a namespace of its own");
    }
  } catch {
    // Not there, or not for us.
  }
}

export const dot = () => 7;
