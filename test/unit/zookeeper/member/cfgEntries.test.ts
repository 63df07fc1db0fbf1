import { describe, expect, it } from 'vitest';
import { findExposedSecrets } from '../../../../src/zookeeper/member/cfgEntries.ts';
import { zkSettings } from '../../../../src/zookeeper/settings/settings.ts';

const findIn = (env: Readonly<Record<string, string>>) =>
  findExposedSecrets(zkSettings, { env, ofVariables: [] }).map(({ subject }) => subject);

describe('findExposedSecrets', () => {
  it('finds a secret in the variable beside that of its file', () => {
    expect(findIn({ ZK_SASL_USERS: 'alice:secret' })).toEqual(['ZK_SASL_USERS']);
  });

  it('takes no setting for a secret because another one is named like its file', () => {
    expect(findIn({ ZK_SASL_QUORUM: 'learner', ZK_SASL_QUORUM_FILE: '/secret/quorum' })).toEqual(
      [],
    );
  });
});
