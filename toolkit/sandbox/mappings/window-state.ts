/** The state that a response carries, as JSON text; undefined when it carries none. */
export function windowState(response: unknown): string | undefined {
  if (typeof response !== 'object' || response === null) return undefined;
  const { state } = response as Record<string, unknown>;
  return typeof state === 'object' && state !== null ? JSON.stringify(state) : undefined;
}
