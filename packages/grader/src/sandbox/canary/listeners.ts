import { createSocket } from "node:dgram";
import { once } from "node:events";
import { chmodSync } from "node:fs";
import { type AddressInfo, createServer, type ListenOptions } from "node:net";
import { join } from "node:path";

/** Listeners of the grader on this machine, which nobody in a sandbox should reach. */
export interface Listeners {
  readonly tcpPort: number;
  readonly udpPort: number;
  readonly sockets: readonly string[];
  /** Over what somebody came. */
  readonly visits: readonly string[];
  close(): void;
}

/**
 * Opens listeners over TCP and UDP, and on sockets with names: one in the folder, and on Linux one in no folder.
 *
 * @param name makes the names of sockets unique
 */
export async function openListeners(folder: string, name: string): Promise<Listeners> {
  const visits = new Set<string>();
  const closers: (() => void)[] = [];
  const listen = async (over: string, where: ListenOptions): Promise<number> => {
    const server = createServer((socket) => {
      visits.add(over);
      socket.on("error", () => undefined);
      socket.destroy();
    });
    server.listen(where);
    await once(server, "listening");
    server.unref();
    closers.push(() => server.close());
    const address = server.address();
    return typeof address === "object" && address ? address.port : 0;
  };
  const tcpPort = await listen("TCP", { host: "127.0.0.1", port: 0 });
  const udpPort = await listenUdp(visits, closers);
  const sockets: string[] = [];
  if (process.platform !== "win32") {
    const path = join(folder, "socket");
    await listen("a socket with a name", { path });
    chmodSync(path, 0o777);
    sockets.push(path);
  }
  if (process.platform === "linux") {
    const path = `\0gradus-${name}`;
    await listen("a socket with an abstract name", { path });
    sockets.push(path);
  }
  return {
    tcpPort,
    udpPort,
    sockets,
    get visits() {
      return [...visits];
    },
    close: () => closers.forEach((close) => close()),
  };
}

async function listenUdp(visits: Set<string>, closers: (() => void)[]): Promise<number> {
  const socket = createSocket("udp4", () => visits.add("UDP"));
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  socket.unref();
  closers.push(() => socket.close());
  return (socket.address() satisfies AddressInfo).port;
}
