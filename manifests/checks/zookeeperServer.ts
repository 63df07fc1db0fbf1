import { startSettings } from '../../src/zkStart/settings.ts';
import { readSettings } from '../../src/tool/settings.ts';
import { judgeJars } from '../../src/zookeeper/installation.ts';
import { planMember } from '../../src/zookeeper/member/plan.ts';
import { readSources } from '../../src/zookeeper/member/readSources.ts';
import { noSecurity } from '../../src/zookeeper/security/security.ts';
import { clientSettings } from '../../src/zookeeper/settings/clientSettings.ts';
import { listPorts } from '../../src/zookeeper/settings/portClashes.ts';
import { zkSettings } from '../../src/zookeeper/settings/settings.ts';
import { findUnknownZkVariables } from '../../src/zookeeper/settings/variables.ts';
import { newVolume } from '../../src/zookeeper/volume/volume.ts';
import { type Server, type ServerFacts, withoutFiles } from './server.ts';

/** What zkStart --generate would make of a container. */
export function judgeZooKeeper({ env, pod, memory, version, replicas }: ServerFacts): Server {
  const own = new Set(Object.values(zkSettings).map(({ name }) => name));
  const { sources, entries, issues } = readSources(
    withoutFiles(
      env,
      (name) => own.has(name) || name.startsWith('ZK_CFG_') || name === 'ZK_CONFIG',
    ),
    {},
  );
  const read = readSettings(zkSettings, sources);
  const started = readSettings(startSettings, { env });
  const asked = readSettings(clientSettings, { env });
  const settings = read.ok ? read.settings : read.partial;
  const member = planMember(settings, {
    pod,
    volume: newVolume,
    installation: judgeJars([`zookeeper-${version}.jar`, 'logback-classic-1.3.15.jar']),
    memory,
    entries,
    // The certificates are not here to be judged.
    security: noSecurity,
  });
  const wrong = [read, started, asked].flatMap((one) => (one.ok ? [] : one.issues));
  const { supervise = false, healthPort, stopBudgetMs = 0 } = started.ok ? started.settings : {};
  // Where a list of servers says its own, too: a manifest declares ports, and not addresses.
  const opened = listPorts({ ...settings, servers: undefined }).map(({ number }) => number);
  const { serverPort, electionPort, clientPort, secureClientPort } = settings;
  // The plaintext port may be for the pod's own probes alone.
  const isPlain = settings.tlsOnly !== true && settings.clientPortAddress !== '127.0.0.1';
  const innerPorts = [serverPort, electionPort].filter((port) => port !== undefined);
  const clients = isPlain ? clientPort : secureClientPort;
  return {
    problems: [
      ...new Set([
        ...findUnknownZkVariables(env),
        ...[...issues, ...wrong].map(({ subject, problem }) => `${subject}: ${problem}`),
        ...member.problems,
        ...member.warnings.filter((warning) => !isOfNewVolume(warning)),
        ...(settings.replicas === replicas || settings.servers !== undefined
          ? []
          : [`ZK_REPLICAS: ${settings.replicas}, and spec.replicas is ${replicas}`]),
      ]),
    ],
    ports: supervise && healthPort !== undefined ? [...opened, healthPort] : opened,
    peerPorts: clients === undefined ? innerPorts : [...innerPorts, clients],
    innerPorts,
    dataDirs: [settings.dataDir, settings.dataLogDir].filter((dir) => dir !== undefined),
    confDir: settings.confDir ?? '',
    stopMs: supervise ? stopBudgetMs : 0,
    stopWaits: replicas < 2,
    healthPort: supervise ? healthPort : undefined,
    healthMs: asked.ok ? asked.settings.timeoutMs : 0,
  };
}

// Under the volume guard each member says so at its first start.
function isOfNewVolume(warning: string): boolean {
  return warning.startsWith('ZK_VOLUME_GUARD: the volume is empty');
}
