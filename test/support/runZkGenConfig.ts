import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { zookeeperLib } from './runJava.ts';

/** The built tool. */
export const built = join(import.meta.dirname, '../../dist/zkGenConfig.mjs');
const timeoutMs = 30_000;

/** A member's file system, in a folder of its own that every user may enter. */
export interface Box {
  readonly folder: string;
  /** What the pod's manifest would set: member zk-0 of three. */
  readonly env: Readonly<Record<string, string>>;
  readonly remove: () => void;
}

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export function makeBox(): Box {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'zk-gen-config-')));
  const open = (): void => chmodSync(folder, 0o755);
  open();
  const env = {
    POD_NAME: 'zk-0',
    ZK_REPLICAS: '3',
    ZK_DOMAIN: 'zk-hs.default.svc.cluster.local',
    ZK_CONF_DIR: join(folder, 'conf'),
    ZK_DATA_DIR: join(folder, 'data'),
    ZK_DATA_LOG_DIR: join(folder, 'log'),
    ZK_LOG_DIR: join(folder, 'logs'),
    ZK_LIB_DIR: zookeeperLib,
    ZK_PURGE_INTERVAL: '24',
  };
  const remove = (): void => {
    open();
    rmSync(folder, { recursive: true });
  };
  return { folder, env, remove };
}

/** Runs the built tool as a process with these variables and no other. */
export async function runZkGenConfig(
  env: NodeJS.ProcessEnv,
  argv: readonly string[] = [],
): Promise<Ended> {
  return runToEnd([process.execPath, built, ...argv], env);
}

/** The user without rights that `runUnprivileged` is: this process's own, unless that is root. */
export const unprivileged =
  process.getuid?.() === 0
    ? { uid: 1001, gid: 1001 }
    : { uid: process.getuid?.(), gid: process.getgid?.() };

/** Runs the built tool as a container does that is not root. */
export async function runUnprivileged(
  box: Box,
  env: NodeJS.ProcessEnv,
  argv: readonly string[] = [],
): Promise<Ended> {
  if (process.getuid?.() !== 0) return runZkGenConfig(env, argv);
  // copies, since the checkout may be where only root may look
  const image = join(box.folder, 'image');
  const [tool, lib] = [join(image, 'zkGenConfig.mjs'), join(image, 'lib')];
  mkdirSync(lib, { recursive: true });
  copyFileSync(built, tool);
  // the names of the jars are all that is read of them
  for (const jar of readdirSync(zookeeperLib)) writeFileSync(join(lib, jar), '');
  const moved = env['ZK_LIB_DIR'] === zookeeperLib ? { ...env, ZK_LIB_DIR: lib } : env;
  try {
    const { uid, gid } = unprivileged;
    const drop = `process.setgroups([]); process.setgid(${gid}); process.setuid(${uid});`;
    const preload = ['--import', `data:text/javascript,${drop}`];
    return await runToEnd([process.execPath, ...preload, tool, ...argv], moved);
  } finally {
    rmSync(image, { recursive: true });
  }
}

/** Runs a command of the member's to its end, with these variables and no other. */
export async function runToEnd(
  [program, ...args]: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv,
): Promise<Ended> {
  const { exitCode, stdout, stderr } = await execa(program, args, {
    env,
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    stripFinalNewline: false,
    timeout: timeoutMs,
  });
  if (exitCode === undefined) throw new Error(`${args.join(' ')} was ended: ${stderr}`);
  return { code: exitCode, stdout, stderr };
}
