import { describe, expect, it } from 'vitest';
import { findKeyConflicts } from '../../../../src/zookeeper/keys/keyConflicts.ts';
import { type LintRules, lintEntries } from '../../../../src/zookeeper/keys/lint.ts';

/** Entries of variables, each in the form `key=value`. */
const entriesOf = (lines: readonly string[]) =>
  lines.map((line) => {
    const [key = '', ...value] = line.split('=');
    return { key, value: value.join('='), subject: `ZK_CFG_${key}` };
  });

function lint(lines: readonly string[], rules: Partial<LintRules> = {}) {
  return lintEntries(entriesOf(lines), { version: undefined, allowUnknown: false, ...rules });
}

const clean = { problems: [], warnings: [] };

describe('accepts', () => {
  it.each([
    'snapCount=2',
    'snapCount= 100000 ',
    'autopurge.purgeInterval=0',
    'minSessionTimeout=-1',
    'preAllocSize=9223372036854775807',
    'snapshotSizeFactor=-1',
    'snapshotSizeFactor=0.5',
    'snapshot.compression.method=',
    'standaloneEnabled=TRUE',
    'leaderServes=no',
    'peerType=Observer',
    'ssl.clientAuth=WANT',
    'ssl.quorum.keyStore.type=pem',
    'ssl.keyStore.password=a b\\c=#"',
    'server.4=zk-3.zk-hs:2888:3888;2181',
    'group.1=1:2:3',
    'weight.1=0',
    'authProvider.sasl=org.apache.zookeeper.server.auth.SASLAuthenticationProvider',
    'metricsProvider.something=else',
    'enforce.auth.schemes=sasl, digest',
    '4lw.commands.whitelist=*',
    'largeRequestThreshold=-1',
    'security.auth_to_local=RULE:[2:$1@$0](.*@EXAMPLE.COM)s/@.*//',
  ])('%s', (line) => {
    expect(lint([line])).toEqual(clean);
  });
});

describe('refuses a value', () => {
  it.each([
    ['snapCount=1', 'expected a whole number, 2 or more, got "1"'],
    ['snapCount=08', 'expected a whole number, 2 or more, got "08"'],
    ['snapCount=1e5', 'expected a whole number, 2 or more, got "1e5"'],
    ['snapCount=2147483648', 'expected a whole number, 2 or more, got "2147483648"'],
    ['snapCount=', 'expected a whole number, 2 or more, got ""'],
    [
      'preAllocSize=9223372036854775808',
      'expected a whole number, 0 or more, got "9223372036854775808"',
    ],
    ['clientPort=65536', 'expected a whole number, 1 to 65535, got "65536"'],
    ['snapshotSizeFactor=1.1', 'expected a number, -1 to 1, got "1.1"'],
    ['digest.enabled=yes', 'expected true or false, got "yes" (ZooKeeper takes it for false)'],
    [
      'admin.enableServer=False',
      'expected true or false in lower case, got "False" (ZooKeeper takes it for true)',
    ],
    ['leaderServes=true', 'expected one of yes, no, got "true"'],
    ['ssl.clientAuth=needed', 'expected one of none, want, need, got "needed"'],
    ['dataLogDir=log', 'expected an absolute path, got "log"'],
    ['watchManagerName=a b', 'expected the name of a class, got "a b"'],
    ['enforce.auth.schemes=sasl,', 'expected names between commas, got "sasl,"'],
    ['group.1=1,2', 'expected ids between colons, such as 1:2:3, got "1,2"'],
    ['largeRequestThreshold=0', 'expected a whole number, -1 or above 0, got "0"'],
    ['electionAlg=1', 'expected 3, got "1" (no other election is left)'],
  ])('%s', (line, problem) => {
    const subject = `ZK_CFG_${line.split('=')[0]}`;
    expect(lint([line])).toEqual({ problems: [`${subject}: ${problem}`], warnings: [] });
  });

  it.each(['ssl.keyStore.password', 'metricsProvider.ssl.keyStore.password'])(
    'and does not show the secret %s',
    (key) => {
      expect(lint([`${key}=hidden\nsnapCount=1`]).problems).toEqual([
        `ZK_CFG_${key}: expected one line of text (the value is not shown)`,
      ]);
    },
  );

  it.each([
    [
      undefined,
      'ZooKeeper 3.7.0 and later do not start with it; ZooKeeper before 3.7.0 takes it for false',
    ],
    [[3, 6, 4], 'ZooKeeper before 3.7.0 takes it for false'],
    [[3, 7, 2], 'ZooKeeper 3.7.0 and later do not start with it'],
  ] as const)('sslQuorum=yes of ZooKeeper %s', (version, why) => {
    expect(lint(['sslQuorum=yes'], { version }).problems).toEqual([
      `ZK_CFG_sslQuorum: expected true or false, got "yes" (${why})`,
    ]);
  });

  it('electionAlg=1 passes where there is another election', () => {
    expect(lint(['electionAlg=1'], { version: [3, 5, 10] })).toEqual(clean);
    expect(lint(['electionAlg=4'], { version: [3, 5, 10] }).problems).toHaveLength(1);
  });
});

