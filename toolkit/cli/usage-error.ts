/** The command was called in a way it does not know: one line says what, and it ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
