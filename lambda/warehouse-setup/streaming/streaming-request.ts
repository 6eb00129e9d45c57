import type { DatabaseTarget } from '../database';
import {
  type Column,
  columnsOf,
  databaseId,
  matching,
  memberOf,
  name,
  type Properties,
  parseTarget,
  roleArn,
} from '../request';

/** A stream, and the view that shows its records as rows. */
export interface Streaming extends DatabaseTarget {
  readonly roleArn: string;
  readonly streamName: string;
  readonly tableName: string;
  readonly columns: readonly Column[];
  readonly idColumn?: string;
}

const STREAM_NAME = /^[\w.-]{1,128}$/;

/** Checks every word which becomes part of a statement. */
export function parseStreaming(properties: Properties): Streaming {
  const columns = columnsOf(properties.Columns);
  return {
    ...parseTarget(properties),
    roleArn: roleArn(properties),
    streamName: matching('StreamName', properties.StreamName, STREAM_NAME, 'the name of a stream'),
    tableName: name('TableName', properties.TableName),
    columns,
    idColumn: memberOf(columns, 'IdColumn', properties.IdColumn),
  };
}

/** Another view is another resource, and says which stream it reads. */
export function streamingId(streaming: Streaming): string {
  return `${viewId(streaming)}${streaming.streamName}`;
}

/** A view goes on from where it was in its stream: what it holds is not of another one. */
export function requireSameStream(streaming: Streaming, standingId: string | undefined): void {
  const view = viewId(streaming);
  const { tableName, streamName } = streaming;
  if (!standingId?.startsWith(view) || standingId === `${view}${streamName}`) return;
  const reads = `its records are those of the stream ${standingId.slice(view.length)}`;
  throw new Error(
    `warehouse-setup: TableName must be another for the stream ${streamName}, as ${reads}, got "${tableName}"`,
  );
}

function viewId(streaming: Streaming): string {
  return [databaseId(streaming), streaming.tableName, 'streaming', ''].join('/');
}
