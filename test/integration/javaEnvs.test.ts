import { expect, it } from 'vitest';
import { sourceJavaEnvs } from '../support/javaEnvs.ts';

// 10,000 of them: test/long/javaEnvs.test.ts.
it('sh and parseJavaEnv read back of any java.env what was written, and run nothing of it', async () => {
  const { written, read } = await sourceJavaEnvs(1000);
  expect(read).toEqual(written);
});
