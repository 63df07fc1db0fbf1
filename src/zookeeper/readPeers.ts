import { join } from 'node:path';
import { parseProperties } from '../java/properties.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { accept, named, type Parsed, reject } from '../tool/parsed.ts';
import { ToolError } from '../tool/toolError.ts';
import { parsePeers, type Peer } from './ensemble/peers.ts';
import { readConfigured, readZooCfg } from './readZooCfg.ts';
import { parseMyid } from './volume/myid.ts';

/** The members that a member's own configuration lists. */
export interface Ensemble {
  /** Which of them this pod is; undefined where the configuration lists none: it stands alone. */
  readonly myid: number | undefined;
  readonly peers: readonly Peer[];
}

/**
 * Reads zoo.cfg in the folder, the file of servers that it may name (dynamicConfigFile), and this
 * member's myid. Throws a ToolError with what is wrong.
 */
export function readPeers(confDir: string): Ensemble {
  const path = join(confDir, 'zoo.cfg');
  const ensemble = readEnsemble(path);
  if (ensemble.ok) return ensemble.value;
  throw new ToolError(ExitCode.Config, [ensemble.problem]);
}

function readEnsemble(path: string): Parsed<Ensemble> {
  const zooCfg = readZooCfg(path);
  if (!zooCfg.ok) return zooCfg;
  const keys = new Map(parseProperties(zooCfg.value));
  const peers = named(path, parsePeers(zooCfg.value));
  if (!peers.ok) return peers;
  if (peers.value.length === 0) return accept({ myid: undefined, peers: [] });
  const myidPath = join(keys.get('dataDir')?.trim() ?? '', 'myid');
  const myid = readMyid(myidPath);
  if (!myid.ok) return myid;
  return peers.value.some((peer) => peer.myid === myid.value)
    ? accept({ myid: myid.value, peers: peers.value })
    : reject(
        `${path}: has no server.${myid.value}, and ${myidPath} says that this is member ${myid.value}`,
      );
}

function readMyid(path: string): Parsed<number> {
  const text = readConfigured(path);
  if (!text.ok) return text;
  const myid = named(path, parseMyid(text.value));
  if (!myid.ok) return myid;
  return myid.value === undefined
    ? reject(`${path}: is empty (run zkGenConfig)`)
    : accept(myid.value);
}
