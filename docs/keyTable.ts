import { type Key, oldestVersion, type Place, renderSince } from '../src/zookeeper/keys/key.ts';
import type { KeyGroup } from '../src/zookeeper/keys/keys.ts';
import { renderVersion } from '../src/zookeeper/version.ts';
import { renderTable, replacePart } from './markdown.ts';

const belongs: Readonly<Record<Place, string>> = {
  config: 'zoo.cfg',
  property: 'zoo.cfg or JVM',
  jvm: 'JVM',
  client: "a client's JVM",
};

/** The page of zoo.cfg's keys with its tables made anew from the code. */
export function renderKeyPage(page: string, groups: readonly KeyGroup[]): string {
  const tables = groups.map(({ title, keys }) => `## ${title}\n\n${renderKeys(keys)}`).join('\n');
  return replacePart('docs/zoo-cfg-keys.md', page, 'keys', tables);
}

function renderKeys(keys: readonly Key[]): string {
  const head = ['Key', 'Since', 'Type and range', 'Default of the server', 'Meaning', 'Belongs to'];
  return renderTable([
    head,
    ...keys.map((key) => [
      `\`${key.name}\``,
      renderLife(key),
      key.kind.shown,
      key.fallback ?? '',
      key.doc,
      renderPlace(key),
    ]),
  ]);
}

/** Since when a key is there, and until when; nothing of one that always was. */
function renderLife(key: Key): string {
  const since = renderSince(key);
  const shown = since === renderVersion(oldestVersion) ? '' : since;
  return key.until === undefined
    ? shown
    : `${shown}, gone in ${renderVersion(key.until)}`.replace(/^, /, '');
}

/** The flag is named where a reader could not tell it from the key. */
function renderPlace({ place, flag }: Key): string {
  return place === 'config' || flag === undefined
    ? belongs[place]
    : `${belongs[place]}, as \`-D${flag}\``;
}
