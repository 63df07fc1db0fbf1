import { expect, it } from 'vitest';
import { nameLicense, nameLicenses } from '../../../../docker/sbom/component.ts';
import { licensesIn } from '../../../../docker/sbom/copyright.ts';

it.each([
  ['Apache License, Version 2.0', 'Apache-2.0'],
  ['The Apache Software License, Version 2.0', 'Apache-2.0'],
  ['Apache-2.0', 'Apache-2.0'],
  ['The MIT License', 'MIT'],
  ['The MIT License (MIT)', 'MIT'],
  ['Expat', 'MIT'],
  ['LGPL-2.1+', 'LGPL-2.1-or-later'],
  ['Modified BSD', 'BSD-3-Clause'],
  ['Eclipse Public License - v 1.0', 'EPL-1.0'],
  ['EPL 2.0', 'EPL-2.0'],
  ['EDL 1.0', 'BSD-3-Clause'],
  ['BSD 2-Clause License', 'BSD-2-Clause'],
])('%s is %s', (name, id) => {
  expect(nameLicense(name)).toEqual({ license: { id } });
});

it.each([
  ['GPL2 w/ CPE', 'GPL-2.0-only WITH Classpath-exception-2.0'],
  ['  A licence\n of its own', 'A licence of its own'],
  ['LGPL-2.1', 'LGPL-2.1'],
  ['GNU Lesser General Public License', 'GNU Lesser General Public License'],
])('%j is called %s', (name, text) => {
  expect(nameLicense(name)).toEqual({ license: { name: text } });
});

it('names each once', () => {
  expect(nameLicenses(['MIT', 'The MIT License', 'ISC'])).toEqual([
    { license: { id: 'MIT' } },
    { license: { id: 'ISC' } },
  ]);
});

it('reads those of a copyright file that is made for it', () => {
  const text =
    'Format: https://x/\n\nFiles: *\nLicense: GPL-2+\n text\n\nFiles: b\nLicense: MIT \n';
  expect(licensesIn(text)).toEqual(['GPL-2+', 'MIT']);
});

it('reads those of any other by the texts that it refers to', () => {
  const text = 'see /usr/share/common-licenses/GPL-3. And /usr/share/common-licenses/LGPL-2.1 too.';
  expect(licensesIn(text)).toEqual(['GPL-3', 'LGPL-2.1']);
});

it('says of one without names where to read', () => {
  expect(licensesIn('You may do with it as you like.')).toEqual(['as its copyright file says']);
});
