import type { AclEntry } from '../grammar/acl.ts';
import { renderAclEntry } from '../grammar/acl.ts';
import { type NodeStat, renderStat } from './statText.ts';

/** What a server said to a command. */
export type Answer =
  | { readonly type: 'created'; readonly path: string }
  | {
      readonly type: 'data';
      readonly path: string;
      /** None where the node has no data, which is not the same as none in it. */
      readonly bytes: Buffer | undefined;
      readonly stat: NodeStat;
    }
  | {
      readonly type: 'children';
      readonly path: string;
      readonly names: readonly string[];
      readonly stat: NodeStat;
    }
  | { readonly type: 'tree'; readonly path: string; readonly paths: readonly string[] }
  | {
      readonly type: 'acl';
      readonly path: string;
      readonly acl: readonly AclEntry[];
      readonly stat: NodeStat;
    }
  | { readonly type: 'stat'; readonly path: string; readonly stat: NodeStat }
  | { readonly type: 'synced'; readonly path: string }
  | { readonly type: 'done'; readonly path: string | undefined };

export interface Output {
  readonly stdout: string;
  readonly stderr: string;
}

interface Wish {
  readonly withStat?: boolean;
  readonly base64?: boolean;
}

/** An answer as ZooKeeperMain of 3.9 prints it, where it prints it: `Created` goes to stderr. */
export function renderAnswer(answer: Answer, { withStat = false, base64 = false }: Wish): Output {
  const stat = withStat && 'stat' in answer ? renderStat(answer.stat) : '';
  switch (answer.type) {
    case 'created':
      return { stdout: '', stderr: `Created ${answer.path}\n` };
    case 'data': {
      const text = answer.bytes ?? Buffer.from('null');
      return toStdout(`${text.toString(base64 ? 'base64' : 'utf8')}\n${stat}`);
    }
    case 'children':
      return toStdout(`[${answer.names.join(', ')}]\n${stat}`);
    case 'tree':
      return toStdout(`${answer.paths.join('\n')}\n`);
    case 'acl':
      return toStdout(`${answer.acl.map(renderAclEntry).join('')}${stat}`);
    case 'stat':
      return toStdout(stat);
    case 'synced':
      return toStdout('Sync is OK\n');
    case 'done':
      return toStdout('');
  }
}

function toStdout(stdout: string): Output {
  return { stdout, stderr: '' };
}
