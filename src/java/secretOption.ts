/** What is shown instead of a secret. */
export const hidden = '(hidden)';

// Of a name that no table knows, the name decides: rather too much is hidden. ZooKeeper's superDigest is
// the hash of a password, and as good as that.
const words = [
  'pass(?:word|wd|phrase|code)',
  'secret',
  String.raw`token(?!\.(?:endpoint|url|validator))`,
  'credential',
  'user[._-]?info',
  'jaas(?!login)',
  'superDigest',
  '(?:api|access|account|private|master|shared|encryption|license)[._-]?key',
  'license(?=$|=)',
  String.raw`(?:keystore|truststore)\.(?:key|certificate)`,
];

/** What a name with such a word ends in where the secret is elsewhere, or where it says how one is treated. */
const about = 'class|file|path|location|url|type|ms|seconds|enabled?|algorithm|iterations';

/** Part of a regular expression, for any case: what of a name says that its value is a secret. */
export const secretWord = String.raw`(?:${words.join('|')})(?![\w.$-]*(?:${about})(?![\w.$-]))`;

const secretName = new RegExp(secretWord, 'i');
const property = /^-D([^=]+)=./s;
const secretOfAgent = new RegExp(String.raw`${secretWord}[\w.$-]*=`, 'i');
// the debugger's options, which java itself defines, are none
const agent = /^(-javaagent:|-agentpath:|-agentlib:(?!jdwp\b))([^=]+)=(.+)$/s;

/** Whether a property or option of this name holds a secret. */
export function namesSecret(name: string): boolean {
  return secretName.test(name);
}

/** Whether an option of the JVM says a secret, such as `-Djavax.net.ssl.keyStorePassword=x`. */
export function saysSecret(option: string): boolean {
  const [, name] = property.exec(option) ?? [];
  if (name !== undefined) return namesSecret(name);
  const [, , , options = ''] = agent.exec(option) ?? [];
  return secretOfAgent.test(options);
}

/** An option of the JVM, without the secret that it says, and without what it hands to an agent. */
export function hideInOption(option: string): string {
  if (!saysSecret(option) && !agent.test(option)) return option;
  return `${option.slice(0, option.indexOf('=') + 1)}${hidden}`;
}
