import { type Bundle, titleOf } from './bundle.ts';

/** Objects that take each other's place, and those that would not be where the others are. */
export function findNameProblems(bundle: Bundle): string[] {
  const titles = bundle.map((object) => titleOf(object));
  const twice = titles.filter((title, index) => titles.indexOf(title) !== index);
  return [
    ...twice.map((title) => `${title}: is there twice`),
    ...bundle
      .filter(({ metadata }) => metadata.namespace !== undefined)
      .map((object) => `${titleOf(object)}: has a namespace of its own, and kubectl -n is refused`),
  ];
}
