const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/^\s*UNLOAD\b/i, 'UNLOAD'],
  [/^\s*CREATE\s+EXTERNAL\b/i, 'CREATE EXTERNAL'],
  [/^\s*(?:CREATE|ALTER|DROP)\s+(?:DATABASE|DATASHARE|MODEL|LIBRARY)\b/i, 'a database, datashare, model or library'],
  [/^\s*(?:SET|RESET)\s+(?:LOCAL\s+|SESSION\s+)?(?:ROLE|AUTHORIZATION)\b/i, 'a change of the user'],
  [/\bQUALIFY\b/i, 'QUALIFY'],
];

/** @throws Error for what Redshift has and the sandbox cannot run */
export function refuseUnsupported(code: string): string {
  const refused = REFUSED.find(([pattern]) => pattern.test(code));
  if (refused !== undefined) throw new Error(`${refused[1]} does not run in the sandbox`);
  return code;
}
