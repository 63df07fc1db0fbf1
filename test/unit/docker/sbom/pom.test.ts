import { expect, it } from 'vitest';
import { coordinatesOf, parsePom, pomPath } from '../../../../docker/sbom/pom.ts';

it('reads licences, and not those of a comment', () => {
  const text = `<project>
    <!-- <licenses><license><name>None</name></license></licenses> -->
    <licenses>
      <license><name>Apache License, Version 2.0</name></license>
      <license><name> EPL &amp; more </name></license>
    </licenses>
  </project>`;
  expect(parsePom(text)).toEqual({
    licenses: ['Apache License, Version 2.0', 'EPL & more'],
    parent: undefined,
  });
});

it('reads whose it inherits', () => {
  const text = `<project><parent>
      <groupId>org.slf4j</groupId><artifactId>slf4j-parent</artifactId>
      <version>
        2.0.13
      </version></parent></project>`;
  const parent = { group: 'org.slf4j', artifact: 'slf4j-parent', version: '2.0.13' };
  expect(parsePom(text)).toEqual({ licenses: [], parent });
  expect(pomPath(parent)).toBe('org/slf4j/slf4j-parent/2.0.13/slf4j-parent-2.0.13.pom');
});

it('knows a jar by its place', () => {
  expect(coordinatesOf('io/netty/netty-tcnative/2.0/netty-tcnative-2.0-linux.jar')).toEqual({
    group: 'io.netty',
    artifact: 'netty-tcnative',
    version: '2.0',
  });
});
