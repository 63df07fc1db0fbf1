import { runDocker } from './runDocker.ts';

export interface Layer {
  readonly bytes: number;
  /** What it adds, for a person. */
  readonly text: string;
}

// Each the first that fits: what the instructions of our Dockerfiles and of those in bench/stock have in them.
const texts: readonly (readonly [RegExp, string])[] = [
  [/openjdk-21-jre-headless/, "the distribution's JRE, nc, ps"],
  [/apt-get install/, 'tini (and ps for ZooKeeper), user, folders, no setuid'],
  [/usr\/local\/bin\/node/, 'Node'],
  [/COPY .*\/opt\/java|in \/opt\/java/, 'Java, of the modules that are used'],
  [/in \/opt\/(?:zookeeper\/lib|kafka\/libs)/, 'jars of the server'],
  [/\.jsa|in \/opt\/(?:zookeeper|kafka)\/ *$/, 'archives of classes'],
  [/in \/ *$|COPY \/image/, 'tools, their names, list of parts'],
  [/ln -s \/opt\/java/, 'links to java'],
  [/COPY .* in \/usr\/bin/, 'scripts'],
];

/** The layers of an image that weigh something, the base first. */
export async function readLayers(tag: string): Promise<readonly Layer[]> {
  const format = '{{.Size}}\t{{.CreatedBy}}';
  const history = await runDocker(
    'history',
    '--no-trunc',
    '--human=false',
    '--format',
    format,
    tag,
  );
  return history
    .split('\n')
    .toReversed()
    .map((line, index) => {
      const [size = '', by = ''] = line.split('\t');
      const [, known] = texts.find(([pattern]) => pattern.test(by)) ?? [];
      return { bytes: Number(size), text: index === 0 ? 'Debian, the base' : (known ?? by) };
    })
    .filter(({ bytes }) => bytes > 100);
}

/** The size of an image, its base included, as `docker image inspect` tells it. */
export async function readSize(tag: string): Promise<number> {
  return Number(await runDocker('image', 'inspect', '-f', '{{.Size}}', tag));
}
