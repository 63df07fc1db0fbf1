import { ExitCode } from '../../tool/exitCode.ts';
import { reject } from '../../tool/parsed.ts';
import { requireSettings } from '../../tool/requireSettings.ts';
import type { Flags, Sources } from '../../tool/settings.ts';
import { ToolError } from '../../tool/toolError.ts';
import { askPeers } from '../../zookeeper/ask/askPeers.ts';
import { renderPlace } from '../../pod/place.ts';
import { openTarget } from '../openTarget.ts';
import type { Peer } from '../../zookeeper/ensemble/peers.ts';
import { askCheckup } from '../../zookeeper/metrics/askCheckup.ts';
import { checkupWords, toCheckup } from '../../zookeeper/metrics/checkup.ts';
import { readPeers } from '../../zookeeper/readPeers.ts';
import { clientSettings } from '../../zookeeper/settings/clientSettings.ts';
import { peerSettings } from '../../zookeeper/settings/peerSettings.ts';
import { type MemberView, toMemberViews } from './memberView.ts';

/** Looks at every member once, in the order of their ids. */
export type Look = () => Promise<readonly MemberView[]>;

/**
 * Reads who the members are, and gives what asks them; a server that stands alone is asked where this
 * pod's is. Throws a ToolError where the configuration does not tell, or what TLS needs is not there.
 */
export async function openEnsemble(sources: Sources): Promise<Look> {
  const { timeoutMs } = clientSettings;
  const settings = requireSettings({ ...peerSettings, timeoutMs }, sources);
  const { peers } = readPeers(settings.confDir);
  if (peers.length === 0) return lookAtOne(sources);
  requireNoPlace(sources.flags);
  return async () => {
    const [srvrs = [], mntrs = [], confs = []] = await Promise.all(
      checkupWords.map(async (word) =>
        askPeers(word, peers, { sources, timeoutMs: settings.timeoutMs }),
      ),
    );
    const silent = reject('was not asked');
    return toMemberViews(
      peers.map((peer, index) => ({
        peer,
        place: srvrs[index]?.place ?? '',
        checkup: toCheckup({
          srvr: srvrs[index]?.reply ?? silent,
          mntr: mntrs[index]?.reply ?? silent,
          conf: confs[index]?.reply ?? silent,
        }),
      })),
    );
  };
}

// The variables are the pod's, and say where its own member listens.
function requireNoPlace(flags: Flags = {}): void {
  const given = ['host', 'port'].filter((name) => flags[name] !== undefined);
  if (given.length === 0) return;
  const why = 'each member is asked at its own address and port, which zoo.cfg lists';
  throw new ToolError(
    ExitCode.Usage,
    given.map((name) => `--${name}: cannot go with --ensemble (${why})`),
  );
}

async function lookAtOne(sources: Sources): Promise<Look> {
  const nextTarget = await openTarget(sources);
  return async () => {
    const target = await nextTarget();
    const { host, port, tls } = target;
    const peer: Peer = {
      myid: 0,
      role: 'participant',
      hosts: [host],
      port,
      secure: tls !== undefined,
      group: undefined,
      weight: 1,
    };
    const place = renderPlace({ host, port });
    return toMemberViews([{ peer, place, checkup: await askCheckup(target) }]);
  };
}
