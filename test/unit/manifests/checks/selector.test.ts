import { expect, it } from 'vitest';
import { type Selector, selects } from '../../../../manifests/checks/selector.ts';

const expression = (operator: string, values?: string[]): Selector => ({
  matchExpressions: [{ key: 'app', operator, ...(values === undefined ? {} : { values }) }],
});

it.each<[boolean, Selector]>([
  [true, {}],
  [true, { matchLabels: { app: 'zk' } }],
  [false, { matchLabels: { app: 'zk', tier: 'x' } }],
  [true, expression('In', ['zk', 'kafka'])],
  [false, expression('In', ['kafka'])],
  [false, expression('NotIn', ['zk'])],
  [true, expression('NotIn', ['kafka'])],
  [true, expression('Exists')],
  [false, expression('DoesNotExist')],
])('says %s to %j', (answer, selector) => {
  expect(selects(selector, { app: 'zk' })).toBe(answer);
});
