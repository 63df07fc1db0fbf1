import type { Disk } from '../../files/disk.ts';
import { renderFamilies } from '../../tool/prometheus.ts';
import type { Checkup } from './checkup.ts';
import { toMemberFamilies } from './memberFamilies.ts';
import { toProviderFamilies } from './providerFamilies.ts';

/**
 * What a scrape of a member gives: the figures of mntr as ZooKeeper's own provider for Prometheus
 * names them, and ours, the disks of its data among them. It is never empty: of a member that does
 * not answer it says that.
 */
export function renderPrometheus(checkup: Checkup, disks: readonly Disk[]): string {
  const figures = checkup.metrics.ok ? toProviderFamilies(checkup.metrics.value) : [];
  return renderFamilies([...toMemberFamilies(checkup, disks), ...figures]);
}
