/** The moment a look was called for, in milliseconds since 1970: alarm actions and schedules both name it. */
export function timeOfLook({ time }: Readonly<Record<string, unknown>>): number {
  const now = Date.parse(String(time));
  if (Number.isNaN(now)) throw new Error(`shard-autoscaler: time must be a time, got ${JSON.stringify(time)}`);
  return now;
}
