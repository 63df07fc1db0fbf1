import { images } from './given.ts';
import type { Resource } from './resources.ts';

type Labels = Readonly<Record<string, string>>;

/** A pod that does nothing until it is told to, with Node in it; it may run where only restricted pods may. */
export function strangerPod(name: string, labels: Labels): Resource {
  return makePod(name, labels, [], []);
}

/** The same, with the files of a ConfigMap in a folder. */
export function clientPod(
  name: string,
  labels: Labels,
  { configMap, folder }: { readonly configMap: string; readonly folder: string },
): Resource {
  const mount = { name: 'client', mountPath: folder };
  return makePod(name, labels, [mount], [{ name: 'client', configMap: { name: configMap } }]);
}

function makePod(
  name: string,
  labels: Labels,
  volumeMounts: readonly { readonly name: string; readonly mountPath: string }[],
  volumes: readonly { readonly name: string; readonly configMap: { readonly name: string } }[],
): Resource {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels },
    spec: {
      restartPolicy: 'Never',
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 1001,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        {
          name: 'client',
          image: images.zookeeper,
          imagePullPolicy: 'IfNotPresent',
          // as process 1, sleep alone would not heed SIGTERM
          command: ['tini', '--', 'sleep', 'infinity'],
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
          volumeMounts,
        },
      ],
      volumes,
    },
  };
}
