import { expect, it } from 'vitest';
import { sourceJavaEnvs } from '../support/javaEnvs.ts';

it('sh and parseJavaEnv read back of any java.env what was written, and run nothing of it', async () => {
  const { written, read } = await sourceJavaEnvs(10_000);
  expect(read).toEqual(written);
});
