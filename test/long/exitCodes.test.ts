import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeZkStartBox, type ZkStartBox } from '../support/zkStartBox.ts';

let box: ZkStartBox;
beforeAll(async () => {
  box = await makeZkStartBox('127.0.37');
});
afterAll(async () => {
  await box.remove();
});

it.each([
  ['direct', []],
  ['supervised', ['--supervise']],
])('%s, zkStart passes every exit code of its server on', async (_, args) => {
  for (let code = 0; code < 256; code++) {
    box.writeJava(`exit ${code}`);
    expect(await box.start(args).ended()).toBe(code);
  }
});
