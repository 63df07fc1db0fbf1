import { ExitCode } from '../../tool/exitCode.ts';
import type { Shown } from '../../tool/shown.ts';
import { askOwnLook, type How, type OwnNode } from './askOwnLook.ts';
import type { ScrapedNode } from './figures.ts';
import { renderLook, renderSilence, renderState } from './scrapeText.ts';

/** Asks the server of this pod for what Prometheus scrapes; of one that does not answer it tells that. */
export async function askScrape(
  node: OwnNode & ScrapedNode,
  how: Omit<How, 'keepMinIsr' | 'wide'>,
): Promise<Shown> {
  const answered = await askOwnLook(node, {
    ...how,
    wide: false,
    keepMinIsr: (askMinIsr) => askMinIsr,
  });
  const { state, figures } = answered.ok ? renderLook(node, answered.value) : renderSilence(node);
  const text = `${renderState(state)}${figures}`;
  return answered.ok
    ? { text, problems: [], exitCode: ExitCode.Ok }
    : { text, problems: [answered.reason], exitCode: ExitCode.Unavailable };
}
