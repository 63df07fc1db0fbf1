import type { Verdict } from './health.ts';

/** What a path is answered with. */
export interface Page {
  readonly status: number;
  /** As in `content-type`. */
  readonly type: string;
  readonly body: string;
}

/** By path. Each is asked anew for every request. */
export type Routes = Readonly<Record<string, () => Page | Promise<Page>>>;

const plain = 'text/plain; charset=utf-8';

/** 200 or 503, as a probe understands it, with the reason in one line. */
export function verdictPage({ healthy, reason }: Verdict): Page {
  return { status: healthy ? 200 : 503, type: plain, body: `${reason}\n` };
}

/** A page of words alone. */
export function textPage(status: number, line: string): Page {
  return { status, type: plain, body: `${line}\n` };
}

/** What is said at a path that leads nowhere. */
export function unknownPage(routes: Routes): Page {
  const paths = Object.keys(routes);
  const list = [paths.slice(0, -1).join(', '), ...paths.slice(-1)].filter(Boolean).join(' and ');
  return textPage(404, `only ${list} are served here`);
}
