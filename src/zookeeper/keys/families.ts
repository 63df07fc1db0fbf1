import { once } from '../../tool/once.ts';
import { config, type Key, property } from './key.ts';
import { className, expecting, integer, text } from './valueKind.ts';

/** Keys whose last part is the operator's own. */
export interface Family {
  readonly pattern: RegExp;
  /** Stands for each of them, under a name such as `server.N`. */
  readonly key: Key;
}

const ids = expecting('ids between colons, such as 1:2:3', 'ids between colons', (raw) =>
  /^\d+(:\d+)*$/.test(raw),
);

export const families = once((): readonly Family[] => [
  {
    pattern: /^server\.\d+$/,
    key: config('server.N', text, 'Address, ports and role of the member with the id N'),
  },
  {
    pattern: /^group\.\d+$/,
    key: config('group.N', ids, 'Ids of the members of group N (hierarchical quorum)'),
  },
  {
    pattern: /^weight\.\d+$/,
    key: config('weight.N', integer(), "Weight of member N's vote", { fallback: '1' }),
  },
  {
    pattern: /^authProvider\../,
    key: property('authProvider.NAME', className, 'A further scheme of authentication'),
  },
  {
    pattern: /^metricsProvider\../,
    key: config('metricsProvider.NAME', text, 'Whatever another provider of metrics wants', {
      since: '3.6.0',
    }),
  },
]);
