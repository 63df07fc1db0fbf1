import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { parseServer, renderServer, type Server } from '../../src/zookeeper/ensemble/serverLine.ts';
import { markedLines, runJava, zookeeperLibOf } from './runJava.ts';
import { silenceLogging, withoutNames } from './silentJava.ts';

const anyPort = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 1, max: 65_535 }).map(String) },
  fc.constantFrom('2888', '3888', '0', '65536', '-1', '+2888', '08', '1e3', '0x10', '', ' 1', '٣'),
);
const anyHost = fc.oneof(
  fc.domain(),
  fc.ipV4(),
  fc.ipV6().map((address) => `[${address}]`),
  fc.constantFrom(
    'a',
    'zk_0',
    '[::1%lo]',
    '::1',
    '[::1',
    '[x]',
    '',
    ' ',
    'ü',
    'a b',
    '-',
    '0.0.0.0',
  ),
);
const role = fc.constantFrom('', '', '', ':observer', ':participant', ':OBSERVER', ':x', ':');
const clientPart = fc.oneof(
  fc.constant(''),
  anyPort.map((number) => `;${number}`),
  fc.tuple(anyHost, anyPort).map(([name, number]) => `;${name}:${number}`),
  fc.constantFrom(';', ';;1', ';2181;', ';a'),
);
const anyAddress = fc
  .tuple(anyHost, anyPort, anyPort, role)
  .map(([name, one, two, of]) => [name, one, two].join(':') + of);

/** Values of `server.N`, right ones, nearly right ones and others. */
export const serverValues = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(anyAddress, clientPart).map((parts) => parts.join('')) },
  fc.tuple(anyAddress, anyAddress, clientPart).map(([a, b, c]) => `${a}|${b}${c}`),
  fc.string({ unit: fc.constantFrom(...'a1:;|[]. '.split('')), maxLength: 12 }),
);

/** How the real server of a version reads each, or `refused`. */
async function readServers(
  folder: string,
  version: string,
  values: readonly string[],
): Promise<string[]> {
  const file = join(folder, 'values');
  writeFileSync(file, values.map((value) => `${Buffer.from(value).toString('base64')}\n`).join(''));
  silenceLogging(folder);
  const printed = await runJava({
    source: 'ReadServers.java',
    lib: zookeeperLibOf(version),
    classPath: [folder],
    flags: [withoutNames(folder), '-Dzookeeper.multiAddress.enabled=true'],
    args: [file],
  });
  return markedLines(printed);
}

/** Why zkGenConfig refuses what ZooKeeper takes: it would not mean what it says, or nothing at all. */
const stricter: readonly (readonly [string, RegExp])[] = [
  ['Java takes a sign, zeros before a number and the digits of every script', /[:;](?:\+\d|0\d|٣)/],
  ['port 0 is any port, which nobody can find', /[:;]0(?![\d.])/],
  ['a host that no DNS name is', /^(?:[^:]*[^\w.:|;[\]-]|:|-)|[|;](?:[^:]*[^\w.:|;[\]-]|:|-)/],
  ['several roles of one server: the last would count', /\|/],
  ['a client port that is none, or empty', /;(?:[^\d[\w]|$)/],
  ['brackets around what is no IPv6 address', /\[[^\]]*[^\da-f:.%\]][^\]]*\]|\[\]|\[[^:]*\]/i],
  ['an empty last part, which Java drops', /:(?=[;|]|$)|;$/],
];

/** Holds zkGenConfig's reader of server lines against that of a real server. */
export async function compareReaders(folder: string, version: string, values: readonly string[]) {
  const parsed = values.map((value) => parseServer(1, value));
  const accepted = parsed.flatMap((server) => (server.ok ? [server.value] : []));
  const read = await readServers(
    folder,
    version,
    accepted.map((server) => renderServer(server)[1]),
  );
  expect(accepted.map((server, index) => [renderServer(server)[1], read[index]])).toEqual(
    accepted.map((server) => [renderServer(server)[1], showServer(server)]),
  );
  const refused = values.filter((_, index) => parsed[index]?.ok === false);
  const taken = await readServers(folder, version, refused);
  const unexplained = refused
    .map((value, index) => [value, taken[index]] as const)
    .filter(([value, of]) => of !== 'refused' && !stricter.some(([, form]) => form.test(value)));
  expect(unexplained).toEqual([]);
  return { accepted: accepted.length, refused: refused.length };
}

function showServer({ addresses, role: of, client: at }: Server): string {
  const show = (part: 'serverPort' | 'electionPort'): string =>
    [...new Set(addresses.map((one) => `${javaHost(one.host)}/${one[part]}`))].toSorted().join(',');
  return `${show('serverPort')} ${show('electionPort')} ${of} ${showClient(at)}`;
}

function showClient(client: string | undefined): string {
  if (client === undefined) return 'none';
  const [, name = '0.0.0.0', number] = /^(?:(.*):)?(\d+)$/.exec(client) ?? [];
  return `${javaHost(name.replace(/^\[(.*)\]$/, '$1'))}/${number}`;
}

/** How java shows a host: of an IPv6 address every group, and of one that stands for IPv4 that. */
function javaHost(host: string): string {
  if (!host.includes(':')) return host.toLowerCase();
  const [address = '', ...zone] = host.split('%');
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [before = [], after = []] = short
    .split('::')
    .map((part) => part.split(':').filter(Boolean));
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const groups = [...before, ...zeros, ...after];
  const mapped = /^(?:0:){5}ffff:(\w+):(\w+)$/.exec(groups.join(':'));
  if (mapped === null) return [groups.join(':'), ...zone].join('%');
  return mapped
    .slice(1)
    .map((group) => Number.parseInt(group, 16))
    .flatMap((group) => [group >> 8, group & 255])
    .join('.');
}
