/** Whether a template turns something on; an expression may, so it counts as on. */
export function isOn(value: unknown): boolean {
  return value !== undefined && value !== false && value !== 'false';
}
