/** A metric of ZooKeeper's own provider for Prometheus: its exact name and type there, and what it says. */
export interface Described {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'summary';
  readonly help: string;
  /** The first line of versions that has it; 3.6 is the first with a provider. */
  readonly since: string;
  /** Whether there is one series for each key: a first-level node, or a member's id. */
  readonly keyed: boolean;
}

const firstProvider = '3.6';

const describe =
  (type: Described['type'], keyed: boolean) =>
  (name: string, help: string, since = firstProvider): Described => ({
    name,
    type,
    help,
    since,
    keyed,
  });

export const gauge = describe('gauge', false);
export const gaugeSet = describe('gauge', true);
export const counter = describe('counter', false);
export const counterSet = describe('counter', true);
export const summary = describe('summary', false);
export const summarySet = describe('summary', true);
