import { createSocket } from "node:dgram";
import { Resolver } from "node:dns/promises";
import { connect, createServer, type NetConnectOpts } from "node:net";
import type { Task, Tell } from "../task.ts";

/** How long an attempt may take, in milliseconds: everything is on this machine. */
const patience = 150;
/** How long those take that nobody answers: a question that was sent, a refusal that Node keeps to itself. */
const short = 20;

/** Speaks to listeners of the grader, asks it for a name, and listens itself. */
export async function tryNetwork(task: Task, tell: Tell): Promise<void> {
  const { tcpPort, udpPort, sockets, marker } = task;
  const host = "127.0.0.1";
  await Promise.all([
    attempt(tell, "network: TCP", () => reach({ host, port: tcpPort }, marker)),
    ...sockets.map((path) =>
      attempt(tell, "network: a socket with a name", () => reach({ path }, marker)),
    ),
    attempt(tell, "network: UDP", () => send(udpPort, marker)),
    attempt(tell, "network: DNS", () => ask(udpPort, marker), short),
    attempt(tell, "network: listening", listen, short),
  ]);
}

async function attempt(
  tell: Tell,
  about: string,
  body: () => Promise<unknown>,
  limit = patience,
): Promise<void> {
  const late = new Promise((_, reject) => {
    setTimeout(() => reject(new Error("no answer")), limit);
  });
  try {
    const got = await Promise.race([body(), late]);
    tell(about, () => got);
  } catch (error) {
    tell(about, () => {
      throw error;
    });
  }
}

function reach(where: NetConnectOpts, words: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(where, () => socket.end(words, () => resolve("connected")));
    socket.on("error", reject);
  });
}

function send(port: number, words: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createSocket("udp4");
    socket.on("error", reject);
    socket.send(words, port, "127.0.0.1", (error) => {
      socket.close();
      if (error) reject(error);
      else resolve("sent");
    });
  });
}

async function ask(port: number, name: string): Promise<string> {
  const resolver = new Resolver({ timeout: patience, tries: 1 });
  resolver.setServers([`127.0.0.1:${port}`]);
  await resolver.resolve4(`${name}.example`);
  return "answered";
}

function listen(): Promise<string> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      server.close();
      resolve("listens");
    });
  });
}
