import { decideDomain } from '../../pod/domain.ts';
import type { PodFacts } from '../../pod/readPod.ts';
import { readTlsFolder } from '../../tls/readTlsFolder.ts';
import { readText } from '../../files/readText.ts';
import { parseUsers } from '../../sasl/users.ts';
import { hasAll, type SomeSettings } from '../settings/hasAll.ts';
import { securitySettings } from '../settings/securitySettings.ts';
import type { Version } from '../version.ts';
import { planSasl, type UsersRead } from './sasl.ts';
import { joinSecurity, noSecurity, type Security } from './security.ts';
import { planClientTls, planQuorumTls } from './tls.ts';

interface Around {
  readonly pod: PodFacts;
  readonly version: Version | undefined;
}

/** Reads the certificates and users that the settings name, and decides what they come to. */
export function readSecurity(settings: SomeSettings, around: Around): Security {
  return joinSecurity([
    readClientTls(settings, around),
    readQuorumTls(settings, around),
    readSasl(settings, around),
  ]);
}

function readClientTls(settings: SomeSettings, { pod, version }: Around): Security {
  if (!hasAll(settings, 'tlsDir', 'confDir')) return noSecurity;
  const { tlsDir, confDir, tlsOnly, tlsClientAuth } = settings;
  if (tlsDir === undefined) return noSecurity;
  const from = securitySettings.tlsDir.name;
  // where nothing but TLS is spoken, zkOk shows the server its own certificate
  const isShown = tlsOnly === true && tlsClientAuth === 'need';
  const read = readTlsFolder(tlsDir, {
    subject: from,
    now: new Date(),
    hostNames: namesOf(settings, pod),
    uses: isShown ? ['serverAuth', 'clientAuth'] : ['serverAuth'],
  });
  return planClientTls(read, { confDir, version, from });
}

function readQuorumTls(settings: SomeSettings, { pod }: Around): Security {
  if (!hasAll(settings, 'quorumTlsDir', 'confDir')) return noSecurity;
  const { quorumTlsDir, confDir } = settings;
  if (quorumTlsDir === undefined) return noSecurity;
  const from = securitySettings.quorumTlsDir.name;
  const read = readTlsFolder(quorumTlsDir, {
    subject: from,
    now: new Date(),
    hostNames: namesOf(settings, pod),
    // a member answers some of the others, and calls the rest
    uses: ['serverAuth', 'clientAuth'],
  });
  return planQuorumTls(read, { confDir, from });
}

// The certificate may have further names, such as that of the Service: only the pod's own is sure, or
// that which a list of servers gives it.
function namesOf({ domain, servers }: SomeSettings, pod: PodFacts): string[] {
  if (servers !== undefined) {
    return servers
      .flatMap(({ addresses }) => addresses.map(({ host }) => host))
      .filter((host) => host === pod.name || host.startsWith(`${pod.name}.`));
  }
  const found = decideDomain(domain, pod);
  return found === undefined ? [] : [`${pod.name}.${found}`];
}

function readSasl(settings: SomeSettings, { version }: Around): Security {
  const known = hasAll(
    settings,
    'saslUsersFile',
    'saslQuorumFile',
    'confDir',
    'saslRequired',
    'saslQuorum',
  );
  if (!known) return noSecurity;
  const { saslUsersFile, saslQuorumFile, confDir, saslRequired, saslQuorum } = settings;
  return planSasl({
    confDir,
    version,
    required: saslRequired,
    level: saslQuorum,
    clients: readUsers(securitySettings.saslUsersFile.name, saslUsersFile),
    quorum: readUsers(securitySettings.saslQuorumFile.name, saslQuorumFile),
  });
}

function readUsers(subject: string, path: string | undefined): UsersRead | undefined {
  if (path === undefined) return undefined;
  const text = readText(path);
  if (!text.ok) return { subject, users: { ok: false, problems: [text.problem] } };
  const users = parseUsers(text.value);
  return {
    subject,
    users: users.ok
      ? users
      : { ok: false, problems: users.problems.map((problem) => `${path}: ${problem}`) },
  };
}
