import type { Entries } from '../kafka/properties/entries.ts';
import { hideInOption } from '../java/secretOption.ts';
import { renderCommand } from '../java/shellWords.ts';
import { type FileWrite, renderFiles } from '../files/fileWrite.ts';
import { generateFiles, hideSecrets } from './command/generatedFiles.ts';
import { brokerArguments, type CommandFacts } from './command/serverCommand.ts';

interface Shown {
  readonly plan: { readonly properties: Entries };
  readonly security: { readonly files: readonly FileWrite[] };
  readonly command: CommandFacts;
}

/** Every file and the command of the broker, without the secrets in them. */
export function renderDryRun({ plan, security, command }: Shown): string {
  const files = [...security.files, ...generateFiles(command, hideSecrets(plan.properties))];
  const words = brokerArguments(command).map((word) => hideInOption(word));
  return `${renderFiles(files)}\n==> command <==\n${renderCommand(['java', ...words])}\n`;
}
