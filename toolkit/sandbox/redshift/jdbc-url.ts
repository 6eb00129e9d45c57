export interface JdbcUrl {
  readonly host: string;
  readonly port: number;
  readonly database: string;
}

const DEFAULT_PORT = 5439;
const PATTERN = /^jdbc:(?:redshift|postgresql):\/\/([^/:]+)(?::(\d+))?\/([^?;]+)/;

export function parseJdbcUrl(url: string): JdbcUrl {
  const match = PATTERN.exec(url);
  if (match === null) throw new Error(`WarehouseRoom: jdbcUrl must be jdbc:redshift://host:port/database, got ${url}`);
  const [, host = '', port = DEFAULT_PORT, database = ''] = match;
  return { host, port: Number(port), database };
}
