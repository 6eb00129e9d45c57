/** How many records stand in a backup, which holds them one after the other, nothing between; and how many bytes beside them. */
export interface BackupFigures {
  readonly records: number;
  readonly otherBytes: number;
}

export function backupFigures(records: readonly Buffer[], backup: Buffer): BackupFigures {
  let at = 0;
  let found = 0;
  for (const record of records) {
    if (!backup.subarray(at, at + record.length).equals(record)) continue;
    at += record.length;
    found++;
  }
  return { records: found, otherBytes: backup.length - at };
}
