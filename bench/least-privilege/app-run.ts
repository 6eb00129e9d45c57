import type { Sandbox } from '../../toolkit/sandbox/sandbox';

/** What an app came to, as counts. */
export type Outcome = Readonly<Record<string, number>>;

/** Has an app do all it is for, what it does at failures included, and counts what came of it. */
export type AppRun = (sandbox: Sandbox) => Promise<Outcome>;

export const MINUTE_MS = 60_000;

/** Turns time forward by so many minutes. */
export async function passMinutes({ clock }: Sandbox, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) await clock.advance(MINUTE_MS);
}
