import { readSmallFile } from '../files/readSmallFile.ts';
import { parseProperties } from '../java/properties.ts';
import { accept, type Parsed, reject } from '../tool/parsed.ts';

/**
 * Reads a member's configuration: zoo.cfg, and behind it the file of servers that it may name
 * (dynamicConfigFile, from ZooKeeper 3.5 on), which a server reads as if it stood there.
 */
export function readZooCfg(path: string): Parsed<string> {
  const zooCfg = readConfigured(path);
  if (!zooCfg.ok) return zooCfg;
  const dynamicPath = new Map(parseProperties(zooCfg.value)).get('dynamicConfigFile')?.trim();
  if (dynamicPath === undefined) return zooCfg;
  const servers = readConfigured(dynamicPath, `${path} names it as dynamicConfigFile`);
  return servers.ok ? accept(`${zooCfg.value}\n${servers.value}`) : servers;
}

/** Reads a file of a member's configuration; `hint` says what to do, or why, where there is none. */
export function readConfigured(path: string, hint = 'run zkGenConfig'): Parsed<string> {
  const file = readSmallFile(path);
  if (file.ok) return accept(file.bytes.toString('utf8'));
  return reject(file.code === 'ENOENT' ? `${path}: not found (${hint})` : file.problem);
}
