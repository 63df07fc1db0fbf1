import { resolveWithin } from '../../pod/resolveName.ts';
import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import type { Env } from '../../tool/serviceLink.ts';
import { toOtherAccess } from '../security/otherAccess.ts';
import type { Target, Trust } from './target.ts';

interface Place {
  readonly host: string;
  readonly port: number;
}

/** How other servers of the cluster are found, and known to be those. */
export interface Others {
  readonly env: Env;
  readonly trust: Trust | undefined;
}

/** Another server, asked at the listener by which this one is, and waited for as long. */
export async function resolveOther(
  target: Target,
  { host, port }: Place,
  { env, trust }: Others,
): Promise<Parsed<Target>> {
  const access = toOtherAccess(target.access, host, trust);
  if (!access.ok) return access;
  const address = (await resolveWithin([host], env, target.timeoutMs))?.[0];
  if (address === undefined) return reject('no address of this name');
  return accept({ ...target, host: address, port, access: access.value });
}
