import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';

/** Generous, for a build on a machine that is busy, or emulates another. */
const patienceMs = 600_000;

/**
 * The options that have java write, when it ends, the classes that it has loaded, ready to be loaded again; of
 * those that do not fit into an archive, such as proxies, it would say so one by one.
 */
export function archiveAtExit(path: string): readonly string[] {
  return [`-XX:ArchiveClassesAtExit=${path}`, '-Xlog:cds=error'];
}

/** Starts java, and gives the process once what it prints has this text in it. */
export async function startServer(args: readonly string[], text: string): Promise<ChildProcess> {
  const server = spawn('java', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  server.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    printed += chunk;
    if (printed.includes(text)) resolve(undefined);
  });
  server.once('error', reject);
  server.once('exit', (code) => reject(new Error(`java ended with ${code}`)));
  const timer = setTimeout(() => reject(new Error(`java did not print ${text}`)), patienceMs);
  try {
    await promise;
  } catch (error) {
    server.kill('SIGKILL');
    throw new Error(`${args.join(' ')}\n${printed}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
  return server;
}

/** Asks the server to end, and waits for it. */
export async function stopServer(server: ChildProcess): Promise<void> {
  const ended = once(server, 'exit', { signal: AbortSignal.timeout(patienceMs) });
  server.kill('SIGTERM');
  await ended;
}

/** Runs java to its end, which must be a good one. */
export function runJava(args: readonly string[]): void {
  const { status } = spawnSync('java', args, { stdio: 'inherit', timeout: patienceMs });
  if (status !== 0) throw new Error(`java ended with ${status}: ${args.join(' ')}`);
}

/** Throws where java has written no archive: it only warns of that. */
export function requireArchive(path: string): void {
  if (!existsSync(path)) throw new Error(`java has not written ${path}`);
}

/** So many ports of the loopback interface that nobody uses. */
export async function findPorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map(async (server) => once(server, 'listening')));
  const ports = servers.map((server) => {
    const address = server.address();
    return address !== null && typeof address === 'object' ? address.port : 0;
  });
  for (const server of servers) server.close();
  return ports;
}
