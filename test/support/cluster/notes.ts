import { readFileSync } from 'node:fs';
import { images, storageClasses } from './given.ts';
import { change, parseManifest, type Resource } from './resources.ts';

const folder = 'test/fixtures/cluster';
const claims = { storageClass: storageClasses.usual, accessMode: 'ReadWriteOnce' };

/** The manifest that people have copied for years, with another image, class and access mode, and a PDB of today's API. */
export function readNotesZookeeper(): readonly Resource[] {
  const text = readFileSync(`${folder}/notesZookeeper.yaml`, 'utf8');
  return change(parseManifest(text.replace('policy/v1beta1', 'policy/v1')), {
    images: { 'kubernetes-zookeeper': images.zookeeper },
    ...claims,
  });
}

/** That of Kafka, with another image, class and access mode, and the ensemble's Service for somebody's cluster IP. */
export function readNotesKafka(): readonly Resource[] {
  const text = readFileSync(`${folder}/notesKafka.yaml`, 'utf8');
  return change(parseManifest(text.replace('10.97.205.89:2181', 'zk-cs:2181')), {
    images: { 'kubernetes-kafka': images.kafkaWithZooKeeper },
    ...claims,
  });
}
