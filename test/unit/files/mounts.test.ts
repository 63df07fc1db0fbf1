import { expect, it } from 'vitest';
import { parseMountPoints } from '../../../src/files/mounts.ts';

it('reads every mount point, with its blanks', () => {
  const text = `29 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 29 0:36 / /var/a\\040b\\134c rw,nosuid - tmpfs tmpfs rw
41 29 254:0 /x/zoo.cfg /opt/zookeeper/conf/zoo.cfg ro - ext4 /dev/vda rw
`;
  expect([...parseMountPoints(text)]).toEqual(['/', '/var/a b\\c', '/opt/zookeeper/conf/zoo.cfg']);
});

it('finds none in nothing', () => {
  expect([...parseMountPoints('')]).toEqual([]);
});
