import { expect, it } from 'vitest';
import { resolveKeyName } from '../../../../src/zookeeper/keys/keyName.ts';
import { keyNames } from '../../../../src/zookeeper/keys/keys.ts';

it.each([
  ['snapCount', 'snapCount'],
  ['autopurge_purgeInterval', 'autopurge.purgeInterval'],
  ['autopurge.purgeInterval', 'autopurge.purgeInterval'],
  ['fips_mode', 'fips-mode'],
  ['fips-mode', 'fips-mode'],
  ['4lw_commands_whitelist', '4lw.commands.whitelist'],
  ['jvm_pause_info_threshold_ms', 'jvm.pause.info-threshold.ms'],
  ['request_throttle_max_requests', 'request_throttle_max_requests'],
  ['ssl_quorum_keyStore_location', 'ssl.quorum.keyStore.location'],
  ['jute_maxbuffer', 'jute.maxbuffer'],
  ['server_4', 'server.4'],
  ['authProvider_sasl', 'authProvider.sasl'],
  // Case counts, so this one is unknown.
  ['autopurge_purgeinterval', 'autopurge.purgeinterval'],
  ['some_other-key', 'some.other-key'],
])('ZK_CFG_%s means %s', (spelled, key) => {
  expect(resolveKeyName(spelled)).toBe(key);
});

it('no two keys sound alike', () => {
  for (const name of keyNames()) expect(resolveKeyName(name.replaceAll(/[.-]/g, '_'))).toBe(name);
});
