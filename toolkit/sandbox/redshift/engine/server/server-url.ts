import { UnreadableInput } from '../../../kernel/unreadable-input';

/** @throws UnreadableInput unless it leads to a PostgreSQL server */
export function requireServerUrl(owner: string, url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed !== undefined && /^postgres(?:ql)?:$/.test(parsed.protocol) && parsed.hostname !== '') return;
  throw new UnreadableInput(`${owner} must be postgres://user@host:port/database, got ${withoutPassword(url)}`);
}

function withoutPassword(url: string): string {
  return url.replace(/:[^:@/]*@/, ':***@');
}
