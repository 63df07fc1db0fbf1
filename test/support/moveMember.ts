import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { hostsFileOf, type LocalPod } from '../../local/site.ts';
import type { Member, TestSite } from './testSite.ts';

/** The same member at another address under its old name, as a pod that is made anew; it is still to be started. */
export function moveMember(testSite: TestSite, { pod: old }: Member, address: string): Member {
  const pod = { ...old, address, env: { ...old.env, ZK_CLIENT_PORT_ADDRESS: address } };
  tellAddress(testSite, pod);
  return testSite.add(pod);
}

/** Changes one line of the hosts file. */
function tellAddress({ site }: TestSite, { fqdn, name, address }: LocalPod): void {
  const path = hostsFileOf(site);
  const text = readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => (line.endsWith(` ${fqdn} ${name}`) ? `${address} ${fqdn} ${name}` : line))
    .join('\n');
  // Whole at every moment: java and our tools read it whenever they look up a name.
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
