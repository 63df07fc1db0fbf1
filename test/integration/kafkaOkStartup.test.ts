import { describe, expect, it } from 'vitest';
import { startJavaLike } from '../support/kafkaOkBox.ts';
import { openKafkaOk } from '../support/openKafkaOk.ts';

const address = '127.0.251.3';
const { box, ask, metadataIs, raw } = openKafkaOk(address);
const at = `kafkaOk: ${address}:PORT:`;

describe('after kafkaStart --exec, startup', () => {
  it.each(['PLAINTEXT', 'SASL_PLAINTEXT'])('by %s: any answer is enough', async (protocol) => {
    const fake = await metadataIs((_, socket) => socket.destroy());
    expect(await ask(fake, protocol, 'startup')).toBe('0 kafkaOk: broker 0 answers');
  });

  it('nobody listens yet', async () => {
    const java = startJavaLike(box.serverProperties);
    try {
      const fake = await raw(() => undefined);
      fake.close();
      expect(await ask(fake, 'PLAINTEXT', 'startup')).toBe(
        `69 ${at} connection refused (java runs as process ${java.pid}, and may be starting or stopping)`,
      );
    } finally {
      java.kill();
    }
  });
});
