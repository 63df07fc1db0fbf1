/** `npm run readme:fix`: makes the tables of the README and of docs/ anew from the code. */
import { readFile, writeFile } from 'node:fs/promises';
import { keyGroups } from '../src/zookeeper/keys/keys.ts';
import { chapters } from './chapters.ts';
import { describedMetrics } from '../src/zookeeper/metrics/describedMetrics.ts';
import { ownMetrics } from '../src/zookeeper/metrics/memberFamilies.ts';
import { kafkaMetrics } from './kafkaMetrics.ts';
import { renderKafkaMetricPage } from './kafkaMetricTable.ts';
import { renderKeyPage } from './keyTable.ts';
import { renderMetricPage } from './metricTable.ts';
import { renderReadme } from './readme.ts';

const rewrite = async (path: string, render: (text: string) => string) => {
  await writeFile(path, render(await readFile(path, 'utf8')));
};

await rewrite('README.md', (readme) => renderReadme(readme, chapters));
await rewrite('docs/zoo-cfg-keys.md', (page) => renderKeyPage(page, keyGroups()));
await rewrite('docs/metrics.md', (page) =>
  renderMetricPage(page, { own: ownMetrics, described: describedMetrics }),
);
await rewrite('docs/kafka-metrics.md', (page) => renderKafkaMetricPage(page, kafkaMetrics));
