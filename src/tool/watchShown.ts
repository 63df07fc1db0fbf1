import { setTimeout as sleep } from 'node:timers/promises';
import { ExitCode } from './exitCode.ts';
import { ToolError } from './toolError.ts';
import { writeStderr, writeStdout } from './writeText.ts';
import { chooseLines, closeScreen, countRows, openScreen, renderFrame, toLines } from './frame.ts';
import type { Shown } from './shown.ts';

export interface Watch {
  /** Whose complaints they are. */
  readonly tool: string;
  readonly everyMs: number;
  /** Whether each look is drawn over the one before, on a terminal. */
  readonly inPlace: boolean;
  /** Whether a block begins with the time; programs would have to skip it. */
  readonly dated: boolean;
}

/**
 * Looks again and again, until it is asked to stop or nobody reads any more. A look that fails is
 * shown as such, and the next one follows.
 */
export async function watchShown(look: () => Promise<Shown>, watch: Watch): Promise<number> {
  const stop = new AbortController();
  const requestStop = (): void => stop.abort();
  for (const signal of stopSignals) process.on(signal, requestStop);
  try {
    const screen = watch.inPlace ? openDrawing(watch.everyMs) : openBlocks(watch);
    try {
      while (!stop.signal.aborted) {
        const start = performance.now();
        const shown = await survive(look);
        if (stop.signal.aborted || !screen.show(shown)) break;
        await rest(watch.everyMs - (performance.now() - start), stop.signal);
      }
    } finally {
      screen.close();
    }
  } finally {
    for (const signal of stopSignals) process.off(signal, requestStop);
  }
  return ExitCode.Ok;
}

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

async function survive(look: () => Promise<Shown>): Promise<Shown> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return { text: '', problems: error.problems, exitCode: error.exitCode };
  }
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(Math.max(0, ms), undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

interface Screen {
  /** Gives whether anybody still reads. */
  readonly show: (shown: Shown) => boolean;
  readonly close: () => void;
}

function openBlocks({ tool, dated }: Watch): Screen {
  return {
    show: ({ text, problems }) => {
      for (const problem of problems) writeStderr(`${tool}: ${problem}\n`);
      const date = dated ? `${new Date().toISOString()}\n` : '';
      return text === '' || writeStdout(`${date}${text}\n`);
    },
    close: () => {},
  };
}

function openDrawing(everyMs: number): Screen {
  let head: readonly string[] = [];
  let last: Shown | undefined;
  // A terminal that does not know its size says 0.
  const draw = (): boolean => {
    const [columns, rows] = [process.stdout.columns || 80, process.stdout.rows || 24];
    const room = { columns, rows: rows - countRows(head, columns) };
    const lines = last === undefined ? [] : chooseLines(last, room);
    return writeStdout(renderFrame([...head, ...lines], { columns, rows }));
  };
  process.stdout.on('resize', draw);
  writeStdout(openScreen);
  return {
    show: (shown) => {
      const time = new Date().toISOString().slice(11, 19);
      head = [`every ${everyMs / 1000} s, ${time} UTC (Ctrl-C ends it)`, ''];
      last = shown;
      return draw();
    },
    close: () => {
      process.stdout.off('resize', draw);
      // The last look stays to be read, all of it.
      const lines = last === undefined ? [] : toLines(last);
      writeStdout(`${closeScreen}${lines.join('\n')}\n`);
    },
  };
}
