import { pbkdf2Sync, randomBytes } from 'node:crypto';
import type { User } from '../../sasl/users.ts';
import type { ScramMechanism } from './jaas.ts';

export interface ScramUsers {
  readonly mechanisms: readonly ScramMechanism[];
  readonly users: readonly User[];
}

const digests = {
  'SCRAM-SHA-256': { name: 'sha256', bytes: 32 },
  'SCRAM-SHA-512': { name: 'sha512', bytes: 64 },
} as const satisfies Record<ScramMechanism, unknown>;

// Kafka takes 4096 to 16384 (ScramMechanism)
const iterations = 8192;
const saltBytes = 24;

/**
 * Arguments of kafka-storage, one a line, that put users into new metadata (KIP-900). With the salted
 * password instead of the password, which could have no comma in it (ScramParser): RFC 5802's Hi is
 * PBKDF2, and Kafka takes a password's bytes as they are, in UTF-8 (ScramFormatter).
 */
export function resolveScramArguments({ mechanisms, users }: ScramUsers): readonly string[] {
  return mechanisms.flatMap((mechanism) =>
    users.flatMap((user) => ['--add-scram', renderCredential(mechanism, user)]),
  );
}

function renderCredential(mechanism: ScramMechanism, { name, password }: User): string {
  const { name: digest, bytes } = digests[mechanism];
  const salt = randomBytes(saltBytes);
  const salted = pbkdf2Sync(Buffer.from(password, 'utf8'), salt, iterations, bytes, digest);
  const fields = [
    `name=${name}`,
    `salt=${salt.toString('base64')}`,
    `saltedpassword=${salted.toString('base64')}`,
    `iterations=${iterations}`,
  ];
  return `${mechanism}=[${fields.join(',')}]`;
}
