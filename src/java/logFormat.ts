import { parseChoice } from '../tool/parsers.ts';

/** `text` for people, `json` for programs that collect logs: one object a line. */
export type LogFormat = 'text' | 'json';

export const parseLogFormat = parseChoice<LogFormat>('text', 'json');
