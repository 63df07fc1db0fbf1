import { describe, expect, it } from 'vitest';
import { parseBundle } from '../../../../manifests/checks/bundle.ts';
import { findSchemaProblems } from '../../../../manifests/checks/schemas.ts';

const service = (spec: string, rest = '') =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: zk-cs }\nspec: ${spec}\n${rest}`;

describe('findSchemaProblems', () => {
  it.each([
    [
      'a value of another type',
      service('{ ports: [{ port: client }] }'),
      ['/spec/ports/0/port: type'],
    ],
    ['an unknown field', service('{ port: [] }'), ['/spec/port: unknown field']],
    [
      'an unknown field of an item',
      service('{ ports: [{ port: 1, nam: x }] }'),
      ['/spec/ports/0/nam: unknown'],
    ],
    ['an unknown field of the whole', service('{}', 'specs: {}'), ['/specs: unknown field']],
    [
      'a field that is missing',
      service('{ ports: [{ name: client }] }'),
      ['/spec/ports/0: required'],
    ],
    ['a word that is none', service('{ type: Cluster }'), ['/spec/type: enum']],
    [
      'a version that is gone',
      'apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: { name: zk-pdb }\n',
      ['no schema is known of policy/v1beta1 PodDisruptionBudget'],
    ],
  ])('finds %s', (_, text, problems) => {
    expect(findSchemaProblems(parseBundle(text))).toEqual(
      problems.map((problem) => expect.stringContaining(problem)),
    );
  });

  it('takes keys that are the operator’s own', () => {
    const text =
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, labels: { b: c } }\ndata: { d: e }\n';
    expect(findSchemaProblems(parseBundle(text))).toEqual([]);
  });
});
