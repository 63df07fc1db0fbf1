import { readdirSync, readFileSync } from 'node:fs';

/** The processes that have a text in their command line or environment, as `pid command`. */
export function findProcesses(text: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => readProcess(pid, 'cmdline').concat(readProcess(pid, 'environ')).includes(text))
    .map((pid) => `${pid} ${readProcess(pid, 'cmdline').replaceAll('\0', ' ')}`);
}

function readProcess(pid: string, file: 'cmdline' | 'environ'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return ''; // it has just ended, or is somebody else's
  }
}
