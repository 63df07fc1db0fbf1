import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { askDocker, docker } from '../../support/docker.ts';

const project = `compose-${randomBytes(3).toString('hex')}`;
const file = ['--file', join(import.meta.dirname, '../../../docker/compose.yaml')];
const timeoutMs = 900_000;
const compose = async (...args: string[]) =>
  askDocker(['compose', ...file, '--project-name', project, ...args], { timeoutMs });

const list = async (format: string) =>
  (await compose('ps', '--all', '--format', format)).split('\n').toSorted();

const there = (await docker(['compose', 'version'])).code === 0;

describe.skipIf(!there)('docker compose', () => {
  afterAll(async () => compose('down', '--volumes', '--timeout', '5'));

  it('up brings up both systems, and shows their health', async () => {
    await compose('up', '--detach', '--wait');
    const shown = await list('{{.Service}}: {{.State}}, {{.Health}}');
    process.stdout.write(`${shown.join('\n')}\n`);
    expect(shown.filter((line) => /^zk.*: running, healthy$/.test(line))).toHaveLength(3);
    expect(shown.filter((line) => /^kafka.*: running, healthy$/.test(line))).toHaveLength(3);
    expect(shown.filter((line) => !line.endsWith(': running, healthy'))).toEqual([]);
  });

  it('stop ends all of them with 0, within the grace that the file gives them', async () => {
    await compose('stop');
    const ended = await list('{{.Service}}: {{.ExitCode}}');
    expect(ended.filter((line) => !line.endsWith(': 0'))).toEqual([]);
    expect(ended).not.toEqual([]);
  });
});
