const zoneLabel = 'topology.kubernetes.io/zone';

/**
 * The rack that a file names: its only line, or the zone among the labels of a pod, which a downwardAPI
 * volume writes as `key="value"` with the escapes of Go. Undefined where there is none.
 */
export function parseRackFile(text: string): string | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const label = lines.find((line) => line.startsWith(`${zoneLabel}=`));
  if (label !== undefined) return unquote(label.slice(zoneLabel.length + 1));
  const [only, ...more] = lines;
  return more.length > 0 || only?.includes('=') === true ? undefined : only;
}

function unquote(text: string): string | undefined {
  const inside = text.replace(/^"(.*)"$/, '$1').replaceAll(/\\(.)/g, '$1');
  return inside === '' ? undefined : inside;
}
