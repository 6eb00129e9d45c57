/** What nests deeper cannot be written as JSON again everywhere. */
export const MAX_DEPTH = 64;

/** Whether what was parsed is without danger: not nested deeply, without a member `__proto__`, without a number that may be rounded. */
export function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value === 'number') return value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER;
  if (typeof value !== 'object' || value === null) return true;
  if (depth === MAX_DEPTH) return false;
  return Array.isArray(value) ? hasPlainElements(value, depth + 1) : hasPlainMembers(value, depth + 1);
}

function hasPlainElements(array: readonly unknown[], depth: number): boolean {
  for (let i = 0; i < array.length; i++) if (!isPlain(array[i], depth)) return false;
  return true;
}

function hasPlainMembers(object: object, depth: number): boolean {
  for (const name in object) {
    if (name === '__proto__' || !isPlain(object[name as keyof object], depth)) return false;
  }
  return true;
}
