import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { waitFor } from '../../local/waitFor.ts';
import { startJavaLike } from '../support/kafkaOkBox.ts';
import { openKafkaOk } from '../support/openKafkaOk.ts';

const address = '127.0.251.4';
const { box, said } = openKafkaOk(address);
/** Waits until a file of a process says this. */
const until = async (what: string, file: string, pattern: RegExp) =>
  waitFor({ what, timeoutMs: 5000 }, () =>
    pattern.test(readFileSync(`/proc/${file}`, 'utf8')) ? true : undefined,
  );
const live = async () => {
  box.write(`PLAINTEXT://${address}:1`);
  return said(1, ['live']);
};
const nobody = () => `1 kafkaOk: no java runs with ${box.serverProperties}, and no supervisor`;

describe('after kafkaStart --exec, live', () => {
  it('the java of this server', async () => {
    const java = startJavaLike(box.serverProperties);
    try {
      expect(await live()).toBe(`0 kafkaOk: the broker runs: java is process ${java.pid}`);
    } finally {
      java.kill();
      await once(java, 'exit');
    }
    expect(await live()).toBe(nobody());
  });

  it('another java, and other programs with the same words, do not count', async () => {
    const others = [
      startJavaLike('/somewhere/else/server.properties'),
      startJavaLike(box.serverProperties, 'tini'),
    ];
    try {
      expect(await live()).toBe(nobody());
    } finally {
      for (const other of others) other.kill();
    }
  });

  it('a java that has ended and waits to be reaped does not count', async () => {
    const java = join(box.folder, 'java');
    writeFileSync(java, '#!/bin/sh\nread line\n', { mode: 0o755 });
    // a shell would reap it, what comes in its place does not
    const script = '"$0" "$@" <&3 & echo $!; exec sleep 60';
    const words = ['-c', script, java, 'kafka.Kafka', box.serverProperties];
    const parent = spawn('sh', words, { stdio: ['ignore', 'pipe', 'ignore', 'pipe'] });
    try {
      const [, output, , end] = parent.stdio;
      if (!(output instanceof Readable && end instanceof Writable)) throw new Error('no pipes');
      const [pid] = await once(output, 'data');
      await until('sleep', `${parent.pid}/comm`, /^sleep$/m);
      const alive = `0 kafkaOk: the broker runs: java is process ${String(pid).trim()}`;
      expect(await live()).toBe(alive);
      end.end();
      await until('a zombie', `${String(pid).trim()}/status`, /^State:\s+Z/m);
      expect(await live()).toBe(nobody());
    } finally {
      parent.kill();
    }
  });
});
