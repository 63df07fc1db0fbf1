import { quote } from '../tool/parsers.ts';
import { notServing, parseReply, whitelistHint } from './reply.ts';
import { parseSrvr } from './srvr.ts';

export type Verdict =
  | { readonly healthy: true; readonly warning?: string }
  | { readonly healthy: false; readonly reason: string };

/**
 * Whether the process behind a reply to `ruok` is alive. Nothing that a restart could not mend
 * counts against it: a member without quorum is alive, and so is one whose whitelist lacks `ruok`.
 */
export function judgeLive(text: string): Verdict {
  if (text === 'imok') return { healthy: true };
  const reply = parseReply(text);
  switch (reply.type) {
    case 'notServing':
      return { healthy: true };
    case 'notWhitelisted':
      return { healthy: true, warning: whitelistHint('ruok') };
    case 'text':
      return { healthy: false, reason: `expected imok, got ${quote(text.slice(0, 200))}` };
  }
}

const servingModes: ReadonlySet<string> = new Set(['leader', 'follower', 'observer', 'standalone']);

/** Whether a member in this mode serves clients; read-only is not serving. */
export function isServingMode(mode: string): boolean {
  return servingModes.has(mode);
}

/** Whether the member behind a reply to `srvr` serves clients. */
export function judgeReady(text: string): Verdict {
  const reply = parseReply(text);
  switch (reply.type) {
    case 'notServing':
      return { healthy: false, reason: notServing };
    case 'notWhitelisted':
      return { healthy: false, reason: whitelistHint('srvr') };
    case 'text':
      return judgeMode(text);
  }
}

function judgeMode(text: string): Verdict {
  const srvr = parseSrvr(text);
  if (!srvr.ok) return { healthy: false, reason: srvr.problem };
  const { mode } = srvr.value;
  if (isServingMode(mode)) return { healthy: true };
  const why =
    mode === 'read-only' ? 'the member has no quorum and takes no writes' : 'unknown mode';
  return { healthy: false, reason: `not serving: ${why} (${mode})` };
}
