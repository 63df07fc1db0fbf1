import { renderInitialControllers } from '../../kafka/cluster/initialControllers.ts';
import { deriveDirectoryId, type Digest } from '../../kafka/storage/directoryId.ts';
import type { Founding } from '../plan/founding.ts';

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
