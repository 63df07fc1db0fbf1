import type { Entries } from '../kafka/properties/entries.ts';
import { hideInOption } from '../java/secretOption.ts';
import { renderFiles } from '../files/fileWrite.ts';
import { generateFiles, hideSecrets } from './command/generatedFiles.ts';
import { brokerArguments, type CommandFacts } from './command/serverCommand.ts';

interface Shown {
  readonly plan: { readonly properties: Entries };
  readonly command: CommandFacts;
}

/** Every file and the command of the broker, without the secrets in them. */
export function renderDryRun({ plan, command }: Shown): string {
  const files = generateFiles(command.paths, hideSecrets(plan.properties), command.version);
  const words = brokerArguments(command).map((word) => hideInOption(word));
  return `${renderFiles(files)}\n==> command <==\njava ${words.join(' ')}\n`;
}
