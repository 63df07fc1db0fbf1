/** The flag with which an image's ENTRYPOINT calls its start tool. */
const entryFlag = '--generate';

/**
 * The command of another program that a start tool was given in the place of its own arguments, as by
 * `docker run <image> sh -c …`, where the tool is the image's ENTRYPOINT; none where they begin with a flag,
 * a verb of the tool or the name of a configuration.
 */
export function foreignCommand(
  argv: readonly string[],
  ownWords: readonly string[] = [],
): readonly string[] {
  const command = argv[0] === entryFlag ? argv.slice(1) : argv;
  const [name = '-'] = command;
  const isOwn =
    name === '' ||
    name.startsWith('-') ||
    ownWords.includes(name) ||
    /\.(?:cfg|properties)$/.test(name);
  return isOwn ? [] : command;
}
