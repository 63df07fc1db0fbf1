/** The code of a failed system call, such as `ENOENT`; any other error is thrown on as a bug. */
export function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return error.code;
  throw error;
}
