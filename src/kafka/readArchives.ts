import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Archives, archiveNames } from './archives.ts';

interface Place {
  readonly kafkaHome: string;
  /** KAFKA_CDS_ARCHIVE. */
  readonly given: string | undefined;
}

/** The archives of classes that are there. */
export function readArchives({ kafkaHome, given }: Place): Archives {
  return {
    broker: ifThere(given ?? join(kafkaHome, archiveNames.broker)),
    storage: ifThere(join(kafkaHome, archiveNames.storage)),
  };
}

function ifThere(path: string): string | undefined {
  return existsSync(path) ? path : undefined;
}
