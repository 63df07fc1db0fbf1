import type { Disk } from '../../files/disk.ts';
import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { ToolError } from '../../tool/toolError.ts';
import { askServer, type Target } from '../ask/askServer.ts';
import { type Checkup, toCheckup } from './checkup.ts';
import { renderPrometheus } from './prometheusText.ts';

/** Asks a member for all that it tells of itself, within one time. Why it does not answer is part of the result. */
export async function askCheckup(target: Target): Promise<Checkup> {
  const [srvr, mntr, conf] = await Promise.all([
    askAbout('srvr', target),
    askAbout('mntr', target),
    askAbout('conf', target),
  ]);
  return toCheckup({ srvr, mntr, conf });
}

interface Asked {
  readonly readTarget: () => Promise<Target>;
  readonly askDisks: () => Promise<readonly Disk[]>;
}

/** What Prometheus scrapes of a member; also of one that does not answer, or cannot be asked. */
export async function askPrometheus({ readTarget, askDisks }: Asked): Promise<string> {
  const [checkup, disks] = await Promise.all([askIfPossible(readTarget), askDisks()]);
  return renderPrometheus(checkup, disks);
}

async function askIfPossible(readTarget: () => Promise<Target>): Promise<Checkup> {
  try {
    return await askCheckup(await readTarget());
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    const silent = reject(error.message);
    return toCheckup({ srvr: silent, mntr: silent, conf: silent });
  }
}

async function askAbout(word: string, target: Target): Promise<Parsed<string>> {
  try {
    return accept(await askServer(word, target));
  } catch (error) {
    if (error instanceof ToolError) return reject(error.problems.join('; '));
    throw error;
  }
}
