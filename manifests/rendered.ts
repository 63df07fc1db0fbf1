import { createHash } from 'node:crypto';
import { parseAllDocuments, stringify } from 'yaml';

interface Origin {
  readonly folder: string;
  /** Of the files that it was made of. */
  readonly digest: string;
}

/**
 * What kustomize has printed, as one file that says where it comes from. Written anew, so that two versions of
 * kustomize make the same bytes of the same objects.
 */
export function renderOverlay(printed: string, { folder, digest }: Origin): string {
  const documents = parseAllDocuments(printed, { version }).map((document) =>
    stringify(document.toJS(), { version, lineWidth: 0, sortMapEntries: true }),
  );
  const body = documents.join('---\n');
  return `${headerOf(folder)} ${digest} ${hashOf(body)}\n${body}`;
}

/** The digest that a rendered file says it was made from. */
export function digestIn(rendered: string, folder: string): string | undefined {
  const [line = ''] = rendered.split('\n', 1);
  const header = `${headerOf(folder)} `;
  return line.startsWith(header) ? line.slice(header.length).split(' ', 1)[0] : undefined;
}

/** Whether a rendered file is what was written: nobody has edited it since. */
export function isUntouched(rendered: string): boolean {
  const end = rendered.indexOf('\n');
  return rendered.slice(0, end).endsWith(` ${hashOf(rendered.slice(end + 1))}`);
}

// As kustomize and kubectl read: 0440 is an octal number, and yes is no word unless it is quoted.
const version = '1.1';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

const headerOf = (folder: string) => `# Made by npm run render from ${folder}: do not edit.`;
