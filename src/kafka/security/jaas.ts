import { quoteJaas } from '../../sasl/jaasText.ts';
import type { User } from '../../sasl/users.ts';

const scramMechanisms = ['SCRAM-SHA-256', 'SCRAM-SHA-512'] as const;
export type ScramMechanism = (typeof scramMechanisms)[number];

/** The mechanisms that go by a name and a password. */
export type Mechanism = 'PLAIN' | ScramMechanism;

export function isScram(mechanism: string): mechanism is ScramMechanism {
  return scramMechanisms.some((name) => name === mechanism);
}

export function isOfPasswords(mechanism: string): mechanism is Mechanism {
  return mechanism === 'PLAIN' || isScram(mechanism);
}

interface Login {
  readonly mechanism: Mechanism;
  /** Who this member logs in as; none where it only answers. */
  readonly self: User | undefined;
  /** Who may log in; SCRAM keeps them in the cluster's metadata instead. */
  readonly users: readonly User[];
}

const modules = {
  plain: 'org.apache.kafka.common.security.plain.PlainLoginModule',
  scram: 'org.apache.kafka.common.security.scram.ScramLoginModule',
} as const;

/**
 * The value of `….sasl.jaas.config`: one login module with its options, ended by a semicolon
 * (org.apache.kafka.common.security.JaasConfig).
 */
export function renderJaasConfig({ mechanism, self, users }: Login): string {
  const options: (readonly [string, string])[] = [
    ...(self === undefined
      ? []
      : ([
          ['username', self.name],
          ['password', self.password],
        ] as const)),
    ...(mechanism === 'PLAIN'
      ? users.map(({ name, password }) => [`user_${name}`, password] as const)
      : []),
  ];
  const module = mechanism === 'PLAIN' ? modules.plain : modules.scram;
  const words = options.map(([name, value]) => ` ${name}=${quoteJaas(value)}`).join('');
  return `${module} required${words};`;
}
