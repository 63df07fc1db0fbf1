#!/usr/bin/env node
import { readCommandLine } from '../tool/readCommandLine.ts';
import { runTool } from '../tool/runTool.ts';

await runTool('zkOk', async (argv) => {
  const args = await readCommandLine(
    {
      tool: 'zkOk',
      summary: 'Probe.',
      operands: '',
      maxOperands: 1,
      options: { port: { doc: 'p', type: 'value' } },
    },
    argv,
  );
  return args === undefined ? 0 : 1;
});
