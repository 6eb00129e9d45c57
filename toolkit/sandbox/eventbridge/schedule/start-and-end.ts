import type { Recurrence } from './recurrence';

/** The moments that are not before the start nor after the end. */
export function startAndEnd(
  recurrence: Recurrence,
  {
    start = Number.NEGATIVE_INFINITY,
    end = Number.POSITIVE_INFINITY,
  }: { readonly start?: number; readonly end?: number },
): Recurrence {
  return {
    after: (time) => {
      const next = recurrence.after(Math.max(time, start - 1));
      return next !== undefined && next <= end ? next : undefined;
    },
  };
}
