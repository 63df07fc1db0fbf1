import { type FileWrite, renderFiles, renderMode, shownText } from '../files/fileWrite.ts';
import { hideInOption } from '../java/secretOption.ts';
import { renderCommand } from '../java/shellWords.ts';
import { describeFormat } from './command/foundingOptions.ts';
import { generateFiles, hideSecrets } from './command/generatedFiles.ts';
import { brokerArguments, type CommandFacts } from './command/serverCommand.ts';
import type { BrokerPlan } from './plan/brokerPlan.ts';
import { type Preflight, renderFinding } from './preflight/preflight.ts';
import { renderTitle } from './title.ts';

/** A broker as far as it is shown; nothing of it may show a secret. */
export interface Shown {
  readonly plan: Pick<
    BrokerPlan,
    'properties' | 'mode' | 'roles' | 'nodeId' | 'logDirs' | 'founding'
  >;
  readonly security: { readonly files: readonly FileWrite[] };
  readonly command: CommandFacts;
  readonly preflight: Preflight;
  /** The cluster id to format the storage with, if it is to be formatted. */
  readonly formatAs: string | undefined;
  /** Whether that id was drawn by chance, so that a start would draw another. */
  readonly isDrawn: boolean;
  readonly warnings: readonly string[];
}

/** Every file, the command of the broker as a shell takes it, and what would come before it. */
export function renderDryRun(shown: Shown): string {
  const { plan, command, preflight, formatAs } = shown;
  const findings = [
    renderTitle(plan, command.version),
    ...(formatAs === undefined ? [] : [renderFormat(shown)]),
    ...preflight.findings.map(renderFinding),
    ...preflight.refusals.map(({ subject, problem }) => `refused: ${subject}: ${problem}`),
  ];
  return [
    renderFiles(listFiles(shown)),
    `==> command <==\n${renderCommand(listCommand(shown))}\n`,
    `==> preflight <==\n${findings.map((line) => `${line}\n`).join('')}`,
  ].join('\n');
}

function renderFormat(shown: Shown): string {
  const { plan } = shown;
  const id = findClusterId(shown);
  const cluster = id === undefined ? 'a new cluster, with an id by chance' : `cluster ${id}`;
  return `would format ${describeFormat(plan, cluster)}`;
}

function findClusterId({ formatAs, isDrawn }: Shown): string | undefined {
  return isDrawn ? undefined : formatAs;
}

/** What came of a dry run. */
export interface Outcome {
  readonly exitCode: number;
  readonly problems: readonly string[];
  /** None where what was asked for is no broker. */
  readonly shown: Shown | undefined;
}

/** The same for programs: one JSON object, with the same fields whatever came of it. */
export function renderDryRunJson({ exitCode, problems, shown }: Outcome): string {
  const report = {
    ok: exitCode === 0,
    exitCode,
    problems,
    warnings: shown?.warnings ?? [],
    findings: shown?.preflight.findings ?? [],
    broker: shown === undefined ? null : describe(shown),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function describe(shown: Shown) {
  const { plan, command, formatAs } = shown;
  const properties = [...hideSecrets(plan.properties).values()].toSorted((a, b) =>
    a.key < b.key ? -1 : 1,
  );
  return {
    version: command.version,
    mode: plan.mode,
    roles: plan.roles,
    nodeId: plan.nodeId,
    formats: formatAs === undefined ? [] : plan.logDirs,
    clusterId: findClusterId(shown) ?? null,
    founding: formatAs === undefined || plan.founding.type === 'none' ? null : plan.founding.type,
    properties: Object.fromEntries(properties.map(({ key, value }) => [key, value])),
    files: listFiles(shown).map((file) => ({
      path: file.path,
      mode: renderMode(file.mode),
      secret: file.secret === true,
      text: shownText(file) ?? null,
    })),
    command: listCommand(shown),
  };
}

function listFiles({ plan, security, command }: Shown): readonly FileWrite[] {
  return [...security.files, ...generateFiles(command, hideSecrets(plan.properties))];
}

function listCommand({ command }: Shown): string[] {
  return ['java', ...brokerArguments(command).map((word) => hideInOption(word))];
}
