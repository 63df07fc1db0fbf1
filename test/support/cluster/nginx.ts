import { readFileSync } from 'node:fs';
import { images, storageClasses } from './given.ts';
import { change, parseManifest, renderFolder, type Resource } from './resources.ts';

/** The manifest of the notes with another image and class of the claims, and nothing else changed. */
export function readNotesNginx(): readonly Resource[] {
  const manifest = parseManifest(readFileSync('test/fixtures/cluster/notesNginx.yaml', 'utf8'));
  const wanted = { images: { nginx: images.nginx }, storageClass: storageClasses.usual };
  return change(manifest, wanted);
}

/** What manifests/nginx has for production, on volumes that follow their pods. */
export async function renderNginx(nginx: string = images.nginx): Promise<readonly Resource[]> {
  return change(await renderFolder('manifests/nginx/overlays/production'), {
    images: { page: nginx, nginx },
    storageClass: storageClasses.movable,
  });
}

/** The same, with `?rate=` for the bytes a second that nginx gives at most; the suffix tells two configurations apart. */
export function withRates(resources: readonly Resource[], suffix = 'rates'): readonly Resource[] {
  const text = JSON.stringify(resources)
    .replaceAll(/nginx-conf-\w+/g, `nginx-conf-${suffix}`)
    .replace('index index.html;', 'index index.html; limit_rate $arg_rate;');
  return JSON.parse(text) as Resource[];
}

/** What the client's pod is told by askPages.mts of pods that each show their own name. */
export function ownPages(pods: readonly string[]): string {
  return pods.map((pod) => `200 ${pod}`).join('\n');
}
