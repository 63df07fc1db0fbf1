import { readFileSync } from 'node:fs';

/** What the folder of one of the manifests says about it. */
export function readCommands(folder: string): readonly (readonly string[])[] {
  const text = readFileSync(`${folder}/README.md`, 'utf8');
  const blocks = [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block);
  return blocks
    .flatMap((block) => block.split('\n'))
    .map((line) => line.replace(/ +#.*$/, '').trim())
    .filter((line) => line.startsWith('kubectl '))
    .map((line) => splitWords(line).slice(1));
}

/** Of a line for a shell: words between blanks, or between single quotes. */
function splitWords(line: string): readonly string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain = '']) => quoted ?? plain);
}

/** Whether a command is about the namespace that a test has made already, and that all its commands name. */
export function isOfNamespace([verb, what]: readonly string[]): boolean {
  return verb === 'config' || what === 'namespace';
}
