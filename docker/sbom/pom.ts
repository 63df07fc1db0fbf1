export interface Coordinates {
  readonly group: string;
  readonly artifact: string;
  readonly version: string;
}

/** What a Maven pom says of its licences, or whose it inherits. */
export interface Pom {
  readonly licenses: readonly string[];
  readonly parent: Coordinates | undefined;
}

/** Reads a pom; what comments say does not count. */
export function parsePom(text: string): Pom {
  const xml = text.replaceAll(/<!--[\s\S]*?-->/g, '');
  const licenses = /<licenses>([\s\S]*?)<\/licenses>/.exec(xml)?.[1] ?? '';
  const parent = /<parent>([\s\S]*?)<\/parent>/.exec(xml)?.[1];
  return {
    licenses: [...licenses.matchAll(/<name>([\s\S]*?)<\/name>/g)].map(([, name = '']) =>
      name.trim().replaceAll('&amp;', '&'),
    ),
    parent:
      parent === undefined
        ? undefined
        : {
            group: textOf(parent, 'groupId'),
            artifact: textOf(parent, 'artifactId'),
            version: textOf(parent, 'version'),
          },
  };
}

function textOf(xml: string, tag: string): string {
  return new RegExp(`<${tag}>\\s*(.*?)\\s*</${tag}>`, 's').exec(xml)?.[1] ?? '';
}

/** Where Maven's local repository has an artifact, by the name of its jar: `org/slf4j/slf4j-api/2.0.13/slf4j-api-2.0.13.jar`. */
export function coordinatesOf(path: string): Coordinates {
  const parts = path.split('/').slice(0, -1);
  const [version = '', artifact = ''] = parts.toReversed();
  return { group: parts.slice(0, -2).join('.'), artifact, version };
}

export function pomPath({ group, artifact, version }: Coordinates): string {
  return `${group.replaceAll('.', '/')}/${artifact}/${version}/${artifact}-${version}.pom`;
}
