import { isatty } from 'node:tty';
import { styleText } from 'node:util';
import { writeStdout } from '../src/tool/writeText.ts';
import { fitLine, renderSeconds, renderStep } from './lines.ts';

/** One thing that the demo does, while it goes on. */
export interface Step {
  /** What stands beside the step's title; a function is asked at every redrawing. */
  readonly show: (text: string | (() => string)) => void;
}

export interface Outcome<T> {
  readonly value: T;
  /** What the step's line says in the end. */
  readonly says: string;
  /** The words before the time, as in `ready after`. */
  readonly took?: string;
}

export interface Screen {
  /** Shows a step while it goes on, and its outcome in its place. */
  readonly step: <T>(title: string, work: (step: Step) => Promise<Outcome<T>>) => Promise<T>;
  /** Marks the step that goes on as failed: whatever it still does is of no interest any more. */
  readonly giveUp: () => void;
  readonly print: (text: string) => void;
}

type End = (mark: '✓' | '✗', says: string, took?: string) => void;

const stdout = 1;
const redrawMs = 100;
const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const;
const clearLine = '\r\u001b[2K';
const nothing = () => '';

/**
 * On a terminal the step that goes on is one line, redrawn in place; elsewhere every step is one
 * plain line when it is over.
 */
export function createScreen(): Screen {
  const isTerminal = isatty(stdout);
  let current: { readonly title: string; readonly end: End } | undefined;

  const begin = (title: string): Step & { readonly end: End } => {
    const startMs = performance.now();
    let beside = nothing;
    let frame = 0;
    const draw = () => {
      frame = (frame + 1) % frames.length;
      const more = beside();
      const text = `  ${frames[frame] ?? ''} ${title}${more === '' ? '' : `: ${more}`}`;
      write(`${clearLine}${fitLine(text, process.stdout.columns)}`);
    };
    const timer = isTerminal ? setInterval(draw, redrawMs) : undefined;
    if (isTerminal) draw();
    const end: End = (mark, says, took) => {
      if (current?.end !== end) return;
      current = undefined;
      clearInterval(timer);
      const shown = isTerminal ? paint(mark) : mark;
      const time = `${took ?? ''} ${renderSeconds(performance.now() - startMs)}`.trim();
      const line = renderStep(shown, says, time, isTerminal ? process.stdout.columns : undefined);
      write(`${isTerminal ? clearLine : ''}${line}\n`);
    };
    current = { title, end };
    return {
      end,
      show: (text) => {
        beside = typeof text === 'string' ? () => text : text;
      },
    };
  };

  return {
    print: write,
    giveUp: () => current?.end('✗', current.title, 'given up after'),
    step: async (title, work) => {
      const step = begin(title);
      try {
        const { value, says, took } = await work(step);
        step.end('✓', says, took);
        return value;
      } catch (error) {
        step.end('✗', title, 'given up after');
        throw error;
      }
    },
  };
}

function paint(mark: '✓' | '✗'): string {
  return styleText(mark === '✓' ? 'green' : 'red', mark, { stream: process.stdout });
}

// A terminal or a pipe that has gone away must not keep the servers from being stopped.
function write(text: string): void {
  try {
    writeStdout(text);
  } catch {
    // nobody reads any more
  }
}
