import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { parseProperties } from '../../src/java/properties.ts';
import { keyGroups } from '../../src/zookeeper/keys/keys.ts';
import { factsOf, textOf } from './members.ts';
import { settingsOf } from './zkSettings.ts';
import { planMember } from '../../src/zookeeper/member/plan.ts';
import { decodePairs, runJava } from './runJava.ts';
import { silenceLogging, withoutNames } from './silentJava.ts';

const maxInt = 2 ** 31 - 1;
const count = (min = 1, max = maxInt) => fc.integer({ min, max }).map(String);
const text = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 30 })
  .map((raw) => raw.replaceAll(/[\p{Cc}\p{Cs}\ufffd]/gu, '').trim())
  .filter((raw) => raw !== '');
const path = text
  .map((name) => `/${name.replaceAll('/', '_')}`)
  .filter((one) => one.trim() === one);

const some = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });

/** Variables of a member, by what QuorumPeerConfig calls them. */
const asked = fc.record({
  dataDir: path,
  dataLogDir: path,
  tickTime: some(count(1, 5000)),
  initLimit: some(count(1, 5000)),
  syncLimit: some(count(1, 5000)),
  maxClientCnxns: some(count(0)),
  minSessionTimeout: some(count(1, 5000)),
  // given always: twenty short ticks can be less than the shortest timeout
  maxSessionTimeout: count(10_000),
  snapRetainCount: some(count(3)),
  purgeInterval: some(count(0)),
  clientPort: some(count(1, 2000)),
  replicas: fc.integer({ min: 1, max: 9 }).map(String),
});
const variables = {
  dataDir: 'ZK_DATA_DIR',
  dataLogDir: 'ZK_DATA_LOG_DIR',
  tickTime: 'ZK_TICK_TIME',
  initLimit: 'ZK_INIT_LIMIT',
  syncLimit: 'ZK_SYNC_LIMIT',
  maxClientCnxns: 'ZK_MAX_CLIENT_CNXNS',
  minSessionTimeout: 'ZK_MIN_SESSION_TIMEOUT',
  maxSessionTimeout: 'ZK_MAX_SESSION_TIMEOUT',
  snapRetainCount: 'ZK_SNAP_RETAIN_COUNT',
  purgeInterval: 'ZK_PURGE_INTERVAL',
  clientPort: 'ZK_CLIENT_PORT',
  replicas: 'ZK_REPLICAS',
} as const;

/** Keys that become system properties, and that no check of other keys depends on. */
const keys = keyGroups()
  .flatMap((group) => group.keys)
  .filter(
    ({ place, name }) =>
      place === 'property' && !/NAME|^(?:4lw|enforce|admin|ssl|kerberos)/.test(name),
  );
const entry = fc
  .tuple(fc.constantFrom(...keys), fc.oneof(text, fc.constantFrom('true', 'false', '7', '100')))
  .filter(([{ kind }, value]) => kind.findProblem(value, [3, 9, 5]) === undefined)
  .map(([{ name: key }, value]) => ({ key, value, subject: `ZK_CFG_${key}` }));

const member = fc.record({
  asked,
  entries: fc.uniqueArray(entry, { selector: ({ key }) => key, maxLength: 5 }),
});

/** So many members, each with the zoo.cfg that zkGenConfig writes for it. */
export function sampleMembers(numRuns: number, seed?: number) {
  return fc.sample(member, { numRuns, ...(seed === undefined ? {} : { seed }) }).map((one) => {
    const env = Object.fromEntries(
      Object.entries(one.asked).flatMap(([key, value]) =>
        value === undefined ? [] : [[variables[key as keyof typeof variables], value]],
      ),
    );
    const { plan, problems } = planMember(
      settingsOf(env),
      factsOf({ facts: { entries: one.entries } }),
    );
    if (plan === undefined) throw new Error(problems.join('; '));
    const { asked: of, entries } = one;
    return { asked: of, entries, text: textOf(plan, 'zoo.cfg') ?? '' };
  });
}

type Member = ReturnType<typeof sampleMembers>[number];

/** Holds what java.util.Properties and QuorumPeerConfig read against what was asked for. */
export async function compareConfigs(folder: string, members: readonly Member[]) {
  const file = join(folder, 'configs');
  const lines = members.map(
    ({ text: one }) => `${Buffer.from(one, 'latin1').toString('base64')}\n`,
  );
  writeFileSync(file, lines.join(''));
  writeFileSync(join(folder, 'myid'), '1\n');
  silenceLogging(folder);
  const printed = await runJava({
    source: 'ReadConfigs.java',
    classPath: [folder],
    flags: [withoutNames(folder)],
    args: [file, folder],
  });
  const read = [...printed.matchAll(/^> (.*)\| (.*)$/gm)];
  for (const [index, one] of members.entries()) {
    const [, properties = '', config = ''] = read[index] ?? [];
    expect(decodePairs(properties)).toEqual(Object.fromEntries(parseProperties(one.text)));
    expect(decodePairs(config)).toMatchObject(expectedOf(one));
  }
  return read.length;
}

function expectedOf({ asked: of, entries }: Member): Record<string, string> {
  // dataDir is held against java.util.Properties alone: QuorumPeerConfig wants a myid in it
  const { replicas, clientPort = '2181', dataDir: _, ...others } = of;
  const given = Object.entries(others).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(given),
    clientPortAddress: expect.stringMatching(new RegExp(`:${clientPort}$`)),
    servers: replicas === '1' ? '0' : replicas,
    ...Object.fromEntries(entries.map(({ key, value }) => [`zookeeper.${key}`, value])),
  };
}
