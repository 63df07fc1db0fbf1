import { once } from 'node:events';
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { answer, metadataBody } from '../support/fakeBroker.ts';
import { startFakeServer } from '../support/fakeServer.ts';
import { startSupervisorLike } from '../support/kafkaOkBox.ts';
import { openKafkaOk, timeoutMs, within } from '../support/openKafkaOk.ts';

const address = '127.0.251.5';
const { box, said, metadataIs } = openKafkaOk(address);
const own = { brokers: [0, 1, 2] };

describe('a supervisor', () => {
  const health = async (say: (socket: Socket) => void) => startFakeServer(address, say, 8090);
  const where = `kafkaOk: ${address}:8090:`;

  it('that runs and does not listen is not passed over, unless by --direct', async () => {
    const fake = await metadataIs(answer(metadataBody(own)));
    const supervisor = startSupervisorLike(box);
    try {
      if (supervisor.stdout !== null) await once(supervisor.stdout, 'data');
      box.write(`PLAINTEXT://${address}:${fake.port}`);
      expect(await said(fake.port, ['ready'])).toBe(
        `69 ${where} connection refused, although kafkaStart (process ${supervisor.pid}) runs this broker; --direct asks the broker itself`,
      );
      expect(await said(fake.port, ['ready', '--direct'])).toBe(
        '0 kafkaOk: broker 0 is registered',
      );
    } finally {
      supervisor.kill();
      fake.close();
    }
  });

  it.each([
    ['hangs', () => undefined, `69 ${where} no answer within ${timeoutMs} ms`],
    [
      'is another program',
      (socket: Socket) => socket.end('garbage'),
      `69 ${where} no answer of a supervisor there`,
    ],
    [
      'knows no such question',
      (socket: Socket) => socket.end('HTTP/1.1 404 Not Found\r\n\r\nonly /livez is served here\n'),
      `69 ${where} no supervisor that knows /readyz: another version of kafkaStart, or another program (only /livez is served here)`,
    ],
    [
      'says more than it can mean',
      (socket: Socket) => {
        const timer = setInterval(() => socket.write('x'.repeat(999_999)), 10);
        socket.on('close', () => clearInterval(timer));
      },
      `69 ${where} no answer of a supervisor there`,
    ],
    [
      'says one byte at a time',
      (socket: Socket) => {
        const timer = setInterval(() => socket.write('H'), 50);
        socket.on('close', () => clearInterval(timer));
      },
      `69 ${where} no answer within ${timeoutMs} ms`,
    ],
    [
      'says no',
      (socket: Socket) =>
        socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\nthe broker was asked to stop\n'),
      '1 kafkaOk: the broker was asked to stop',
    ],
  ])('that %s', async (_, say, line) => {
    const fake = await health(say);
    try {
      expect(await said(8090, ['ready', ...within(line)])).toBe(line.replace(':8090:', ':PORT:'));
    } finally {
      fake.close();
    }
  });

  it('is asked by stoppable again until it says yes', async () => {
    const fake = await startFakeServer(
      address,
      (socket, connection) =>
        socket.end(
          connection < 3
            ? 'HTTP/1.1 503 Service Unavailable\r\n\r\norders-0 waits for broker 1\n'
            : 'HTTP/1.1 200 OK\r\n\r\nbroker 0 may stop\n',
        ),
      8090,
    );
    try {
      expect(await box.run(['stoppable', '--wait=60s'])).toMatchObject({
        exitCode: 0,
        stdout: 'kafkaOk: broker 0 may stop',
      });
      expect(fake.received()).toHaveLength(3);
      expect(fake.received()[0]).toMatch(/^GET \/stoppablez /);
    } finally {
      fake.close();
    }
  });

  it('says no to stoppable until the wait is over, and without one at once', async () => {
    const fake = await health((socket) =>
      socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\norders-0 waits for broker 1\n'),
    );
    try {
      const waited = await box.run(['stoppable', '--wait=1500ms']);
      expect(waited).toMatchObject({ exitCode: 1, stderr: 'kafkaOk: orders-0 waits for broker 1' });
      expect(fake.received()).toHaveLength(2);
      expect(await box.run(['stoppable'])).toMatchObject({ exitCode: 1 });
      expect(fake.received()).toHaveLength(3);
    } finally {
      fake.close();
    }
  });
});

it('stoppable waits ten seconds while a supervisor does not know, and says so', async () => {
  const fake = await startFakeServer(
    address,
    (socket) => socket.end('HTTP/1.1 504 Gateway Timeout\r\n\r\nthere is no leader\n'),
    8090,
  );
  try {
    expect(await box.run(['stoppable', '--wait=60s'])).toMatchObject({
      exitCode: 1,
      stderr: 'kafkaOk: waiting would not help: there is no leader',
    });
  } finally {
    fake.close();
  }
}, 30_000);

it('stoppable of a broker that does not answer is 69, and --json says where it was asked', async () => {
  const fake = await startFakeServer(address, () => undefined);
  try {
    box.write(`PLAINTEXT://${address}:${fake.port}`);
    const args = ['stoppable', '--direct', '--json', `--timeout=${timeoutMs}ms`];
    const { exitCode, stdout } = await box.run(args);
    expect(exitCode).toBe(69);
    expect(JSON.parse(stdout)).toMatchObject({ exitCode: 69, host: address, port: fake.port });
  } finally {
    fake.close();
  }
});
