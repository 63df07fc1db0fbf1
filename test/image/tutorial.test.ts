import { beforeAll, expect, it } from 'vitest';
import { firstSet } from '../../local/memberSet.ts';
import type { Container } from '../support/container.ts';
import { useContainers } from '../support/containers.ts';
import { readJavaCommand } from '../support/containerProcesses.ts';
import { images } from '../support/docker.ts';
import { startThree } from '../support/threeOfEach.ts';

/** Each flag that the start-zookeeper of 2017 takes. */
const command = `start-zookeeper \
--servers=3 \
--data_dir=/var/lib/zookeeper/data \
--data_log_dir=/var/lib/zookeeper/data/log \
--log_dir=/var/log/zookeeper \
--conf_dir=/opt/zookeeper/conf \
--client_port=2181 \
--election_port=3888 \
--server_port=2888 \
--tick_time=2000 \
--init_limit=10 \
--sync_limit=5 \
--heap=512M \
--max_client_cnxns=60 \
--snap_retain_count=3 \
--purge_interval=12 \
--max_session_timeout=40000 \
--min_session_timeout=4000 \
--log_level=INFO`;
const stopSeconds = 15;

const containers = useContainers('tutorial', images.zookeeper);
let members: readonly Container[] = [];
beforeAll(async () => {
  members = await startThree(containers, await containers.makeNetwork(), {
    image: images.zookeeper,
    set: firstSet,
    entrypoint: 'sh',
    command: ['-c', command],
  });
});

it('start-zookeeper with every flag: an ensemble that zookeeper-ready finds alive', async () => {
  for (const member of members) {
    await member.untilDone(['sh', '-c', 'zookeeper-ready 2181']);
    await member.untilDone(['zkOk', 'ready']);
    const { stdout } = await member.exec(['zookeeper-metrics', '2181']);
    expect(stdout).toMatch(/^zk_server_state\t(leader|follower)$/m);
    expect(await readJavaCommand(member)).toContain(' -Xmx512M -Xms512M ');
  }
});

it('zoo.cfg says what the flags say', async () => {
  const shown = await members[0]?.exec(['cat', '/opt/zookeeper/conf/zoo.cfg']);
  expect(shown?.stdout.split('\n')).toEqual(
    expect.arrayContaining([
      'clientPort=2181',
      'dataDir=/var/lib/zookeeper/data',
      'dataLogDir=/var/lib/zookeeper/data/log',
      'tickTime=2000',
      'initLimit=10',
      'syncLimit=5',
      'maxClientCnxns=60',
      'minSessionTimeout=4000',
      'maxSessionTimeout=40000',
      'autopurge.snapRetainCount=3',
      'autopurge.purgeInterval=12',
      'server.2=zk-1.zk-hs:2888:3888',
    ]),
  );
});

it('the processes run as the user of the image, and can be looked at', async () => {
  const { stdout } = (await members[0]?.exec(['sh', '-c', 'ps -ef'])) ?? {};
  expect(stdout).toMatch(/^(zookeep|zookeeper|1001)\S* .*java /m);
});

it('SIGTERM ends each of them within seconds', async () => {
  for (const member of members) {
    const { code, seconds } = await member.stop();
    expect({ host: member.host, code }).toEqual({ host: member.host, code: 0 });
    expect(seconds).toBeLessThan(stopSeconds);
  }
});
