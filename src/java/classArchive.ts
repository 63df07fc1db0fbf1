/**
 * The options with which java loads classes from an archive, where it fits. An archive of another java or of
 * other jars is left alone, which takes java several lines to say; one is left, `[cds,dynamic] Unable to use
 * shared archive`, and `-Xlog:cds` behind them brings back the rest.
 */
export function shareArchive(path: string): readonly string[] {
  return [`-XX:SharedArchiveFile=${path}`, '-Xshare:auto', '-Xlog:cds=off'];
}

/** Whether options of the JVM are about archives: two in one command, or one that is used while another is written, are an error of java's. */
export function choosesArchive(options: readonly string[]): boolean {
  return options.some((option) =>
    /^-X(?:share:|X:(?:SharedArchiveFile|ArchiveClassesAtExit)=)/.test(option),
  );
}
