const EXTENSION = /^\.[0-9a-z!\-_.*'()]{1,127}$/;

/** What keys end with; without one, or with an empty one, that of the format. */
export function fileExtension(given: string | undefined, standard: string): string {
  if (given === undefined || given === '') return standard;
  if (EXTENSION.test(given)) return given;
  throw new Error(
    `FileExtension must be a dot and up to 127 lowercase letters, digits or !-_.*'(), got ${JSON.stringify(given)}`,
  );
}
