import { execa } from 'execa';
import type { KafkaBox } from './kafkaBox.ts';

/** What a supervisor at this address answers, and kafkaOk says of it. */
export function healthOf(address: string, readBox: () => KafkaBox) {
  return {
    probe: async (...args: readonly string[]) => {
      const { exitCode, stdout, stderr } = await execa('dist/kafkaOk.mjs', args, {
        env: { ...readBox().env, KAFKA_HEALTH_ADDRESS: address },
        extendEnv: false,
        reject: false,
      });
      return `${exitCode} ${stdout}${stderr}`;
    },
    get: async (path: string) => {
      const answer = await fetch(`http://${address}:8090${path}`);
      return `${answer.status} ${await answer.text()}`;
    },
  };
}
