import type { TlsUse } from '../../tls/tlsFolder.ts';
import { parseListeners } from '../cluster/listeners.ts';
import { parseVoters } from '../cluster/voters.ts';
import { type Entries, valueOf } from '../properties/entries.ts';
import { speaksTls, type SpokenListener, valueAt } from './listeners.ts';

const identification = 'ssl.endpoint.identification.algorithm';

/** The names that others verify this member's certificate by, each once. */
export function findOwnHosts(
  properties: Entries,
  listeners: readonly SpokenListener[],
): readonly string[] {
  // an empty one turns the verification off, for the brokers among themselves at least
  const verified = listeners.filter(
    (listener) => speaksTls(listener) && valueAt(properties, listener.name, identification) !== '',
  );
  const parsed = parseListeners(valueOf(properties, 'advertised.listeners') ?? '');
  const advertised = parsed.ok
    ? parsed.value.filter(({ name }) => verified.some((listener) => listener.name === name))
    : [];
  const voters = parseVoters(valueOf(properties, 'controller.quorum.voters') ?? '');
  const isController = verified.some(({ role, own }) => role === 'controller' && own);
  const id = Number(valueOf(properties, 'node.id'));
  const voter = voters.ok && isController ? voters.value.filter((one) => one.id === id) : [];
  return [...new Set([...advertised, ...voter].map(({ host }) => host))];
}

/** A certificate is shown to those that connect, and to brokers and controllers that require one. */
export function findTlsUses(
  properties: Entries,
  listeners: readonly SpokenListener[],
): readonly TlsUse[] {
  const isShown = listeners.some(
    (listener) =>
      speaksTls(listener) &&
      (listener.betweenBrokers || listener.role === 'controller') &&
      valueAt(properties, listener.name, 'ssl.client.auth') === 'required',
  );
  return isShown ? ['serverAuth', 'clientAuth'] : ['serverAuth'];
}
