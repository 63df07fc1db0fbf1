import { quote } from '../../tool/parsers.ts';
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

const readOnly = 'read-only';
const servingModes: ReadonlySet<string> = new Set(['leader', 'follower', 'observer', 'standalone']);

/** Whether a member in this mode serves clients; read-only is not serving. */
export function isServingMode(mode: string): boolean {
  return servingModes.has(mode);
}

interface Readiness {
  /** Whether a member that serves only read-only clients is ready; not so unless said otherwise. */
  readonly allowReadOnly?: boolean;
}

/** Whether the member behind a reply to `srvr` serves clients. */
export function judgeReady(text: string, { allowReadOnly = false }: Readiness = {}): Verdict {
  const reply = parseReply(text);
  switch (reply.type) {
    case 'notServing':
      return { healthy: false, reason: notServing };
    case 'notWhitelisted':
      return { healthy: false, reason: whitelistHint('srvr') };
    case 'text':
      return judgeMode(text, allowReadOnly);
  }
}

/** Whether a reply to `srvr` is one that ZooKeeper gives, whatever it says. */
export function judgeAnswer(text: string): Verdict {
  if (parseReply(text).type !== 'text') return { healthy: true };
  const srvr = parseSrvr(text);
  return srvr.ok ? { healthy: true } : { healthy: false, reason: srvr.problem };
}

function judgeMode(text: string, allowReadOnly: boolean): Verdict {
  const srvr = parseSrvr(text);
  if (!srvr.ok) return { healthy: false, reason: srvr.problem };
  const { mode } = srvr.value;
  if (isServingMode(mode) || (allowReadOnly && mode === readOnly)) return { healthy: true };
  const why = mode === readOnly ? 'the member has no quorum and takes no writes' : 'unknown mode';
  return { healthy: false, reason: `not serving: ${why} (${mode})` };
}
