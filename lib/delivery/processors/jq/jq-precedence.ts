const LEVELS = ['|', ',', '//', '= |= += -= *= /= %= //=', 'or', 'and', '== != < <= > >=', '+ -', '* / %'].map(
  (level) => level.split(' '),
);

/** How tightly a binary operator binds, from 0; undefined for what is none. */
export function precedenceOf(text: string): number | undefined {
  const level = LEVELS.findIndex((operators) => operators.includes(text));
  return level < 0 ? undefined : level;
}

/** What binds tighter than addition, and so than a sign. */
export const FACTOR = LEVELS.length - 1;

/** Whether `a op b op c` is an error. */
export function isNotAssociative(level: number): boolean {
  return level === precedenceOf('=') || level === precedenceOf('==');
}
