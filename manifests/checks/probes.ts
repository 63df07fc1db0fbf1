import type { IProbe } from 'kubernetes-models/v1';
import type { Bundle } from './bundle.ts';
import { listProbes } from './ports.ts';
import { parseProbeCall } from './probeCall.ts';
import { listServers, type PodServer } from './servers.ts';

const paths: Readonly<Record<string, string>> = {
  startupProbe: '/startupz',
  readinessProbe: '/readyz',
  livenessProbe: '/livez',
};
const words: Readonly<Record<string, string>> = {
  startupProbe: 'startup',
  readinessProbe: 'ready',
  livenessProbe: 'live',
};

/** Probes and hooks of our servers that ask the wrong thing, or give it less time than it takes. */
export function findProbeProblems(bundle: Bundle): string[] {
  const problems = listServers(bundle).flatMap((one) => {
    const probes = listProbes(one.container);
    const missing = Object.keys(words).filter((name) => probes[name] === undefined);
    return [
      ...missing.map((name) => `there is no ${name}`),
      ...Object.entries(probes).flatMap(([name, probe]) =>
        judgeProbe(name, probe, one).map((problem) => `${name}: ${problem}`),
      ),
      ...judgeStop(one),
    ].map((problem) => `${one.title}: ${problem}`);
  });
  return [...new Set(problems)];
}

function judgeProbe(name: string, probe: IProbe, one: PodServer): string[] {
  return [...judgePatience(name, probe), ...judgeQuestion(name, probe, one)];
}

/** Seconds of failures, at least, after which a container is killed: that it loads its data, or pauses, is no reason. */
const patience: Readonly<Record<string, number>> = { startupProbe: 300, livenessProbe: 30 };

function judgePatience(name: string, { periodSeconds = 10, failureThreshold = 3 }: IProbe) {
  const seconds = periodSeconds * failureThreshold;
  const least = patience[name] ?? 0;
  return seconds < least ? [`kills the server after ${seconds} s already, and not ${least}`] : [];
}

function judgeQuestion(name: string, probe: IProbe, { env, server }: PodServer): string[] {
  const { exec, httpGet, timeoutSeconds = 1 } = probe;
  const late = (ms: number) =>
    timeoutSeconds * 1000 > ms
      ? []
      : [`timeoutSeconds ${timeoutSeconds} is not above the ${ms} ms that the tool takes at most`];
  if (httpGet !== undefined) {
    const right = httpGet.path === paths[name];
    return [
      ...(server.healthPort === undefined ? ['no supervisor answers HTTP'] : []),
      ...(right ? [] : [`asks ${httpGet.path} and not ${paths[name]}`]),
      ...late(server.healthMs),
    ];
  }
  if (exec?.command === undefined) return ['asks no tool'];
  const call = parseProbeCall(exec.command, env);
  if (!call.ok) return [call.problem];
  const { probe: word, timeoutMs } = call.value;
  return [
    ...(word === words[name] ? [] : [`asks ${word} and not ${words[name]}`]),
    ...late(timeoutMs),
  ];
}

/** The hook and the stop after it have to fit into the grace period. */
function judgeStop({ container, workload, env, server }: PodServer): string[] {
  const graceMs = (workload.pod.terminationGracePeriodSeconds ?? 30) * 1000;
  const command = container.lifecycle?.preStop?.exec?.command;
  const hook = command === undefined ? undefined : parseProbeCall(command, env);
  if (hook === undefined && !server.stopWaits) {
    return ['there is no preStop hook, and a stop waits for no other member'];
  }
  if (hook !== undefined && !hook.ok) return [`preStop: ${hook.problem}`];
  if (hook !== undefined && hook.value.probe !== 'stoppable') {
    return [`preStop: asks ${hook.value.probe} and not stoppable`];
  }
  const hookMs = hook === undefined ? 0 : Math.max(hook.value.waitMs, hook.value.timeoutMs);
  const needMs = hookMs + server.stopMs;
  return needMs < graceMs
    ? []
    : [`a stop may take ${needMs} ms, and terminationGracePeriodSeconds gives it ${graceMs}`];
}
