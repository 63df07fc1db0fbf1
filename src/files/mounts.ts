/** The places that something is mounted on, from the text of /proc/self/mountinfo (proc_pid_mountinfo(5)). */
export function parseMountPoints(mountinfo: string): ReadonlySet<string> {
  const points = mountinfo.split('\n').map((line) => line.split(' ')[4]);
  return new Set(points.filter((point) => point !== undefined).map(unescapeOctal));
}

/** Blanks and the like are written as `\040`. */
function unescapeOctal(text: string): string {
  return text.replaceAll(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}
