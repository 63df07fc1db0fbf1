/** Without the characters up to the blank at both ends (String.trim), which leaves blanks of Unicode. */
export function trimAsJava(text: string): string {
  return text.replaceAll(/^[\0- ]+|[\0- ]+$/g, '');
}
