import { type ZkSettings, zkSettings } from './settings.ts';

/** The variable that the list of servers follows from. */
export function listSetting({ servers }: Pick<ZkSettings, 'servers'>): string {
  return servers === undefined ? zkSettings.replicas.name : zkSettings.servers.name;
}
