import type { Issue } from '../../tool/settings.ts';
import { splitList } from '../cluster/listeners.ts';
import { type Entries, valueOf } from '../properties/entries.ts';
import { isOfPasswords, isScram, type ScramMechanism } from './jaas.ts';
import { speaksSasl, type SpokenListener } from './listeners.ts';
import type { Logins } from './logins.ts';
import { mechanismKeys as keys, planListener } from './saslListener.ts';

export interface SaslFacts {
  /** All that is planned so far, and what the operator gave. */
  readonly properties: Entries;
  readonly listeners: readonly SpokenListener[];
  readonly logins: Logins;
  /** Whether java is given a JAAS file (java.security.auth.login.config). */
  readonly hasLoginConfig: boolean;
}

interface SaslPlan {
  /** Properties that follow from the users, unless they are given. */
  readonly derived: readonly (readonly [string, string])[];
  /** The mechanisms that need the users in the cluster's metadata. */
  readonly scram: readonly ScramMechanism[];
  readonly issues: readonly Issue[];
  readonly warnings: readonly string[];
}

/** Kafka's own default, Kerberos, is what nobody means who gives passwords. */
const usual = { passwords: 'PLAIN', nothing: 'GSSAPI' } as const;

/** What SASL takes at every listener that speaks it; refuses what would never be let in. */
export function planSasl(facts: SaslFacts): SaslPlan {
  const { properties, logins } = facts;
  const listeners = facts.listeners.filter((listener) => speaksSasl(listener));
  const hasUsers = logins.users.length > 0 || logins.controller !== undefined;
  const given = splitList(valueOf(properties, keys.enabled) ?? '');
  const fallback = usual[hasUsers ? 'passwords' : 'nothing'];
  const firstGiven = hasUsers ? given.find((one) => isOfPasswords(one)) : undefined;
  const between = valueOf(properties, keys.between) ?? firstGiven ?? fallback;
  const toController = valueOf(properties, keys.controller) ?? fallback;
  const planned = listeners.map((listener) =>
    planListener(listener, { ...facts, hasUsers, between, toController }),
  );
  const mechanisms = [
    ...given,
    between,
    ...planned.flatMap(({ mechanisms: enabled }, index) =>
      listeners[index]?.role === 'broker' ? enabled : [],
    ),
  ];
  return {
    derived: [
      ...(hasUsers ? chosenMechanisms(listeners, between, toController) : []),
      ...planned.flatMap(({ derived }) => derived),
    ],
    scram: [...new Set(mechanisms)].filter((mechanism) => isScram(mechanism)),
    issues: planned.flatMap(({ issues }) => issues),
    warnings: [
      ...(hasUsers && listeners.length === 0 ? [noListener] : []),
      ...planned.flatMap(({ warnings }) => warnings),
    ],
  };
}

const noListener =
  'users are given for SASL, but no listener speaks it (SASL_SSL in listener.security.protocol.map)';

function chosenMechanisms(
  listeners: readonly SpokenListener[],
  between: string,
  toController: string,
): [string, string][] {
  return [
    ...(listeners.some(({ role }) => role === 'broker')
      ? ([[keys.enabled, between]] as [string, string][])
      : []),
    ...(listeners.some(({ betweenBrokers }) => betweenBrokers)
      ? ([[keys.between, between]] as [string, string][])
      : []),
    ...(listeners.some(({ role }) => role === 'controller')
      ? ([[keys.controller, toController]] as [string, string][])
      : []),
  ];
}
