import type { Server } from '../ensemble/serverLine.ts';
import type { SomeSettings } from './hasAll.ts';
import { zkSettings } from './settings.ts';

/** Ports that two of the settings say, as far as they could be read: a bad one hides no clash of the others. */
export function findPortClashes(settings: SomeSettings): string[] {
  const ports = listPorts(settings);
  return ports.flatMap(({ name, number }, index) =>
    ports
      .slice(0, index)
      .filter((taken) => taken.number === number)
      .map((other) => `${name}: ${number} is the port of ${other.name} too (give each its own)`),
  );
}

interface Port {
  /** Of the variable. */
  readonly name: string;
  readonly number: number;
}

/** The ports of the own line of a list, which no other port of the member may be. */
export function findListedClashes(settings: SomeSettings, own: Server): string[] {
  const taken = listPorts(settings);
  return own.addresses
    .flatMap(({ serverPort, electionPort }) => [serverPort, electionPort])
    .flatMap((number) =>
      taken
        .filter((port) => port.number === number)
        .map(
          ({ name }) =>
            `server.${own.myid}: ${number} is the port of ${name} too (give each its own)`,
        ),
    );
}

/** Every port that a member opens, as far as they could be read. */
export function listPorts(settings: SomeSettings): Port[] {
  const { adminServer, tlsOnly, servers } = settings;
  return [
    ...(tlsOnly === true ? [] : [portOf(settings, 'clientPort')]),
    portOf(settings, 'secureClientPort'),
    // A list of servers says those of each.
    ...(servers === undefined
      ? [portOf(settings, 'serverPort'), portOf(settings, 'electionPort')]
      : []),
    ...(adminServer === true ? [portOf(settings, 'adminServerPort')] : []),
    portOf(settings, 'metricsPort'),
  ].filter((port) => port !== undefined);
}

type PortKey =
  | 'clientPort'
  | 'secureClientPort'
  | 'serverPort'
  | 'electionPort'
  | 'adminServerPort'
  | 'metricsPort';

function portOf(settings: SomeSettings, key: PortKey): Port | undefined {
  const number = settings[key];
  return number === undefined ? undefined : { name: zkSettings[key].name, number };
}
