import { saysSecret } from '../../java/secretOption.ts';
import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { parseText, quote } from '../../tool/parsers.ts';

/** Four-letter words between commas, or `*` for all (4lw.commands.whitelist). */
export function parseCommandList(raw: string): Parsed<readonly string[]> {
  const commands = raw.split(',').map((command) => command.trim());
  return commands.every((command) => command === '*' || /^[a-z]{4}$/.test(command))
    ? accept(commands)
    : reject(`expected four-letter words such as stat,conf, or * for all, got ${quote(raw)}`);
}

/** An address or a host name to listen on. Brackets around an IPv6 address are taken off. */
export function parseListenAddress(raw: string): Parsed<string> {
  const text = parseText(raw);
  if (!text.ok) return text;
  return /^[\w.-]+$|^\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*\]?$/.test(raw)
    ? accept(raw.replace(/^\[(.*)\]$/, '$1'))
    : reject(`expected an address or a host name, got ${quote(raw)}`);
}

/**
 * Flags of a JVM, between blanks. A secret among them would stand on the command line, where every
 * process of the node sees it.
 */
export function parseJvmFlags(raw: string): Parsed<string> {
  const text = parseText(raw);
  if (!text.ok) return text;
  const flags = raw.split(/\s+/);
  // Before all else: of a secret with a blank in it, the rest looks like a flag that is none.
  const heap = flags.find((flag) => /^-Xm[sx]/.test(flag));
  if (heap !== undefined) return reject(`${heap} is the heap's size (set ZK_HEAP_SIZE instead)`);
  const secret = flags.find((flag) => saysSecret(flag));
  if (secret !== undefined) {
    const [name] = secret.split('=');
    return reject(
      `${name} would show a secret on the command line (put it into a file that ZK_CONFIG_FILE or ZK_CFG_<key>_FILE names)`,
    );
  }
  const stray = flags.find((flag) => !flag.startsWith('-'));
  return stray === undefined
    ? text
    : reject(`expected flags such as -Xss512k, got ${quote(stray)}`);
}
