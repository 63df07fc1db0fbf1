import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accept } from '../../src/tool/parsed.ts';
import { renderFamilies, renderLabels } from '../../src/tool/prometheus.ts';
import { describedMetrics } from '../../src/zookeeper/metrics/describedMetrics.ts';
import { toCheckup } from '../../src/zookeeper/metrics/checkup.ts';
import { renderPrometheus } from '../../src/zookeeper/metrics/prometheusText.ts';
import { readPrometheus } from '../support/prometheusText.ts';

const anyText = fc.string({
  unit: fc.constantFrom('a', '"', '\\', '\n', '{', '}', ',', '=', ' ', 'ä'),
});
const anyNumber = fc.double();

it('says every value of every label so that it is read back', () => {
  const anyLabels = fc.dictionary(fc.constantFrom('a', 'b'), anyText);
  fc.assert(
    fc.property(anyLabels, anyText, anyNumber, (labels, help, value) => {
      const sample = { labels, value };
      const text = renderFamilies([{ name: 'x', type: 'gauge', help, samples: [sample] }]);
      const read = readPrometheus(text).get('x')?.series;
      const sorted = Object.fromEntries(
        Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)),
      );
      const found = read?.get(`x${renderLabels(sorted)}`) ?? Number.NEGATIVE_INFINITY;
      expect(found + 0).toBe(value + 0);
    }),
  );
});

// What any server could say, the names of nodes in the keys included (PathUtils allows no control character).
const anyKey = fc.string({
  unit: fc.constantFrom('a', '1', '_', '"', '\\', '{', '}', ',', '=', ' ', 'ä'),
});
const anyName = fc.constantFrom(...describedMetrics.map(({ name }) => name), 'new', 'jvm_x_total');
const anyLine = fc
  .tuple(
    fc.constantFrom('', 'avg_', 'min_', 'max_', 'cnt_', 'sum_', 'p50_', 'p999_'),
    fc.oneof(
      fc.constant(''),
      anyKey.map((key) => `${key}_`),
    ),
    anyName,
    fc.constantFrom('', '_count', '_sum', '{quantile="0.5"}', '{key="a"b",quantile="0.5"}'),
    fc.oneof(fc.integer().map(String), fc.constantFrom('NaN', '1.5E7', 'Infinity', 'text')),
  )
  .map(([statistic, key, name, rest, value]) => `zk_${statistic}${key}${name}${rest}\t${value}\n`);

it('gives a scrape that Prometheus reads, whatever mntr says', () => {
  fc.assert(
    fc.property(fc.array(anyLine), fc.string(), fc.string(), anyText, (lines, srvr, conf, path) => {
      const mntr = accept(lines.join(''));
      const checkup = toCheckup({ srvr: accept(srvr), mntr, conf: accept(conf) });
      const text = renderPrometheus(checkup, [{ path, bytes: 2, freeBytes: 1 }]);
      expect(readPrometheus(text).get('zookeeper_member_up')?.type).toBe('gauge');
    }),
    { numRuns: 2000 },
  );
});
