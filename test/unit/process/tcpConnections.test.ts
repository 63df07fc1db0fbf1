import { expect, it } from 'vitest';
import { parseTcpConnections } from '../../../src/process/tcpConnections.ts';

const head =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const rest = '00000000:00000000 00:00000000 00000000  1001        0';

it('reads the established connections of IPv4 and IPv6', () => {
  const text = [
    head,
    `   0: 0101007F:0885 00000000:0000 0A ${rest} 11 1 0 100 0 0 10 0\n`,
    `   1: 0101007F:BEEF 0201007F:0B48 01 ${rest} 12 1 0 20 4 30 10 -1\n`,
    `   2: 0000000000000000FFFF00000101007F:0B48 0000000000000000FFFF00000201007F:A001 01 ${rest} 13 1\n`,
    `   3: 0101007F:0B48 0201007F:A001 06 ${rest} 0 3 0\n`,
  ].join('');
  expect(parseTcpConnections(text)).toEqual([
    { localPort: 48_879, remotePort: 2888, inode: '12' },
    { localPort: 2888, remotePort: 40_961, inode: '13' },
  ]);
  expect(parseTcpConnections('')).toEqual([]);
});
