import { afterEach, beforeEach, expect, it } from 'vitest';
import { zkPod } from '../../local/site.ts';
import { askVerdict, questions } from '../support/askVerdict.ts';
import { smallJvm } from '../support/smallJvm.ts';
import { memberAt, openTestSite, startMembers, type TestSite } from '../support/testSite.ts';

const atOnce = 4;

let site: TestSite;
beforeEach(() => {
  site = openTestSite('127.0.157');
});
afterEach(async () => site.close());

it.each(['3.4.14', '3.9.5'])('ZooKeeper %s answers 10,000 probes in a row', async (version) => {
  const members = [0, 1, 2].map((ordinal) =>
    site.add(zkPod(site.site, ordinal, 3, { version, env: smallJvm })),
  );
  await startMembers(members);
  const member = memberAt(members, 0);
  const wrong: string[] = [];

  const askMany = async (count: number) => {
    for (let number = 0; number < count; number++) {
      const verdict = await askVerdict(questions[number % questions.length] ?? 'live', member.pod);
      if (!verdict.healthy) wrong.push(verdict.reason);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, async () => askMany(10_000 / atOnce)));
  expect(wrong).toEqual([]);

  const runMany = async (count: number) => {
    for (let number = 0; number < count; number++) {
      for (const question of questions) {
        const { code, stdout, stderr } = await member.run('zkOk', question);
        if (code !== 0 || stdout !== '' || stderr !== '') wrong.push(`${code} ${stdout}${stderr}`);
      }
    }
  };
  await Promise.all([runMany(100), runMany(100)]);
  expect(wrong).toEqual([]);
});
