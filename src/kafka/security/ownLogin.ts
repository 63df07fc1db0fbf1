import { splitList } from '../cluster/listeners.ts';
import type { Entries } from '../properties/entries.ts';
import { isOfPasswords, type Mechanism } from './jaas.ts';
import { listenerKey, valueAt } from './listeners.ts';

/** By what a client of a listener logs in. */
export interface Login {
  readonly mechanism: Mechanism;
  readonly username: string;
  readonly password: string;
}

/**
 * A login that a listener of this broker lets in, whoever configured it: the broker's own, else, where
 * PLAIN keeps them in the configuration, that of any user.
 */
export function findLogin(properties: Entries, listener: string): Login | undefined {
  const enabled = splitList(valueAt(properties, listener, 'sasl.enabled.mechanisms') ?? '');
  const logins = enabled
    .filter((mechanism) => isOfPasswords(mechanism))
    .flatMap((mechanism) => {
      const key = listenerKey(listener, `${mechanism.toLowerCase()}.sasl.jaas.config`);
      const options = parseOptions(properties.get(key)?.value ?? '');
      return findOwn(mechanism, options).concat(findAny(mechanism, options));
    });
  return logins.find(({ isOwn }) => isOwn) ?? logins[0];
}

type Options = ReadonlyMap<string, string>;
type Found = Login & { readonly isOwn: boolean };

function findOwn(mechanism: Mechanism, options: Options): Found[] {
  const username = options.get('username');
  const password = options.get('password');
  return username === undefined || password === undefined
    ? []
    : [{ mechanism, username, password, isOwn: true }];
}

const userPrefix = 'user_';

function findAny(mechanism: Mechanism, options: Options): Found[] {
  return [...options]
    .filter(([name]) => name.startsWith(userPrefix))
    .map(([name, password]) => ({
      mechanism,
      username: name.slice(userPrefix.length),
      password,
      isOwn: false,
    }));
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

// Enough of java.io.StreamTokenizer for what people write: name=word and name="text".
function parseOptions(text: string): Options {
  const option = /([\w.$-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s";]+))/g;
  return new Map(
    [...text.matchAll(option)].map(([, name = '', quoted, word = '']) => [
      name,
      quoted?.replaceAll(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter) ?? word,
    ]),
  );
}
