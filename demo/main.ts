import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeSite } from '../local/runPod.ts';
import { watchStop } from '../src/process/watchStop.ts';
import { isOn } from '../src/tool/commandLine.ts';
import { ExitCode } from '../src/tool/exitCode.ts';
import { readCommandLine } from '../src/tool/readCommandLine.ts';
import { runTool } from '../src/tool/runTool.ts';
import { ToolError } from '../src/tool/toolError.ts';
import { commandLine, parseScenario } from './commandLine.ts';
import { findObstacles } from './findObstacles.ts';
import { runDemo } from './runDemo.ts';
import { createScreen } from './screen.ts';
import { createStage, kafkaPodsOf, zkPodsOf } from './stage.ts';
import { stopKept } from './stopKept.ts';

const startMs = performance.now();
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const requests = watchStop();
// What the bundler puts in its place in the tools.
Object.assign(globalThis, { VERSION: readVersion() });

await runTool('demo', async (argv) => {
  const args = await readCommandLine(commandLine, argv);
  if (args === undefined) return ExitCode.Ok;
  const parsed = parseScenario(args.flags['scenario']?.at(-1) ?? 'all');
  if (!parsed.ok) throw new ToolError(ExitCode.Usage, [`--scenario: ${parsed.problem}`]);
  const scenario = parsed.value;
  // Tests run demos of their own beside the one that a person looks at.
  const { DEMO_NET: net = '127.0.1', DEMO_FOLDER: folder = join(root, '.demo') } = process.env;
  const screen = createScreen();
  if (isOn(args.flags, 'stop')) {
    const stopped = await stopKept(folder);
    screen.print(stopped.length === 0 ? 'no demo runs\n' : `stopped ${stopped.join(', ')}\n`);
    return ExitCode.Ok;
  }
  const site = { root, net, folder };
  const pods = [...zkPodsOf(site, scenario), ...kafkaPodsOf(site, scenario)];
  const obstacles = await findObstacles(folder, pods);
  if (obstacles.length > 0) throw new ToolError(ExitCode.Unavailable, obstacles);
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, 'hosts'))) {
    throw new ToolError(ExitCode.Usage, [
      `${folder}: is no folder of a demo (remove it, or name another)`,
    ]);
  }
  rmSync(folder, { recursive: true, force: true });
  writeSite(site);
  const keep = isOn(args.flags, 'keep');
  const stage = createStage(site, screen, { scenario, keep });
  return runDemo(stage, { keep, startMs, requests, dieBy });
});

requests.close();
const [signal] = requests.signals;
if (signal !== undefined) dieBy(signal);

// Whoever started this program sees that it was the signal that ended it.
function dieBy(cause: NodeJS.Signals): void {
  requests.close();
  process.kill(process.pid, cause);
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '';
}
