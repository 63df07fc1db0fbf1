import { isIP } from 'node:net';
import { reachableHost } from '../../pod/reachableHost.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import { requireSettings } from '../../tool/requireSettings.ts';
import type { Env } from '../../tool/serviceLink.ts';
import type { Sources } from '../../tool/settings.ts';
import { ToolError } from '../../tool/toolError.ts';
import { clientSettings } from '../settings/clientSettings.ts';
import { secureClientSettings } from '../settings/secureClientSettings.ts';
import type { Target } from './askServer.ts';
import { readPlainTarget } from './readPlainTarget.ts';

/**
 * Reads which server to ask, by what, and for how long: the look-up of its name is part of that time.
 * Throws a ToolError with every problem.
 */
export async function readTarget(sources: Sources): Promise<Target> {
  const plain = readPlainTarget(sources);
  if (plain !== undefined) return plain;
  const start = performance.now();
  const target = await resolveTarget(sources);
  return { ...target, spentMs: Math.round(performance.now() - start) };
}

async function resolveTarget(sources: Sources): Promise<Target> {
  const { tls, ...rest } = clientSettings;
  if (requireSettings({ tls }, sources).tls) return readSecureTarget(sources);
  const { host, port, timeoutMs } = requireSettings(rest, sources);
  return { host: await toAddress(host, sources.env, timeoutMs), port, timeoutMs };
}

async function readSecureTarget(sources: Sources): Promise<Target> {
  const { timeoutMs } = clientSettings;
  const settings = requireSettings({ ...secureClientSettings, timeoutMs }, sources);
  const { readClientTls } = await import('./readClientTls.ts');
  return {
    host: await toAddress(settings.secureHost, sources.env, settings.timeoutMs),
    port: settings.securePort,
    timeoutMs: settings.timeoutMs,
    tls: readClientTls(settings),
  };
}

async function toAddress(host: string, env: Env, timeoutMs: number): Promise<string> {
  const name = reachableHost(host);
  if (isIP(name) !== 0) return name;
  // Not loaded on a probe's common path: a pod's variables give an address.
  const { resolveWithin } = await import('../../pod/resolveName.ts');
  const addresses = await resolveWithin([name], env, timeoutMs);
  const [address] = addresses ?? [];
  if (address !== undefined) return address;
  const problem =
    addresses === undefined
      ? `no address of this name within ${timeoutMs} ms`
      : 'this name has no address';
  throw new ToolError(ExitCode.Unavailable, [`${name}: ${problem}`]);
}
