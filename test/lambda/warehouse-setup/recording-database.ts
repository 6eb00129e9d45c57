import type { Database } from '../../../lambda/warehouse-setup/database';

export interface Recording {
  readonly database: Database;
  /** What ran: a list for each transaction, a text for what ran outside of one. */
  readonly ran: (string | string[])[];
  readonly queries: string[];
}

/** A database that keeps what it is told to run, and finds what it is told stands. */
export function recordingDatabase(standing: string[] = []): Recording {
  const ran: (string | string[])[] = [];
  const queries: string[] = [];
  const database: Pick<Database, 'run' | 'runAlone' | 'firstColumn'> = {
    run: async (statements) => void ran.push(statements),
    runAlone: async (statement) => void ran.push(statement),
    firstColumn: async (query) => {
      queries.push(query);
      return standing;
    },
  };
  return { database: database as Database, ran, queries };
}
