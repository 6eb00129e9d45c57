const MINUTE = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)Z$/;

/** The minute in the basic form of ISO 8601: a tag of a stream takes no colon. */
export function formatMinute(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace(/[-:]/g, '')}Z`;
}

/** Milliseconds since 1970; undefined for anything but such a minute. */
export function parseMinute(text: string): number | undefined {
  const time = Date.parse(text.replace(MINUTE, '$1-$2-$3T$4:$5Z'));
  return MINUTE.test(text) && !Number.isNaN(time) ? time : undefined;
}
