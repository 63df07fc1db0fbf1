import { resolveJava } from '../../java/resolveJava.ts';
import { launchServer } from '../../process/launchServer.ts';
import { resolveStop } from '../../process/resolveStop.ts';
import type { StopRequests } from '../../process/watchStop.ts';
import type { Env } from '../../tool/serviceLink.ts';
import { writeStderr } from '../../tool/writeText.ts';
import type { Broker } from '../readBroker.ts';
import { renderStart } from '../title.ts';
import { serverName } from './serverName.ts';
import { launchOf, runPreparations } from './runPreparations.ts';

/** Becomes the broker, unless it was asked to stop before: then it ends by that signal. */
export async function launchBroker(broker: Broker, env: Env, stop: StopRequests): Promise<never> {
  const run = { ...broker, env, program: resolveJava(env), stop, tell: say };
  say(renderStart(broker));
  await runPreparations(run);
  await resolveStop(stop, { name: serverName(broker.plan.roles), say });
  return launchServer(launchOf(run));
}

function say(line: string): void {
  writeStderr(`kafkaStart: ${line}\n`);
}
