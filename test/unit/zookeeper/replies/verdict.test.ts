import { describe, expect, it } from 'vitest';
import { judgeLive, judgeReady } from '../../../../src/zookeeper/replies/verdict.ts';

const notServing = 'This ZooKeeper instance is not currently serving requests\n';
const refused = (word: string) => `${word} is not executed because it is not in the whitelist.\n`;
const srvr = (mode: string) =>
  [
    'Zookeeper version: 3.9.5-a2eab7cf6c7ba8d1f8d3a7ba9c9fd7ef6b2a0b45, built on 2025-12-19 10:11 UTC',
    'Latency min/avg/max: 0/0.4/12',
    'Received: 14',
    'Sent: 13',
    'Connections: 1',
    'Outstanding: 0',
    'Zxid: 0x700000a3',
    `Mode: ${mode}`,
    'Node count: 5\n',
  ].join('\n');

describe('live', () => {
  it.each([['imok'], [notServing]])('passes %j', (reply) => {
    expect(judgeLive(reply)).toEqual({ healthy: true });
  });

  it('passes a server that may not answer ruok, and says what to do', () => {
    expect(judgeLive(refused('ruok'))).toEqual({
      healthy: true,
      warning: expect.stringContaining('ZK_4LW_WHITELIST'),
    });
  });

  it.each([['imokay'], ['HTTP/1.1 400 Bad Request\r\n\r\n'], ['SSH-2.0-OpenSSH_9.9\r\n']])(
    'fails what is no ZooKeeper: %j',
    (reply) => {
      expect(judgeLive(reply)).toEqual({
        healthy: false,
        reason: `expected imok, got ${JSON.stringify(reply)}`,
      });
    },
  );
});

describe('ready', () => {
  it.each([['leader'], ['follower'], ['observer'], ['standalone']])('passes a %s', (mode) => {
    expect(judgeReady(srvr(mode))).toEqual({ healthy: true });
  });

  it.each([
    [srvr('read-only'), 'not serving: the member has no quorum and takes no writes (read-only)'],
    [srvr('sleeping'), 'not serving: unknown mode (sleeping)'],
    [notServing, 'not serving: the member runs, and looks for a leader, syncs or loads its tree'],
    ['imok', 'unexpected reply to srvr: "imok"'],
    ['Mode: leader\n', String.raw`unexpected reply to srvr: "Mode: leader\n"`],
  ])('fails %j', (reply, reason) => {
    expect(judgeReady(reply)).toEqual({ healthy: false, reason });
  });

  it('fails a server that may not answer srvr, and says what to do', () => {
    expect(judgeReady(refused('srvr'))).toEqual({
      healthy: false,
      reason: expect.stringContaining('ZK_4LW_WHITELIST'),
    });
  });
});
