/** A value that clients hand back as they got it. */
export function encodeToken(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64');
}

/** Undefined for a text that is no token. */
export function decodeToken<T extends object>(token: string): Partial<T> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64').toString());
    return typeof value === 'object' && value !== null ? (value as Partial<T>) : undefined;
  } catch {
    return undefined;
  }
}
