import { accept, type Parsed, reject } from '../../tool/parsed.ts';

/** What `{…}` in an advertised address may stand for; undefined is what this pod does not have. */
export interface PodWords {
  readonly ordinal: number | undefined;
  readonly id: number;
  readonly pod: string;
  readonly domain: string | undefined;
  readonly fqdn: string | undefined;
}

const names = ['ordinal', 'id', 'pod', 'domain', 'fqdn'] as const;
type Name = (typeof names)[number];

/**
 * Replaces `{pod}`, `{domain}`, `{fqdn}`, `{ordinal}` and `{id}`, and sums of numbers and the last two,
 * such as `{32400+ordinal}`, so that one text in a manifest gives every pod its own address.
 */
export function expandPlaceholders(text: string, words: PodWords): Parsed<string> {
  const problems: string[] = [];
  const expanded = text.replaceAll(/\{([^{}]*)\}/g, (placeholder, inside: string) => {
    const value = evaluate(inside, words);
    if (value.ok) return value.value;
    problems.push(`${placeholder}: ${value.problem}`);
    return placeholder;
  });
  const [problem] = problems;
  return problem === undefined ? accept(expanded) : reject(problem);
}

export function hasPlaceholder(text: string): boolean {
  return /\{[^{}]*\}/.test(text);
}

function evaluate(inside: string, words: PodWords): Parsed<string> {
  const terms = inside.split('+').map((term) => term.trim());
  const [first = ''] = terms;
  if (terms.length === 1 && !/^\d+$/.test(first)) {
    if (!isName(first)) return reject(`expected one of ${names.join(', ')}, or a sum`);
    const value = words[first];
    return value === undefined ? reject(`this pod has no ${first}`) : accept(String(value));
  }
  let sum = 0;
  for (const term of terms) {
    const value = /^\d{1,9}$/.test(term) ? Number(term) : undefined;
    if (value === undefined && term !== 'ordinal' && term !== 'id') {
      return reject('expected a sum of numbers, ordinal and id, such as {32400+ordinal}');
    }
    const number = value ?? words[term === 'id' ? 'id' : 'ordinal'];
    if (number === undefined) return reject(`this pod has no ${term}`);
    sum += number;
  }
  return accept(String(sum));
}

function isName(text: string): text is Name {
  return names.some((name) => name === text);
}
