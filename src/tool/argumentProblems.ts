import { type CommandLine, spellingsOf } from './commandLine.ts';
import { findNearest } from './nearest.ts';
import { quote } from './parsers.ts';

/** What is wrong with arguments that `parseArguments` does not read: one line for each problem. */
export function findArgumentProblems(line: CommandLine, argv: readonly string[]): string[] {
  const { options, maxOperands } = line;
  const help = `see ${line.tool} --help`;
  const spellings = spellingsOf(options);
  const problems: string[] = [];
  let operandCount = 0;
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? '';
    if (!word.startsWith('-') || word === '-') {
      operandCount++;
      if (operandCount === maxOperands + 1) {
        const meant = suggestInline(line, argv[index - 1], word);
        problems.push(`expected ${countOf(maxOperands)}, got ${quote(word)} (${meant ?? help})`);
      }
      continue;
    }
    const [, flag = word, inline] = /^([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    const name = nameOf(flag, spellings);
    const type = name === undefined ? undefined : options[name]?.type;
    if (type === undefined) {
      problems.push(`${flag.split(/\s/, 1).join('')}: unknown flag (${explain(flag, line)})`);
    } else if (type === 'value' && inline === undefined) {
      const next = argv[index + 1];
      if (next === undefined || next.startsWith('--')) {
        problems.push(`${flag}: expected a value behind it (${help})`);
      } else index++;
    } else if (type === 'switch' && inline !== undefined && !/^(?:true|false)$/.test(inline)) {
      problems.push(`${flag}: expected true or false, got ${quote(inline)}`);
    }
  }
  return problems;
}

function explain(flag: string, { tool, options, elsewhere }: CommandLine): string {
  if (elsewhere !== undefined && nameOf(flag, spellingsOf(elsewhere.options)) !== undefined) {
    return elsewhere.reason;
  }
  const nearest = findNearest(flag.replace(/^-+/, ''), spellingsOf(options).keys());
  return nearest === undefined ? `see ${tool} --help` : `did you mean --${nearest}?`;
}

function nameOf(flag: string, spellings: ReadonlyMap<string, string>): string | undefined {
  return flag.startsWith('--') ? spellings.get(flag.slice(2).replaceAll('_', '-')) : undefined;
}

function countOf(maxOperands: number): string {
  if (maxOperands === 0) return 'no operand';
  return maxOperands === 1 ? 'one operand at most' : `${maxOperands} operands at most`;
}

/** How a value is written for a flag that takes none behind a blank, as in `--watch 5s`. */
function suggestInline(line: CommandLine, flag: string | undefined, word: string) {
  const name = nameOf(flag ?? '', spellingsOf(line.options));
  const type = name === undefined ? undefined : line.options[name]?.type;
  const isValue = type === 'optional' || (type === 'switch' && /^(?:true|false)$/.test(word));
  return isValue ? `write ${flag}=${word}` : undefined;
}
