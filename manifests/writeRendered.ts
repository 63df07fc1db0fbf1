/**
 * `npm run render`: makes one file of each overlay, in manifests/rendered, by kustomize or by kubectl, which has it
 * built in; `npm run render -- --check` only says which are not as they would be made (1).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { ExitCode } from '../src/tool/exitCode.ts';
import { runTool } from '../src/tool/runTool.ts';
import { ToolError } from '../src/tool/toolError.ts';
import { writeStdout } from '../src/tool/writeText.ts';
import { digestOf, listOverlays, type Overlay } from './overlays.ts';
import { renderOverlay } from './rendered.ts';

const programs = [
  ['kustomize', 'build'],
  ['kubectl', 'kustomize'],
] as const;

await runTool('render', async (words) => {
  const unknown = words.find((word) => word !== '--check');
  if (unknown !== undefined) {
    throw new ToolError(ExitCode.Usage, [`expected --check or nothing, got ${unknown}`]);
  }
  const check = words.length > 0;
  const overlays = listOverlays();
  const stale = overlays.filter((overlay) => renew(overlay, check));
  const files = new Set(overlays.map(({ file }) => file));
  const left = globSync('manifests/rendered/*.yaml').filter((path) => !files.has(path));
  if (!check) for (const path of left) rmSync(path);
  const different = [...stale.map(({ file }) => file), ...left];
  for (const path of different) writeStdout(`${path}: ${check ? 'stale' : 'written'}\n`);
  return check && different.length > 0 ? ExitCode.No : ExitCode.Ok;
});

/** Whether the file is not, or was not, what the overlay makes. */
function renew({ folder, file }: Overlay, check: boolean): boolean {
  const text = renderOverlay(build(folder), { folder, digest: digestOf(folder) });
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return false;
  if (!check) {
    mkdirSync('manifests/rendered', { recursive: true });
    writeFileSync(file, text);
  }
  return true;
}

function build(folder: string): string {
  for (const [program, ...args] of programs) {
    const { error, status, stdout, stderr } = spawnSync(program, [...args, folder], {
      encoding: 'utf8',
    });
    if (error === undefined) {
      if (status === 0) return stdout;
      throw new ToolError(ExitCode.Config, [`${folder}: ${stderr.trim()}`]);
    }
  }
  throw new ToolError(ExitCode.Unavailable, [
    'neither kustomize nor kubectl was found (put one of them on the PATH)',
  ]);
}
