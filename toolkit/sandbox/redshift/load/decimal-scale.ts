const PLAIN = /^(\s*[+-]?\d*)(?:\.(\d*))?\s*$/;

/** A number without the digits behind its scale; what is written otherwise stays as it is. */
export function toScale(text: string, scale: number): string {
  const [, integer, fraction] = PLAIN.exec(text) ?? [];
  if (integer === undefined || fraction === undefined || fraction.length <= scale) return text;
  return scale === 0 ? `${integer}.0` : `${integer}.${fraction.slice(0, scale)}`;
}
