import { expect, it } from 'vitest';
import { renderFamilies } from '../../../../src/tool/prometheus.ts';
import { toProviderFamilies } from '../../../../src/zookeeper/metrics/providerFamilies.ts';
import { parseMntr } from '../../../../src/zookeeper/replies/mntr.ts';

/** The samples, without HELP, for lines of mntr without their zk_. */
function scrape(...lines: readonly string[]): string[] {
  const metrics = parseMntr(
    lines.map((line) => `zk_${line.replace(/ (?=\S+$)/, '\t')}\n`).join(''),
  );
  const text = renderFamilies(toProviderFamilies(metrics.ok ? metrics.value : []));
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('# HELP'));
}

it('takes a gauge and a counter as they are, and leaves out what is no number', () => {
  expect(scrape('version 3.9.5-x', 'avg_latency 0.4286', 'diff_count 2')).toEqual([
    '# TYPE avg_latency gauge',
    'avg_latency 0.4286',
    '# TYPE diff_count counter',
    'diff_count 2',
  ]);
});

it('makes a summary of what the default provider measured', () => {
  const figures = ['avg', 'min', 'max', 'cnt', 'sum', 'p50', 'p95', 'p99', 'p999'];
  const lines = figures.map((figure, index) => `${figure}_readlatency ${index}`);
  expect(scrape(...lines)).toEqual([
    '# TYPE readlatency summary',
    'readlatency_count 3',
    'readlatency_sum 4',
    'readlatency{quantile="0.5"} 5',
    'readlatency{quantile="0.95"} 6',
    'readlatency{quantile="0.99"} 7',
    'readlatency{quantile="0.999"} 8',
  ]);
});

it('says NaN for a quantile of nothing, as the provider for Prometheus does', () => {
  expect(scrape('cnt_readlatency 0', 'p50_readlatency 0')).toContain(
    'readlatency{quantile="0.5"} NaN',
  );
});

it.each([
  ['cnt_zookeeper_write_per_namespace 1', 'write_per_namespace_count{key="zookeeper"} 1'],
  ['cnt_a b_write_per_namespace 1', 'write_per_namespace_count{key="a b"} 1'],
  ['cnt_q"uo_write_per_namespace 1', String.raw`write_per_namespace_count{key="q\"uo"} 1`],
  ['cnt_cnt_x_read_per_namespace 1', 'read_per_namespace_count{key="cnt_x"} 1'],
  ['cnt_x_fsynctime_read_per_namespace 1', 'read_per_namespace_count{key="x_fsynctime"} 1'],
  ['cnt_2_learner_handler_qp_size 3', 'learner_handler_qp_size_count{key="2"} 3'],
  ['cnt_1_ack_latency 3', 'ack_latency_count{key="1"} 3'],
  ['cnt_quorum_ack_latency 3', 'quorum_ack_latency_count 3'],
  ['n0_quota_count_limit_per_namespace 7', 'quota_count_limit_per_namespace{key="n0"} 7'],
  ['n0_quota_exceeded_error_per_namespace 7', 'quota_exceeded_error_per_namespace{key="n0"} 7'],
])('labels what the default provider writes into the name: %s', (line, sample) => {
  expect(scrape(line)).toContain(sample);
});

it('takes over what the provider for Prometheus measured', () => {
  const lines = [
    'node_created_watch_count{quantile="0.5"} NaN',
    'node_created_watch_count_count 0.0',
    'node_created_watch_count_sum 0.0',
    'write_per_namespace{key="q"uo",quantile="0.5"} 6.0',
    'write_per_namespace_count{key="back\\sl"} 1.0',
    'quota_count_limit_per_namespace{key="n0"} 5.0',
    'jvm_gc_collection_seconds_count{gc="Copy"} 1.0',
    'jvm_threads_started_total 48.0',
    'jvm_memory_bytes_used{area="heap"} 2.7632256E7',
    'process_cpu_seconds_total 1.11',
  ];
  expect(scrape(...lines)).toEqual([
    '# TYPE node_created_watch_count summary',
    'node_created_watch_count{quantile="0.5"} NaN',
    'node_created_watch_count_count 0',
    'node_created_watch_count_sum 0',
    '# TYPE write_per_namespace summary',
    String.raw`write_per_namespace{key="q\"uo",quantile="0.5"} 6`,
    String.raw`write_per_namespace_count{key="back\\sl"} 1`,
    '# TYPE quota_count_limit_per_namespace gauge',
    'quota_count_limit_per_namespace{key="n0"} 5',
    '# TYPE jvm_gc_collection_seconds summary',
    'jvm_gc_collection_seconds_count{gc="Copy"} 1',
    '# TYPE jvm_threads_started_total counter',
    'jvm_threads_started_total 48',
    '# TYPE jvm_memory_bytes_used gauge',
    'jvm_memory_bytes_used{area="heap"} 27632256',
    '# TYPE process_cpu_seconds_total counter',
    'process_cpu_seconds_total 1.11',
  ]);
});

it('gives names of 3.4 as later versions have them', () => {
  expect(scrape('followers 2')).toEqual(['# TYPE learners gauge', 'learners 2']);
});

it('does not guess the type of what it does not know, nor break the text by its name', () => {
  expect(scrape('new-figure 1', 'new.figure 2', 'cnt_new_time 3')).toEqual([
    '# TYPE new_figure untyped',
    'new_figure 1',
    '# TYPE new_time summary',
    'new_time_count 3',
  ]);
});

it('gives no name two types', () => {
  expect(scrape('new_time 1', 'cnt_new_time 3')).toEqual(['# TYPE new_time untyped', 'new_time 1']);
});
