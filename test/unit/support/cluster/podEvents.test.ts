import { describe, expect, it } from 'vitest';
import { asPodEvents, parsePodEvent } from '../../../support/cluster/podEvents.ts';

describe('an event of a pod', () => {
  it('has as many fields in the line that kubectl is asked for as are read', () => {
    expect(asPodEvents.at(-1)?.split('|')).toHaveLength(9);
  });

  it('shows a pod that has no node and no container yet', () => {
    expect(parsePodEvent('ADDED|zk-0|a1||||||zk-7d')).toEqual({
      type: 'ADDED',
      pod: {
        name: 'zk-0',
        uid: 'a1',
        isReady: false,
        isLeaving: false,
        node: '',
        restarts: 0,
        exitCode: undefined,
        revision: 'zk-7d',
      },
    });
  });

  it('tells a container that runs from one that ended with 0', () => {
    const running = parsePodEvent('MODIFIED|zk-0|a1|True||node-1|2||zk-7d');
    expect(running.pod).toMatchObject({ isReady: true, restarts: 2, exitCode: undefined });
    const ended = parsePodEvent('DELETED|zk-0|a1|False|2026-11-30T12:00:00Z|node-1|2|0|zk-7d');
    expect(ended.type).toBe('DELETED');
    expect(ended.pod).toMatchObject({ isReady: false, isLeaving: true, exitCode: 0 });
  });
});
