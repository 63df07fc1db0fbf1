import { resolveName } from '../pod/resolveName.ts';
import { askPort } from '../process/askPort.ts';
import type { Env } from '../tool/serviceLink.ts';
import type { Socket } from './sockets.ts';

/** A line for each listener whose port cannot be had: the JVM would take seconds to find the first. */
export async function askPorts(sockets: readonly Socket[], env: Env): Promise<string[]> {
  const problems: string[] = [];
  for (const { name, host, port } of sockets) {
    if (port === 0) continue;
    const [address] = host === '' ? [] : await resolveName(host, env);
    const problem = await askPort(address, port);
    const where = address === undefined ? `port ${port}` : `port ${port} of ${address}`;
    if (problem !== undefined) problems.push(`listener ${name}: ${where} ${problem}`);
  }
  return problems;
}
