import type { Database } from '../database';
import type { ProvideRequest, Provider } from '../provider';
import { findRelation } from '../relation';
import { parseStreaming, requireSameStream, type Streaming, streamingId } from './streaming-request';
import { alterSource, createRecordsView, createSource, recordsView, rowsView } from './streaming-statements';

/** Views of a stream; they outlive their stack, with everything they have read. */
export const streaming: Provider = {
  async provide({ properties, oldProperties, standingId, database }: ProvideRequest): Promise<string> {
    const wanted = parseStreaming(properties);
    const old = oldProperties === undefined ? undefined : parseStreaming(oldProperties);
    requireSameStream(wanted, standingId);
    await provideSource(database, wanted, old);
    const standing = await database.firstColumn(findRelation(recordsView(wanted.tableName)));
    if (standing.length === 0) await database.runAlone(createRecordsView(wanted));
    if (showsOtherRows(wanted, old)) await database.run(rowsView(wanted));
    return streamingId(wanted);
  },
};

async function provideSource(database: Database, wanted: Streaming, old: Streaming | undefined): Promise<void> {
  await database.runAlone(createSource(wanted));
  if (old !== undefined && old.roleArn !== wanted.roleArn) await database.runAlone(alterSource(wanted));
}

/** To put the view anew takes what was granted on it: that is done only where it changes. */
function showsOtherRows(wanted: Streaming, old: Streaming | undefined): boolean {
  return JSON.stringify(definition(wanted)) !== JSON.stringify(old && definition(old));
}

function definition({ tableName, columns, idColumn }: Streaming): unknown {
  return { tableName, columns, idColumn };
}
