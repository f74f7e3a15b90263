/**
 * A lockfile's name of a package without some of its peers, which stand in brackets behind it, each with its own:
 *
 *     mocker@4.1.12(vite@8.3.8(tsx@4.23.15))  →  mocker@4.1.12(vite@8.3.8)
 *
 * @param isKept whether a peer of this name stays
 */
export function withoutPeers(name: string, isKept: (peer: string) => boolean): string {
  const at = name.indexOf("(");
  if (at < 0) return name;
  const kept = peersIn(name.slice(at)).filter((peer) => isKept(packageOf(peer)));
  return name.slice(0, at) + kept.map((peer) => `(${withoutPeers(peer, isKept)})`).join("");
}

/** `(a@1)(b@2(c@3))` → `a@1`, `b@2(c@3)` */
function peersIn(text: string): readonly string[] {
  const peers: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "(" && depth++ === 0) start = i + 1;
    if (text[i] === ")" && --depth === 0) peers.push(text.slice(start, i));
  }
  return peers;
}

/** `@types/node@20.19.43` → `@types/node` */
export function packageOf(name: string): string {
  return name.slice(0, name.indexOf("@", 1));
}

/** The name under which a lockfile has a dependency: `vite` at `8.3.8` is `vite@8.3.8`, an alias stands for itself. */
export function lockedName(name: string, version: string): string {
  return /^@?[^@(]+@/.test(version) ? version : `${name}@${version}`;
}
