import { ExitCode } from '../../tool/exitCode.ts';
import type { Issue } from '../../tool/settings.ts';
import type { User } from '../../sasl/users.ts';
import { splitList } from '../cluster/listeners.ts';
import { type Entries, issueOf, valueOf } from '../properties/entries.ts';
import { securitySettings } from '../settings/securitySettings.ts';
import { isOfPasswords, isScram, renderJaasConfig } from './jaas.ts';
import { listenerKey, type SpokenListener } from './listeners.ts';
import type { Logins } from './logins.ts';

export const mechanismKeys = {
  enabled: 'sasl.enabled.mechanisms',
  between: 'sasl.mechanism.inter.broker.protocol',
  controller: 'sasl.mechanism.controller.protocol',
} as const;

interface Around {
  readonly properties: Entries;
  readonly logins: Logins;
  readonly hasUsers: boolean;
  readonly hasLoginConfig: boolean;
  /** The mechanism by which brokers log in to each other. */
  readonly between: string;
  /** The mechanism of the controllers. */
  readonly toController: string;
}

interface ListenerPlan {
  readonly mechanisms: readonly string[];
  readonly derived: readonly (readonly [string, string])[];
  readonly issues: readonly Issue[];
  readonly warnings: readonly string[];
}

/** One listener that speaks SASL: who may log in there, and who this member is. */
export function planListener(listener: SpokenListener, around: Around): ListenerPlan {
  const { properties, logins, hasUsers, between, toController } = around;
  const { name, role, own, betweenBrokers } = listener;
  const isController = role === 'controller';
  const first = isController ? toController : between;
  const said =
    valueOf(properties, listenerKey(name, mechanismKeys.enabled)) ??
    (isController && hasUsers ? undefined : valueOf(properties, mechanismKeys.enabled));
  const mechanisms = said === undefined || !own ? [first] : splitList(said);
  const plan = { mechanisms, derived: [] as [string, string][], issues: [] as Issue[] };
  if (isController && own && hasUsers) {
    plan.derived.push([listenerKey(name, mechanismKeys.enabled), first]);
  }
  const self = isController ? logins.controller : betweenBrokers ? logins.interBroker : undefined;
  const users = isController ? [logins.controller].filter(isUser) : logins.users;
  const logsIn = isController || betweenBrokers;
  for (const mechanism of mechanisms) {
    const key = listenerKey(name, `${mechanism.toLowerCase()}.sasl.jaas.config`);
    if (properties.has(key)) continue;
    const needsSelf = logsIn && mechanism === first;
    const lacks = needsSelf && self === undefined;
    const canDerive =
      isOfPasswords(mechanism) && !lacks && (users.length > 0 || isScram(mechanism));
    if (canDerive && hasUsers) {
      const whole = { mechanism, self: needsSelf ? self : undefined, users: own ? users : [] };
      plan.derived.push([key, renderJaasConfig(whole)]);
    } else if (!around.hasLoginConfig) {
      plan.issues.push(lacking({ listener, mechanism, key, lacks: lacks && hasUsers }));
    }
  }
  if (logsIn && own && !mechanisms.includes(first)) {
    plan.issues.push(notEnabled(listener, { properties, first, mechanisms }));
  }
  if (isController && isScram(first)) plan.issues.push(scramAmongControllers(properties, listener));
  const isOpen = own && listener.protocol === 'SASL_PLAINTEXT' && mechanisms.includes('PLAIN');
  const warning = `listener ${name}: PLAIN by SASL_PLAINTEXT sends passwords that all on the way can read (use SASL_SSL)`;
  return { ...plan, warnings: isOpen ? [warning] : [] };
}

function isUser(user: User | undefined): user is User {
  return user !== undefined;
}

interface Lack {
  readonly listener: SpokenListener;
  readonly mechanism: string;
  readonly key: string;
  /** Users are known, but not who this member is. */
  readonly lacks: boolean;
}

const { interBrokerUser, controllerUser, clientUsers } = securitySettings;

function lacking({ listener, mechanism, key, lacks }: Lack): Issue {
  const { name, protocol, role } = listener;
  if (lacks) {
    const user = role === 'controller' ? controllerUser : interBrokerUser;
    const whom = role === 'controller' ? 'the controllers' : 'each other';
    const problem = `is required: brokers log in to ${whom} at ${name}, by ${mechanism} (or give ${key})`;
    return { subject: user.name, problem, exitCode: ExitCode.Config };
  }
  const ways = isOfPasswords(mechanism)
    ? `set ${interBrokerUser.name}, ${clientUsers.name} and their passwords, or give`
    : 'give';
  const problem = `${protocol} by ${mechanism} without a login (${ways} ${key}, or a JAAS file by -Djava.security.auth.login.config in KAFKA_OPTS)`;
  return { subject: `listener ${name}`, problem, exitCode: ExitCode.Config };
}

interface Choice {
  readonly properties: Entries;
  readonly first: string;
  readonly mechanisms: readonly string[];
}

function notEnabled(
  { name, role }: SpokenListener,
  { properties, first, mechanisms }: Choice,
): Issue {
  const key = role === 'controller' ? mechanismKeys.controller : mechanismKeys.between;
  const problem = `${first} is not among the mechanisms of listener ${name}, ${mechanisms.join(', ')} (add it to ${mechanismKeys.enabled})`;
  const entry = properties.get(key) ?? { key, value: first, subject: key };
  return issueOf(entry, problem);
}

// Kafka starts all the same: seen on 4.3.1, where two controllers then failed each other's votes without end.
function scramAmongControllers(properties: Entries, { name }: SpokenListener): Issue {
  const problem = `SCRAM keeps its users in the metadata that the controllers have yet to agree on, so they cannot log in by it at ${name} (PLAIN by SASL_SSL there; brokers and clients may use SCRAM)`;
  const key = mechanismKeys.controller;
  return issueOf(properties.get(key) ?? { key, value: '', subject: key }, problem);
}
