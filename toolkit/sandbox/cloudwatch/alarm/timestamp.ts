/** As alarms write the time: `2026-01-01T00:00:00.000+0000`. */
export function timestamp(time: number): string {
  return new Date(time).toISOString().replace('Z', '+0000');
}
