import { parseProtocolMap, splitList } from '../cluster/listeners.ts';
import { type Entries, valueOf } from '../properties/entries.ts';

/** What is spoken at a listener, and by whom. */
export interface SpokenListener {
  readonly name: string;
  /** `PLAINTEXT`, `SSL`, `SASL_PLAINTEXT` or `SASL_SSL`; empty where nobody says. */
  readonly protocol: string;
  readonly role: 'broker' | 'controller';
  /** Whether this member answers there; else it only connects to others by it. */
  readonly own: boolean;
  /** Whether brokers talk to each other there. */
  readonly betweenBrokers: boolean;
}

type OwnListener = Pick<SpokenListener, 'name' | 'protocol' | 'role'>;

/** The listeners of this member, and that of the controllers where they are others. */
export function listSpoken(
  properties: Entries,
  own: readonly OwnListener[],
): readonly SpokenListener[] {
  const between =
    valueOf(properties, 'inter.broker.listener.name') ??
    valueOf(properties, 'security.inter.broker.protocol') ??
    'PLAINTEXT';
  const map = parseProtocolMap(valueOf(properties, 'listener.security.protocol.map') ?? '');
  // a broker finds its controllers by the first of these
  const [controllers] = splitList(valueOf(properties, 'controller.listener.names') ?? '');
  const name = controllers?.toUpperCase();
  const isElsewhere = name !== undefined && own.every((listener) => listener.name !== name);
  return [
    ...own.map((listener): SpokenListener => ({
      name: listener.name,
      protocol: listener.protocol,
      role: listener.role,
      own: true,
      betweenBrokers: listener.role === 'broker' && listener.name === between.toUpperCase(),
    })),
    ...(isElsewhere
      ? [
          {
            name,
            protocol: map.get(name) ?? '',
            role: 'controller',
            own: false,
            betweenBrokers: false,
          } as const,
        ]
      : []),
  ];
}

export function speaksTls({ protocol }: Pick<SpokenListener, 'protocol'>): boolean {
  return protocol === 'SSL' || protocol === 'SASL_SSL';
}

export function speaksSasl({ protocol }: Pick<SpokenListener, 'protocol'>): boolean {
  return protocol.startsWith('SASL_');
}

/** What a property is called for one listener alone: it counts before the one without the prefix. */
export function listenerKey(listener: string, key: string): string {
  return `listener.name.${listener.toLowerCase()}.${key}`;
}

/** A property of a listener: its own, or that of all. */
export function valueAt(entries: Entries, listener: string, key: string): string | undefined {
  return valueOf(entries, listenerKey(listener, key)) ?? valueOf(entries, key);
}
