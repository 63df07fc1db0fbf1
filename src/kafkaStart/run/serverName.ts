import type { Role } from '../../kafka/cluster/socket.ts';

/** What a server with these roles is called in what is said of it. */
export function serverName(roles: readonly Role[]): string {
  return roles.includes('broker') ? 'the broker' : 'the controller';
}
