import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePodName } from '../../src/pod/podName.ts';
import { accept } from '../../src/tool/parsed.ts';
import { decideIdentity } from '../../src/zookeeper/ensemble/identity.ts';

const ensemble = fc
  .record({
    replicas: fc.integer({ min: 1, max: 255 }),
    idOffset: fc.integer({ min: 1, max: 255 }),
  })
  .filter(({ replicas, idOffset }) => replicas + idOffset - 1 <= 255);

const list = { servers: undefined, extraServers: undefined };

const setName = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,20}[a-z0-9])?$/);

it('ordinal and myid are one to one', () => {
  fc.assert(
    fc.property(ensemble, setName, ({ replicas, idOffset }, set) => {
      const settings = { ...list, replicas, idOffset, myid: undefined };
      const ids = Array.from({ length: replicas }, (_, ordinal) => {
        const pod = { name: `${set}-${ordinal}`, nameSource: 'host name' };
        const identity = decideIdentity(settings, pod);
        return identity.ok ? identity.value.myid : undefined;
      });
      expect(ids).toEqual(Array.from({ length: replicas }, (_, ordinal) => ordinal + idOffset));
    }),
  );
});

it('no pod beyond the ensemble is a member', () => {
  fc.assert(
    fc.property(ensemble, fc.nat(), ({ replicas, idOffset }, beyond) => {
      const pod = { name: `zk-${replicas + (beyond % 1000)}`, nameSource: 'host name' };
      expect(decideIdentity({ ...list, replicas, idOffset, myid: undefined }, pod).ok).toBe(false);
    }),
  );
});

it('parsePodName takes apart what a StatefulSet puts together', () => {
  fc.assert(
    fc.property(setName, fc.nat(), (set, ordinal) => {
      expect(parsePodName(`${set}-${ordinal}`)).toEqual(accept({ set, ordinal }));
    }),
  );
});
