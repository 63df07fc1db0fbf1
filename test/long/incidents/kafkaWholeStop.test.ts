import { kafkaPod, kafkaPodWithZooKeeper, type LocalPod } from '../../../local/site.ts';
import { apartPods } from '../../support/apartPods.ts';
import { startZooKeeper } from '../../support/startZooKeeper.ts';
import { describeWholeStop } from '../../support/wholeStop.ts';

const three = [0, 1, 2];
const kraftMs = 570_000;
const zookeeperMs = 270_000;

/** With the wait that an operator has who sets nothing. */
function asShipped({ env, ...pod }: LocalPod): LocalPod {
  const { KAFKA_STOP_WAIT: _, ...rest } = env;
  return { ...pod, env: { ...rest, KAFKA_HEAP_OPTS: '-Xmx256M -Xms256M' } };
}

const combined = {
  podsOf: (site: Parameters<typeof kafkaPod>[0]) => ({
    brokers: three.map((ordinal) => asShipped(kafkaPod(site, ordinal, 3))),
    controllers: [],
  }),
  budgetMs: kraftMs,
};

describeWholeStop('4.3.1, brokers that are controllers too, at once', {
  ...combined,
  net: '127.0.221',
});

describeWholeStop('4.3.1, brokers that are controllers too, one after the other', {
  ...combined,
  net: '127.0.222',
  apartMs: 1500,
});

describeWholeStop('4.3.1, controllers apart', {
  net: '127.0.223',
  podsOf: (site) => {
    const pods = apartPods(site, { version: '4.3.1', brokers: 2, controllers: 3 });
    return {
      brokers: [0, 1].map((ordinal) => asShipped(pods.broker(ordinal))),
      controllers: three.map((ordinal) => asShipped(pods.controller(ordinal))),
    };
  },
  budgetMs: kraftMs,
});

describeWholeStop('3.9.2, ZooKeeper as well', {
  net: '127.0.224',
  podsOf: (site) => ({
    brokers: three.map((ordinal) => asShipped(kafkaPodWithZooKeeper(site, ordinal, 3))),
    controllers: [],
  }),
  startBase: async (opened) => {
    const members = await startZooKeeper(opened);
    return () => {
      for (const member of members) member.signal('SIGTERM');
    };
  },
  budgetMs: zookeeperMs,
  // the one that is the controller, in KafkaController.shutdown, which waits for ZooKeeper without end
  hangs: true,
});
