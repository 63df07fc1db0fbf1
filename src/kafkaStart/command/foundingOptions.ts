import { renderInitialControllers } from '../../kafka/cluster/initialControllers.ts';
import { deriveDirectoryId, type Digest } from '../../kafka/storage/directoryId.ts';
import type { BrokerPlan } from '../plan/brokerPlan.ts';
import type { Founding } from '../plan/founding.ts';

/** What is formatted, for which cluster, and what that makes of the node where its quorum is dynamic. */
export function describeFormat(
  { logDirs, founding }: Pick<BrokerPlan, 'logDirs' | 'founding'>,
  cluster: string,
): string {
  const how = founding.type === 'none' ? '' : `: ${founding.reason}`;
  return `${logDirs.join(', ')} for ${cluster}${how}`;
}

/**
 * The options of `kafka-storage.sh format` for a dynamic quorum. The founders are listed also where there
 * is but one: `--standalone` would call it localhost wherever its listener is for every address.
 */
export function foundingOptions(founding: Founding, clusterId: string, digest: Digest): string[] {
  switch (founding.type) {
    case 'none':
      return [];
    case 'join':
      return ['--no-initial-controllers'];
    case 'found': {
      const controllers = founding.controllers.map((controller) => ({
        ...controller,
        directoryId:
          'directoryId' in controller
            ? controller.directoryId
            : deriveDirectoryId(digest, clusterId, controller.id),
      }));
      return [`--initial-controllers=${renderInitialControllers(controllers)}`];
    }
  }
}
