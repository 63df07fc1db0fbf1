import { type BuiltImage, listImages } from '../docker/images.ts';
import { measureImageStarts } from './measureImageStarts.ts';
import { measureRebuild } from './measureRebuild.ts';
import { print } from './print.ts';
import { type Layer, readLayers, readSize } from './readLayers.ts';
import type { Target } from './report.ts';
import { buildImage } from './runDocker.ts';

const rounds = 5;
const megabyte = 1e6;

/** What each image may weigh, its base included, in MB. */
const limits = { zookeeper: 340, kafka: 430 } as const;

/** How one member that stands alone is run. */
const flags = {
  zookeeper: ['--hostname', 'zk-0', '-e', 'ZK_REPLICAS=1'],
  kafka: ['--hostname', 'kafka-0', '-e', 'KAFKA_REPLICAS=1'],
} as const;

/** Measures the images that `npm run images` has built against those that have the distribution's JRE, and scripts in the place of tools. */
export async function benchImages(): Promise<Target[]> {
  const targets: Target[] = [];
  for (const image of listImages()) targets.push(...(await benchImage(image)));
  return targets;
}

async function benchImage({ name, version, tag }: BuiltImage): Promise<Target[]> {
  const stock = `stock-${name}:${version}`;
  await buildImage({ dockerfile: `bench/stock/${name}.Dockerfile`, version, tag: stock });
  const [layers, stockLayers] = [await readLayers(tag), await readLayers(stock)];
  print(`\n${tag}\n${renderLayers(layers)}\n${stock}\n${renderLayers(stockLayers)}`);
  const [size, stockSize] = [await readSize(tag), await readSize(stock)];
  const archives = sum(layers.filter(({ text }) => text === 'archives of classes'));
  const contenders = [tag, stock].map((own) => ({ tag: own, flags: flags[name] }));
  print(`${rounds} starts in turns\n`);
  const [ownMs = Number.NaN, stockMs = Number.NaN] = await measureImageStarts(
    name,
    contenders,
    rounds,
  );
  print(`from docker run to serving: ${ownMs.toFixed(0)} ms, stock ${stockMs.toFixed(0)} ms\n`);
  const rebuildSeconds = await measureRebuild(name, version);
  print(`built again after a change of one source file: ${rebuildSeconds.toFixed(1)} s\n`);
  return [
    {
      text: `${tag}, size`,
      bound: 'at most',
      limit: limits[name],
      unit: 'MB',
      figure: size / megabyte,
    },
    {
      text: `${tag} without archives of classes to ${stock}, size`,
      bound: 'at most',
      limit: 1,
      figure: (size - archives) / stockSize,
    },
    {
      text: `${tag} to ${stock}, from docker run to serving`,
      bound: 'at most',
      limit: 1,
      figure: ownMs / stockMs,
    },
    {
      text: `${tag}, built again after a change of one source file`,
      bound: 'at most',
      limit: 20,
      unit: 's',
      figure: rebuildSeconds,
    },
  ];
}

function renderLayers(layers: readonly Layer[]): string {
  const lines = [...layers, { bytes: sum(layers), text: 'in all' }];
  return lines
    .map(({ bytes, text }) => `${(bytes / megabyte).toFixed(1).padStart(8)} MB  ${text}\n`)
    .join('');
}

function sum(layers: readonly Layer[]): number {
  return layers.reduce((bytes, layer) => bytes + layer.bytes, 0);
}
