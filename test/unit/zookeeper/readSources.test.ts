import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSources } from '../../../src/zookeeper/readSources.ts';
import { readSettings } from '../../../src/tool/settings.ts';
import { zkSettings } from '../../../src/zookeeper/settings/settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-sources-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Everything that is wrong with the sources of these variables and with the settings in them. */
function problemsOf(env: Readonly<Record<string, string>>): string[] {
  const { sources, issues } = readSources(env, {});
  const read = readSettings(zkSettings, sources);
  return [...issues, ...(read.ok ? [] : read.issues)].map(
    ({ subject, problem }) => `${subject}: ${problem}`,
  );
}

describe('the password of the quorum and the level of its use', () => {
  it('go by one name, and are two settings', () => {
    const file = write('password', 'zk:MARK\n');
    const env = { ZK_SASL_QUORUM: 'learner', ZK_SASL_QUORUM_FILE: file };
    expect(problemsOf(env)).toEqual([]);
    expect(readSettings(zkSettings, readSources(env, {}).sources)).toMatchObject({
      settings: { saslQuorum: 'learner', saslQuorumFile: file },
    });
  });

  it('take no secret for a level', () => {
    expect(problemsOf({ ZK_SASL_QUORUM_FILE: write('password', 'zk:MARK\n') })).toEqual([]);
  });
});
