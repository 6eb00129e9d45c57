import { parseLine } from './naive-line.mjs';

export async function handler(event) {
  const metrics = { Requests: 0, ClientErrors: 0, ServerErrors: 0, Bytes: 0, MalformedLines: 0 };
  const clients = new Set();
  for (const { kinesis } of event.Records) {
    const row = parseLine(Buffer.from(kinesis.data, 'base64').toString());
    if (row.parse_error) {
      metrics.MalformedLines += 1;
      continue;
    }
    metrics.Requests += 1;
    metrics.Bytes += row.bytes ?? 0;
    if (row.status >= 400 && row.status < 500) metrics.ClientErrors += 1;
    if (row.status >= 500) metrics.ServerErrors += 1;
    clients.add(row.client_ip);
  }
  console.log(JSON.stringify({ ...metrics, DistinctClients: clients.size }));
  return { state: {}, batchItemFailures: [] };
}