describe('an unknown key', () => {
  it.each([
    ['snapCout', 'did you mean snapCount? '],
    ['autopurge.purgeInteval', 'did you mean autopurge.purgeInterval? '],
    ['AUTOPURGE.PURGEINTERVAL', 'did you mean autopurge.purgeInterval? '],
    ['ssl.quorum.keystore.location', 'did you mean ssl.quorum.keyStore.location? '],
    ['zookeeper.snapCount', 'did you mean snapCount? '],
    ['zookeeper.authProvider.1', 'did you mean authProvider.1? '],
    ['zookeeper.snapCout', 'did you mean snapCount? '],
    ['sever.1', 'did you mean server.N? '],
    ['nothing.like.it.at.all', ''],
  ])('%s is refused, or passes with a warning', (key, question) => {
    expect(lint([`${key}=1`])).toEqual({
      problems: [
        `ZK_CFG_${key}: no key that ZooKeeper is known to read, it would silently do nothing (${question}ZK_ALLOW_UNKNOWN_KEYS=true lets it pass)`,
      ],
      warnings: [],
    });
    expect(lint([`${key}=1`], { allowUnknown: true })).toEqual({
      problems: [],
      warnings: [
        `ZK_CFG_${key}: no key that ZooKeeper is known to read (${question}ZK_ALLOW_UNKNOWN_KEYS let it pass)`,
      ],
    });
  });
});

describe('a key that zoo.cfg cannot carry', () => {
  it.each([
    ['jute.maxbuffer', 'ZK_JVM_FLAGS="-Djute.maxbuffer=…"'],
    ['readonlymode.enabled', 'ZK_JVM_FLAGS="-Dreadonlymode.enabled=…"'],
    ['java.security.auth.login.config', 'ZK_JVM_FLAGS="-Djava.security.auth.login.config=…"'],
    ['server.realm', 'ZK_JVM_FLAGS="-Dzookeeper.server.realm=…"'],
  ])('%s belongs to the JVM, whatever else is allowed', (key, place) => {
    expect(lint([`${key}=x`], { allowUnknown: true, version: [3, 4, 14] })).toEqual({
      problems: [
        `ZK_CFG_${key}: zoo.cfg cannot carry ${key}, which is a flag of the JVM (remove it, and set ${place})`,
      ],
      warnings: [],
    });
  });

  it('belongs to clients', () => {
    expect(lint(['client.secure=true']).problems).toEqual([
      'ZK_CFG_client.secure: client.secure is for clients, the server does not read it (remove it, and start clients with -Dzookeeper.client.secure=…)',
    ]);
  });
});

describe('versions', () => {
  it('warn of a key that is newer than the server', () => {
    expect(lint(['client.certReload=true'], { version: [3, 8, 4] })).toEqual({
      problems: [],
      warnings: [
        'ZK_CFG_client.certReload: ZooKeeper 3.8.4 does not know client.certReload yet, it silently does nothing (known since 3.7.2, 3.8.5, 3.9.0)',
      ],
    });
  });

  it('warn of a key that is gone', () => {
    expect(lint(['leader.maxConcurrentSnapshots=5'], { version: [3, 6, 0] })).toEqual({
      problems: [],
      warnings: [
        'ZK_CFG_leader.maxConcurrentSnapshots: ZooKeeper 3.6.0 no longer knows leader.maxConcurrentSnapshots, it silently does nothing (it went with 3.6.0; remove it)',
      ],
    });
  });

  it('say nothing of what the server has, or of a server that is not known', () => {
    const lines = ['client.certReload=true', 'snapCount=5'];
    expect(lint(lines, { version: [3, 9, 5] })).toEqual(clean);
    expect(lint([...lines, 'leader.maxConcurrentSnapshots=5'])).toEqual(clean);
  });
});

describe('several keys together', () => {
  it.each([
    [
      ['quorum.auth.learnerRequireSasl=true'],
      ['quorum.auth.learnerRequireSasl=true needs quorum.auth.enableSasl=true'],
    ],
    [
      ['quorum.auth.enableSasl=true', 'quorum.auth.serverRequireSasl=true'],
      ['quorum.auth.serverRequireSasl=true needs quorum.auth.learnerRequireSasl=true'],
    ],
    [['enforce.auth.enabled=true'], ['enforce.auth.enabled=true needs enforce.auth.schemes']],
    [
      ['quorum.auth.serverRequireSasl=true'],
      [
        'quorum.auth.serverRequireSasl=true needs quorum.auth.enableSasl=true',
        'quorum.auth.serverRequireSasl=true needs quorum.auth.learnerRequireSasl=true',
      ],
    ],
  ])('%s', (lines, problems) => {
    expect(findKeyConflicts(entriesOf(lines))).toEqual(
      problems.map(
        (problem) =>
          `ZK_CFG_${problem.split('=')[0]}: ${problem}, else ZooKeeper does not start (set it too)`,
      ),
    );
  });

  it.each([
    [['quorum.auth.learnerRequireSasl=true', 'quorum.auth.enableSasl=true']],
    [['quorum.auth.serverRequireSasl=false']],
    [['enforce.auth.enabled=true', 'enforce.auth.schemes=sasl']],
  ])('%s is right', (lines) => {
    expect(findKeyConflicts(entriesOf(lines))).toEqual([]);
  });
});

describe('who lists the servers', () => {
  it('is zkGenConfig, and no dynamicConfigFile', () => {
    expect(lint(['dynamicConfigFile=/zoo.dynamic'])).toEqual({
      problems: [
        expect.stringMatching(/^ZK_CFG_dynamicConfigFile: .* zkGenConfig's own, .*ZK_SERVERS/),
      ],
      warnings: [],
    });
  });

  it('is said where clients may change them, too', () => {
    expect(lint(['reconfigEnabled= TRUE'])).toEqual({
      problems: [],
      warnings: [
        expect.stringMatching(/^ZK_CFG_reconfigEnabled: .* reconfig is lost at the next start/),
      ],
    });
    expect(lint(['reconfigEnabled=false'])).toEqual(clean);
  });
});
