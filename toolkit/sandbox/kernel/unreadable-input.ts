/** Something the user named cannot be read: one line says what, and the command ends with exit code 2. */
export class UnreadableInput extends Error {
  override readonly name = 'UnreadableInput';
}
