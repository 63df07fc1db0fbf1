import { renderPermissions } from '../grammar/acl.ts';
import type { Answer } from './answer.ts';
import { hex, type NodeStat } from './statText.ts';

/** An answer as one line of JSON; what a node holds is text, and base64 where it is no UTF-8. */
export function renderJson(answer: Answer): string {
  return `${JSON.stringify(toFields(answer))}\n`;
}

function toFields(answer: Answer): object {
  const { path } = answer;
  switch (answer.type) {
    case 'data':
      return { path, ...toData(answer.bytes), stat: toStat(answer.stat) };
    case 'children':
      return { path, children: answer.names, stat: toStat(answer.stat) };
    case 'tree':
      return { path, paths: answer.paths };
    case 'acl':
      return {
        path,
        acl: answer.acl.map(({ scheme, id, permissions }) => ({
          scheme,
          id,
          permissions: renderPermissions(permissions),
        })),
        stat: toStat(answer.stat),
      };
    case 'stat':
      return { path, stat: toStat(answer.stat) };
    case 'created':
    case 'synced':
    case 'done':
      return { path };
  }
}

function toData(bytes: Buffer | undefined): object {
  if (bytes === undefined) return { data: null };
  const text = bytes.toString();
  const isText = Buffer.from(text).equals(bytes);
  return isText ? { data: text } : { data: text, base64: bytes.toString('base64') };
}

/** Zxids and session ids exceed what a program's numbers hold: they are hexadecimal texts. */
function toStat(stat: NodeStat): object {
  return {
    czxid: hex(stat.czxid),
    mzxid: hex(stat.mzxid),
    pzxid: hex(stat.pzxid),
    ctime: Number(stat.ctime.readBigInt64BE()),
    mtime: Number(stat.mtime.readBigInt64BE()),
    version: stat.version,
    cversion: stat.cversion,
    aversion: stat.aversion,
    ephemeralOwner: hex(stat.ephemeralOwner),
    dataLength: stat.dataLength,
    numChildren: stat.numChildren,
  };
}
