import type { TcpConnection } from '../process/tcpConnections.ts';
import { accept, type Parsed, reject } from '../tool/parsed.ts';
import { quote } from '../tool/parsers.ts';
import type { Answer } from './answer.ts';

/** What a look at the member has shown. */
export interface Look {
  readonly answer: Answer['type'];
  /** Whether it may be getting the tree of another member, or giving its own. */
  readonly syncing: boolean;
  /** Since the look before. */
  readonly passedMs: number;
}

// A supervisor that was stopped meanwhile has seen nothing of the time that passed.
const maxPassedMs = 10_000;

/**
 * For how long a member has answered without serving, since it served last: `soFarMs` and what this look
 * adds. Only time that was seen counts, over all its lives: not that in which it was down, loaded its
 * tree (its port is closed then) or was syncing.
 */
export function addLook(soFarMs: number, { answer, syncing, passedMs }: Look): number {
  switch (answer) {
    case 'serving':
      return 0;
    case 'notServing':
      return syncing ? soFarMs : soFarMs + Math.min(passedMs, maxPassedMs);
    case 'unclear':
    case 'silent':
      return soFarMs;
  }
}

/**
 * Whether a member may be syncing: a learner is connected to its leader's server port for as long as it
 * has one, a leader to its learners. Where the connections are not to be seen no member is taken for
 * stuck, nor is one without a server port: a server that stands alone does not serve while it loads.
 */
export function maySync(
  connections: readonly TcpConnection[] | undefined,
  serverPorts: ReadonlySet<number>,
): boolean {
  if (connections === undefined || serverPorts.size === 0) return true;
  return connections.some(
    ({ localPort, remotePort }) => serverPorts.has(localPort) || serverPorts.has(remotePort),
  );
}

/** Of the file's form; a reader that knows only older ones must not guess. */
const formVersion = 1;

export function renderPatience(notServingMs: number): string {
  return `${JSON.stringify({ version: formVersion, notServingMs: Math.round(notServingMs) })}\n`;
}

/** What is in the file of a former life. */
export function parsePatience(text: string): Parsed<number> {
  const [, version, ms] = /^\{"version":(\d+),"notServingMs":(\d+)\}\s*$/.exec(text) ?? [];
  return Number(version) === formVersion && ms !== undefined
    ? accept(Number(ms))
    : reject(`expected what a supervisor writes, got ${quote(text)}`);
}
