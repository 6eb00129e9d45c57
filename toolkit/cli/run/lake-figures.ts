import { readRows } from '../../sandbox/lake/lake-reader';
import type { Sandbox } from '../../sandbox/sandbox';

export interface LakeFigures {
  readonly objects: number;
  readonly rows: number;
  readonly malformed: number;
  /** Rows that are not repetitions of one another; absent where rows have no event_id to tell by. */
  readonly distinctRows?: number;
  /** Where the objects lie; empty when nothing delivers to S3. */
  readonly folders: readonly string[];
}

/** Counts what lies in the buckets that delivery streams deliver to, by reading it. */
export async function lakeFigures(sandbox: Sandbox): Promise<LakeFigures> {
  const rows = new RowCount();
  const folders = new Set<string>();
  let objects = 0;
  for (const { kind, bucket, prefix, isErrorKey } of sandbox.rooms.deliveries.destinations()) {
    if (kind !== 's3') continue;
    const keys = (await sandbox.objects(bucket, prefix)).map(({ key }) => key);
    const files = keys.filter((key) => !isErrorKey(key)).map((key) => sandbox.rooms.buckets.file(bucket, key));
    objects += files.length;
    folders.add(sandbox.rooms.buckets.folder(bucket));
    await readRows({ files, columns: ['event_id', 'parse_error'] }, (found) => rows.add(found));
  }
  return { objects, ...rows.figures(), folders: [...folders] };
}

class RowCount {
  private rows = 0;
  private malformed = 0;
  private unidentified = 0;
  private readonly ids = new Set<unknown>();

  add(rows: readonly Record<string, unknown>[]): void {
    for (const { event_id, parse_error } of rows) {
      this.rows++;
      if (parse_error !== undefined && parse_error !== null) this.malformed++;
      if (event_id === undefined || event_id === null) this.unidentified++;
      else this.ids.add(event_id);
    }
  }

  figures(): Pick<LakeFigures, 'rows' | 'malformed' | 'distinctRows'> {
    const distinctRows = this.unidentified > 0 ? undefined : this.ids.size;
    return { rows: this.rows, malformed: this.malformed, distinctRows };
  }
}
