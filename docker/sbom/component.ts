/** A part of an image, as CycloneDX 1.6 has it in `components`. */
export interface Component {
  readonly type: 'library' | 'application' | 'framework';
  readonly group?: string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licenses: readonly License[];
  readonly hashes?: readonly { readonly alg: 'SHA-256'; readonly content: string }[];
}

export type License = { readonly license: { readonly id: string } | { readonly name: string } };

/** What licences are called in poms and packages, and by which identifier of SPDX they are known. */
const known: readonly (readonly [RegExp, string])[] = [
  [/apache.*2|^asl 2|\bal ?2\.0/i, 'Apache-2.0'],
  [/^(?:the )?mit(?: license)?(?: \(mit\))?$|^expat$/i, 'MIT'],
  [/^mit-0$/i, 'MIT-0'],
  [/^isc$/i, 'ISC'],
  [/epl[- ]?2|eclipse public license.*2/i, 'EPL-2.0'],
  [/eclipse public license.*1|^epl[- ]?1/i, 'EPL-1.0'],
  [/eclipse distribution license|^edl/i, 'BSD-3-Clause'],
  [
    /(?:gpl|gnu general public license).*(?:cpe|classpath)/i,
    'GPL-2.0-only WITH Classpath-exception-2.0',
  ],
  // without the plus, it is not said whether a later one does as well: it stays as it is called
  [/^lgpl[- ]2\.1(?:\+|-or-later)$/i, 'LGPL-2.1-or-later'],
  [/bsd[- ]?2|2-clause/i, 'BSD-2-Clause'],
  [/bsd[- ]?3|3-clause|(?:new|modified) bsd/i, 'BSD-3-Clause'],
  [/mpl 1\.1|mozilla public license.*1\.1/i, 'MPL-1.1'],
  [/cddl.*1\.1/i, 'CDDL-1.1'],
  [/cddl/i, 'CDDL-1.0'],
  [/cc0|public domain/i, 'CC0-1.0'],
];

/** The licence of a name: an identifier of SPDX where it is known, else the name as it is. */
export function nameLicense(name: string): License {
  const text = name.trim().replaceAll(/\s+/g, ' ');
  const [, id] = known.find(([pattern]) => pattern.test(text)) ?? [];
  if (id === undefined) return { license: { name: text } };
  return id.includes(' ') ? { license: { name: id } } : { license: { id } };
}

/** Licences of these names, each once. */
export function nameLicenses(names: readonly string[]): License[] {
  const byText = new Map(
    names.map((name) => {
      const license = nameLicense(name);
      return [JSON.stringify(license), license] as const;
    }),
  );
  return [...byText.values()];
}
