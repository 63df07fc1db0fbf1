import { clientSettings } from '../src/zookeeper/clientSettings.ts';
import { zkSettings } from '../src/zookeeper/settings.ts';
import type { Chapter } from './readme.ts';

/** The tables of settings that the README shows, in its order. */
export const chapters: readonly Chapter[] = [
  { title: '`zkGenConfig`', spec: zkSettings },
  { title: '`zkOk` and `zkMetrics`', spec: clientSettings },
];
