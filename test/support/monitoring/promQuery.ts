import { parser } from '@prometheus-io/lezer-promql';

type SyntaxNode = ReturnType<typeof parser.parse>['topNode'];

export interface Matcher {
  readonly label: string;
  readonly operator: string;
  readonly value: string;
}

export interface Selector {
  readonly metric: string;
  readonly matchers: readonly Matcher[];
}

/** What a query of Prometheus asks for. */
export interface PromQuery {
  readonly selectors: readonly Selector[];
  /** Every label that series are grouped or joined by. */
  readonly grouping: readonly string[];
  /** Those of its aggregations alone. */
  readonly aggregatedBy: readonly string[];
}

/** Functions that take what a series was over a time; nothing else does. */
const ofRanges: ReadonlySet<string> = new Set([
  'Rate',
  'Increase',
  'PredictLinear',
  'PresentOverTime',
]);

/** Reads a query by the grammar of Prometheus's own editor; throws where it is none, or asks for a time in the wrong place. */
export function parseQuery(text: string): PromQuery {
  const selectors: { metric: string; matchers: Matcher[] }[] = [];
  const grouping: string[] = [];
  const aggregatedBy: string[] = [];
  parser.parse(text).iterate({
    enter: ({ type, from, to, node }) => {
      const part = text.slice(from, to);
      if (type.isError) throw new Error(`no query at ${from}: ${text}`);
      if (type.name === 'VectorSelector') {
        const name = node.getChild('Identifier');
        if (name === null) throw new Error(`a selector without a name: ${part}`);
        selectors.push({ metric: text.slice(name.from, name.to), matchers: [] });
      }
      if (type.name === 'FunctionCall' || type.name === 'MatrixSelector') checkRange(node, part);
      if (type.name === 'UnquotedLabelMatcher') selectors.at(-1)?.matchers.push(parseMatcher(part));
      if (type.name === 'LabelName' && node.parent?.name === 'GroupingLabels') {
        grouping.push(part);
        if (node.parent.parent?.name === 'AggregateModifier') aggregatedBy.push(part);
      }
    },
  });
  return { selectors, grouping, aggregatedBy };
}

/** A call of such a function has a time in its first argument, and a time stands nowhere but in such a call. */
function checkRange(node: SyntaxNode, text: string): void {
  const call = node.name === 'FunctionCall' ? node : node.parent?.parent;
  const called = call?.getChild('FunctionIdentifier')?.firstChild?.name ?? '';
  const first = call?.getChild('FunctionCallBody')?.firstChild?.name;
  const isOfRange = node.name === 'MatrixSelector' || first === 'MatrixSelector';
  if (isOfRange !== ofRanges.has(called)) throw new Error(`a time in the wrong place: ${text}`);
}

function parseMatcher(text: string): Matcher {
  const [, label, operator, value] = /^(\w+)\s*(=~|!~|!=|=)\s*"([^"\\]*)"$/.exec(text) ?? [];
  if (label === undefined || operator === undefined || value === undefined) {
    throw new Error(`a matcher that is read nowhere: ${text}`);
  }
  return { label, operator, value };
}
