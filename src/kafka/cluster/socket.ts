import type { Listener } from './listeners.ts';

export type Mode = 'zookeeper' | 'kraft';
export type Role = 'broker' | 'controller';

/** A listener with what is spoken there, and to whom. */
export interface Socket extends Listener {
  readonly role: Role;
  readonly protocol: string;
}

/** What can be spoken at a listener, the cheapest first. */
export const protocols = ['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'];
