import { expect, it } from 'vitest';
import { renderFamilies } from '../../../src/tool/prometheus.ts';

it('writes families as Prometheus reads them', () => {
  const text = renderFamilies([
    {
      name: 'requests',
      type: 'counter',
      help: 'Every \\ one\nof them',
      samples: [{ value: 12 }, { labels: { path: 'a"b\\c\nd', of: 'x' }, value: 1e21 }],
    },
    { name: 'nothing', type: 'gauge', help: 'None', samples: [] },
    {
      name: 'latency',
      type: 'summary',
      help: 'How long',
      samples: [
        { labels: { quantile: '0.5' }, value: Number.NaN },
        { suffix: '_sum', value: Number.POSITIVE_INFINITY },
        { suffix: '_count', value: Number.NEGATIVE_INFINITY },
      ],
    },
  ]);
  expect(text).toBe(String.raw`# HELP requests Every \\ one\nof them
# TYPE requests counter
requests 12
requests{path="a\"b\\c\nd",of="x"} 1e+21
# HELP latency How long
# TYPE latency summary
latency{quantile="0.5"} NaN
latency_sum +Inf
latency_count -Inf
`);
});
