import { parseDnsName } from '../../pod/dnsName.ts';
import { parseInteger, parseText } from '../../tool/parsers.ts';
import { optional } from '../../tool/settingKinds.ts';
import type { Spec } from '../../tool/settings.ts';
import { maxMyid } from '../ensemble/serverLine.ts';
import { parseServerList } from '../ensemble/serverList.ts';

/** Who this member is, and who the others are. */
export const ensembleSettings = {
  replicas: optional({
    name: 'ZK_REPLICAS',
    flags: ['servers'],
    doc: 'Size of the ensemble, equal to spec.replicas of the StatefulSet; required unless ZK_SERVERS lists the members',
    parse: parseInteger({ min: 1, max: maxMyid }),
  }),
  observers: {
    name: 'ZK_OBSERVERS',
    doc: 'How many of the last ordinals are observers, which serve clients and have no vote',
    fallback: 0,
    parse: parseInteger({ min: 0, max: maxMyid }),
  },
  myid: optional({
    name: 'ZK_MY_ID',
    doc: "This member's id, where the pod's name cannot tell it",
    shown: 'the ordinal + ZK_ID_OFFSET',
    parse: parseInteger({ min: 1, max: maxMyid }),
  }),
  idOffset: {
    name: 'ZK_ID_OFFSET',
    doc: 'Id of the member with ordinal 0',
    fallback: 1,
    parse: parseInteger({ min: 1, max: maxMyid }),
  },
  domain: optional({
    name: 'ZK_DOMAIN',
    doc: 'DNS domain of the members',
    shown: "the pod's own, from POD_SERVICE and POD_NAMESPACE or /etc/hosts",
    parse: parseDnsName,
  }),
  servers: optional({
    name: 'ZK_SERVERS',
    // --servers=3 of older images is the size
    flag: 'server-list',
    ownFlag: false,
    // a mounted file's lines server.N, together
    key: 'server',
    doc: 'Every server line between commas, as 1=zk-0.zk-hs:2888:3888, in the place of those that follow from ZK_REPLICAS',
    parse: parseServerList,
  }),
  extraServers: optional({
    name: 'ZK_EXTRA_SERVERS',
    doc: 'Further server lines between commas, such as those of a second StatefulSet',
    parse: parseServerList,
  }),
  ensemble: optional({
    name: 'ZK_ENSEMBLE',
    doc: 'Accepted for older manifests and ignored',
    parse: parseText,
  }),
  user: optional({
    name: 'ZK_USER',
    doc: 'Accepted for older manifests and ignored',
    parse: parseText,
  }),
} satisfies Spec;
