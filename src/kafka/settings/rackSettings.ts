import { parsePath, parseText } from '../../tool/parsers.ts';
import { optional } from '../../tool/settingKinds.ts';
import type { Spec } from '../../tool/settings.ts';

/** Where broker.rack comes from when nobody gives it. */
export const rackSettings = {
  podZone: optional({
    name: 'POD_ZONE',
    doc: "broker.rack: by fieldRef metadata.labels['topology.kubernetes.io/zone'], which Kubernetes copies from the node",
    parse: parseText,
  }),
  rackFile: optional({
    name: 'KAFKA_RACK_FILE',
    doc: 'File with broker.rack, where POD_ZONE has none: the rack alone, or the labels of the pod as a downwardAPI volume writes them',
    parse: parsePath,
  }),
} satisfies Spec;
