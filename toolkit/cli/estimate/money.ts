const GROUPED = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export function dollars(usd: number): string {
  return GROUPED.format(usd);
}

export function dollarsPerGigabyte(usd: number): string {
  return usd.toFixed(4);
}

/** An unverified price is marked. */
export function marked(text: string, verified: boolean): string {
  return verified ? text : `${text} *`;
}
